// Whether the request is realistic, what stands in its way, and what would be near it.

import { fill, h } from "../../core/dom.js";
import { fixed, percent } from "../../core/format.js";
import { labelOf, sameAmong, term } from "../../core/names.js";
import { post } from "../../core/api.js";
import { newest } from "../../core/wait.js";
import { movement, moveWords } from "./movement.js";
import { kindOf, representative, TOLERANCE, toleranceOf } from "./target-kinds.js";

const KIND = { realistic: "good", marginal: "warn", unrealistic: "bad" };
const MARK = { realistic: "✓", marginal: "!", unrealistic: "✕" };

/** The panel that follows the request live. */
export function verdict(draft, signal) {
  const place = h("div", { role: "status", "aria-live": "polite", class: "stack" });
  const ask = newest((model, request, stop) => post(["models", model, "check"], { request }, stop), signal);
  const follow = async () => {
    // A new model is asked once its conditions are known.
    if (draft.conditions.model !== draft.study.model) return undefined;
    const request = requestOf(draft);
    if (Object.keys(request).length === 0) {
      draft.judge(null);
      return fill(place, h("p", { class: "quiet" }, "Nothing is asked of the film's structure yet."));
    }
    try {
      const answer = await ask(draft.study.model, request);
      if (answer) show(place, answer, draft);
    } catch (error) {
      draft.judge(null);
      fill(place, h("p", { class: "bad" }, error.message));
    }
    return undefined;
  };
  draft.addEventListener("study", follow);
  draft.addEventListener("conditions", follow);
  follow();
  return h("section", { class: "panel", "aria-labelledby": "verdict-title" },
    h("h2", { id: "verdict-title" }, "Is it realistic?"), place, fillIn(draft));
}

/** One value a target that is a condition of the model: what is asked of the training distribution. */
export function requestOf({ study, conditions }) {
  return Object.fromEntries(Object.entries(study.targets ?? {})
    .map(([name, target]) => [sameAmong(conditions.names, name), representative(target)])
    .filter(([name, value]) => name && Number.isFinite(value)));
}

/** The targets that the training distribution knows nothing of. */
function others({ study, conditions }) {
  return Object.entries(study.targets ?? {})
    .filter(([name, target]) => kindOf(target) !== "none" && !sameAmong(conditions.names, name))
    .map(([name]) => name);
}

function show(place, answer, draft) {
  draft.judge(answer);
  fill(place,
    h("div", { class: `verdict ${KIND[answer.verdict]}`, data: { verdict: answer.verdict } },
      h("span", { "aria-hidden": "true" }, MARK[answer.verdict]), h("span", {}, answer.verdict)),
    h("p", { class: "quiet" }, density(answer)),
    beyond(others(draft)),
    (answer.broken_laws ?? []).map((law) => h("p", { class: "bad" }, lawText(law))),
    blockers(answer, draft),
    answer.nearest_realistic && nearest(answer.nearest_realistic.values, draft));
}

function beyond(names) {
  return names.length === 0 ? null : h("p", { class: "quiet" }, "Sought by the run and not judged here: ",
    names.map((name, index) => [index > 0 ? ", " : "", term(name)]), ".");
}

const lawText = (law) => typeof law === "string" ? law : law.message ?? law.text ?? JSON.stringify(law);

/** Every share in one wording and with the same digits, so that they can be held against each other. */
export const shareWords = (share) => percent(share, 1);

function density(answer) {
  const bounds = `realistic from ${shareWords(answer.realistic_from)} on, marginal from ${shareWords(answer.marginal_from)}`;
  return `${shareWords(answer.density_quantile)} of the training films are less typical than this request; ${bounds}.`;
}

/** The verdict on a request that this share of the training films is less typical than. */
function verdictOf(share, { realistic_from: realistic, marginal_from: marginal }) {
  const [least, some] = [realistic, marginal].map((bound) => bound * (1 - 1e-6));
  return share >= least ? "realistic" : share >= some ? "marginal" : "unrealistic";
}

