// One volume of the network for the request, measured: what one would get, within seconds.

import { fill, h } from "../../core/dom.js";
import { fixed } from "../../core/format.js";
import { term } from "../../core/names.js";
import { post } from "../../core/api.js";
import { showFilm } from "../../volume/film-place.js";
import { accepted, kindOf } from "./target-kinds.js";
import { requestOf } from "./verdict.js";

/**
 * The panel of the preview.
 *
 * @param {Draft} draft
 * @param {(model: string) => Promise<string>} modelFor The model that makes previews of a model's requests.
 */
export function preview(draft, modelFor, signal) {
  let sample = 0;
  let film;
  const place = h("div", { class: "stack" });
  const status = h("p", { class: "quiet", role: "status" }, "One sample of the network, measured on its voxels.");
  let madeFor;
  const stale = h("p", { class: "warn", hidden: true, role: "status" }, "The request has changed since this was made.");
  const follow = () => { stale.hidden = madeFor === undefined || madeFor === asked(draft); };
  draft.addEventListener("study", follow);
  draft.addEventListener("conditions", follow);
  const make = async (next) => {
    sample = next;
    film?.abort();
    film = new AbortController();
    const both = AbortSignal.any([signal, film.signal]);
    status.textContent = "Making a volume…";
    first.disabled = another.disabled = true;
    try {
      const request = asked(draft);
      const model = await modelFor(draft.study.model);
      const answer = await post(["previews"], { request: requestOf(draft), model, seed: 1, sample }, both);
      status.textContent = `Sample ${sample + 1}, made and measured in ${fixed(answer.seconds, 1)} s by ${model}.`;
      madeFor = request;
      follow();
      const volume = h("div", {});
      fill(place, numbers(answer, draft.study.targets ?? {}), recipe(answer), volume);
      showFilm(volume, ["previews", answer.id, "volume"], { name: `preview-${sample + 1}`, signal: both });
    } catch (error) {
      if (error.name !== "AbortError" && error.code !== "superseded") status.textContent = error.message;
    } finally {
      first.disabled = another.disabled = false;
    }
  };
  const first = h("button", { type: "button", class: "first", on: { click: () => make(0) } }, "Preview");
  const another = h("button", { type: "button", on: { click: () => make(sample + 1) } }, "Another one");
  return h("section", { class: "panel stack", "aria-labelledby": "preview-title" },
    h("h2", { id: "preview-title" }, "See one at once"),
    h("div", { class: "row" }, first, another), status, stale, place);
}

/** What a sample answers to: the model and what is asked of it, tolerances too. */
const asked = ({ study }) => JSON.stringify([study.model, study.targets]);

function numbers(answer, targets) {
  const names = [...new Set([...Object.keys(answer.requested), ...Object.keys(targets)])];
  const rows = names.filter((name) => name in answer.measured).map((name) => [name, answer.measured[name]]);
  return h("div", { class: "scroll" }, h("table", {},
    h("caption", { class: "visually-hidden" }, "What was asked and what the sample has"),
    h("thead", {}, h("tr", {}, ["", "asked", "this sample", "deviation"].map((text, index) =>
      h("th", { scope: "col", class: index ? "number" : null }, text)))),
    h("tbody", {}, rows.map(([name, value]) => {
      const asked = answer.requested[name];
      return h("tr", {}, h("th", { scope: "row" }, term(name)),
        h("td", { class: "number" }, fixed(asked, 3)), h("td", { class: "number" }, fixed(value, 3)),
        h("td", { class: `number ${isMet(targets[name], value)}` }, fixed(value - asked, 3)));
    }))));
}

/** The class of a deviation: met, missed, or neither where nothing was asked. */
function isMet(target, value) {
  if (kindOf(target) === "none") return "";
  const [low, high] = accepted(target);
  return value >= low && value <= high ? "good" : "bad";
}

function recipe(answer) {
  const { phi, chi, log_time: time } = answer.predicted ?? {};
  if (!phi || !chi || !time) return null;
  const number = (entry, digits) => `${fixed(entry.mean, digits)} ± ${fixed(entry.deviation, digits)}`;
  return h("div", { class: "stack" },
    h("p", {}, "The network reads this recipe from it: φ = ", number(phi, 3), ", χ = ", number(chi, 2),
      ", log₁₀ t = ", number(time, 2), "."),
    answer.forward && forward(answer.forward, Object.keys(answer.requested)));
}

function forward(document, names) {
  const rows = document.quantities.filter((quantity) => names.includes(quantity.name));
  return h("details", { open: true }, h("summary", {}, "Films of that recipe would have"),
    h("table", {}, h("tbody", {}, rows.map((quantity) => h("tr", {},
      h("th", { scope: "row" }, term(quantity.name)),
      h("td", { class: "number" }, `${fixed(quantity.mean, 3)} ± ${fixed(quantity.scatter, 3)}`))))));
}
