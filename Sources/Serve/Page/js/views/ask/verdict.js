// Whether the request is realistic, what stands in its way, and what would be near it.

import { fill, h } from "../../core/dom.js";
import { fixed, percent } from "../../core/format.js";
import { labelOf, sameAmong, term } from "../../core/names.js";
import { post } from "../../core/api.js";
import { newest } from "../../core/wait.js";
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
      return fill(place, h("p", { class: "quiet" }, "Nothing is asked of the film's structure yet."));
    }
    try {
      const answer = await ask(draft.study.model, request);
      if (answer) show(place, answer, draft);
    } catch (error) {
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
  const advice = answer.nearest_realistic;
  fill(place,
    h("div", { class: `verdict ${KIND[answer.verdict]}`, data: { verdict: answer.verdict } },
      h("span", { "aria-hidden": "true" }, MARK[answer.verdict]), h("span", {}, answer.verdict)),
    h("p", { class: "quiet" }, density(answer)),
    beyond(others(draft)),
    (answer.broken_laws ?? []).map((law) => h("p", { class: "bad" }, lawText(law))),
    blockers(answer.blockers ?? []),
    advice && h("div", { class: "stack" },
      h("p", {}, "The nearest realistic request: ", values(advice.values), "."),
      h("button", { type: "button", class: "first", on: { click: () => take(draft, advice.values) } },
        "Take it")));
}

function beyond(names) {
  return names.length === 0 ? null : h("p", { class: "quiet" }, "Sought by the run and not judged here: ",
    names.map((name, index) => [index > 0 ? ", " : "", term(name)]), ".");
}

const lawText = (law) => typeof law === "string" ? law : law.message ?? law.text ?? JSON.stringify(law);

function density(answer) {
  const share = percent(answer.density_quantile, 1);
  return `${share} of the training films are less typical than this request; from `
    + `${percent(answer.realistic_from)} on it counts as realistic.`;
}

function blockers(entries) {
  if (entries.length === 0) return null;
  return h("ul", {}, entries.map((blocker) => h("li", {},
    term(blocker.attribute), ` ${fixed(blocker.asked, 3)} stands in the way`,
    blocker.better === undefined ? "." : `: with ${fixed(blocker.better, 3)} instead it would be `
      + `${percent(blocker.quantile_after)}.`)));
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