/** What each target would have to be, all others kept; those that change next to nothing are left out. */
function blockers(answer, draft) {
  const entries = (answer.blockers ?? []).filter(({ better, quantile_after: after }) => better === undefined
    || verdictOf(after, answer) !== answer.verdict || after > 1.2 * answer.density_quantile);
  if (entries.length === 0) return null;
  const isEnough = entries.some((entry) => verdictOf(entry.quantile_after, answer) === "realistic");
  return [h("ul", {}, entries.map((entry) => h("li", {}, blocker(entry, answer, draft.study.targets ?? {})))),
    !isEnough && h("p", { class: "quiet" }, "No single change makes it realistic.")];
}

function blocker({ attribute, asked, better, quantile_after: after }, answer, targets) {
  const start = [term(attribute), ` ${fixed(asked, 3)} stands in the way`];
  if (better === undefined) return [...start, "."];
  const move = targets[attribute] && movement(targets[attribute], better);
  const found = verdictOf(after, answer);
  const ending = `${found === answer.verdict ? "still be" : "be"} ${found}`;
  return [...start, `: changed alone to ${fixed(better, 3)}${move ? ` (${moveWords(attribute, move)})` : ""} `
    + `the request would ${ending}, at ${shareWords(after)}.`];
}

/** The request that is offered, with what it moves. */
function nearest(offered, draft) {
  const targets = draft.study.targets ?? {};
  const moves = Object.entries(offered).map(([name, value]) =>
    ({ name, value, target: targets[name], move: movement(targets[name], value) }));
  const left = moves.filter(({ move }) => move && !move.isKept);
  return h("div", { class: "stack" },
    h("p", {}, "The nearest realistic request ", left.length === 0 ? "stays within your tolerances:"
      : ["moves ", left.map(({ name }, index) => [index === 0 ? "" : index === left.length - 1 ? " and " : ", ", labelOf(name)]),
        " out of what you accept:"]),
    h("table", { class: "plain moves" }, h("thead", {}, h("tr", {}, ["", "asked", "nearest", "move"].map((text, index) =>
      h("th", { scope: "col", class: index ? "number" : null }, text)))),
    h("tbody", {}, moves.map(({ name, value, target, move }) => h("tr", {},
      h("th", { scope: "row" }, term(name)),
      h("td", { class: "number" }, fixed(representative(target), 3)), h("td", { class: "number" }, fixed(value, 3)),
      h("td", { class: `number ${!move || move.isKept ? "good" : "bad"}` }, move ? moveWords(name, move) : "–"))))),
    left.some(({ move }) => move.tolerances > 3) && h("p", { class: "warn" },
      "That is another film than you asked for: near by what training films have, far by your tolerances."),
    h("button", { type: "button", class: "first", on: { click: () => take(draft, offered) } }, "Take it"));
}

function values(entries) {
  return Object.entries(entries).map(([name, value], index) =>
    [index > 0 ? ", " : "", term(name, labelOf(name)), ` ${fixed(value, 3)}`]);
}

/** Puts values in the place of what is asked; bands and limits become values. */
export function take(draft, entries, origin = "advice") {
  draft.update((study) => {
    study.targets ??= {};
    for (const [name, value] of Object.entries(entries)) {
      const before = study.targets[name];
      study.targets[name] = { value: Number(value.toPrecision(6)), tolerance: before ? toleranceOf(before) : TOLERANCE };
    }
  }, origin);
}

/** "Fill in the rest": what the tool would choose for the conditions that are left to it. */
function fillIn(draft) {
  const place = h("div", { class: "stack", role: "status" });
  const button = h("button", {
    type: "button",
    on: { click: async () => {
      try {
        const answer = await post(["models", draft.study.model, "complete"], { request: requestOf(draft) });
        const chosen = Object.fromEntries(answer.chosen.map((name) => [name, answer.values[name]]));
        fill(place, answer.chosen.length === 0
          ? h("p", { class: "quiet" }, "Every condition is stated already.")
          : [h("p", {}, "Beside this the tool would take ", values(chosen), "."),
            h("button", { type: "button", on: { click: () => { take(draft, chosen); fill(place); } } },
              "Make them targets")]);
      } catch (error) {
        fill(place, h("p", { class: "bad" }, error.message));
      }
    } },
  }, "Fill in the rest");
  draft.addEventListener("study", () => fill(place));
  return h("div", { class: "stack" }, h("div", {}, button), place);
}
