// Overview of a run: how the search went, what was asked, what was remarked.

import { fill, h } from "../../core/dom.js";
import { post } from "../../core/api.js";
import { fixed, moment, percent, significant } from "../../core/format.js";
import { term } from "../../core/names.js";
import { convergence } from "./convergence.js";
import { front } from "./front.js";

/** Draws the tab. */
export function draw(body, { record, run }) {
  fill(body, h("div", { class: "columns two" },
    h("section", { class: "panel", "aria-labelledby": "search-title" },
      h("h2", { id: "search-title" }, "Search"), convergence(record), incumbent(record), front(record, run), more(run)),
    h("div", {},
      h("section", { class: "panel", "aria-labelledby": "asked-title" },
        h("h2", { id: "asked-title" }, "What was asked"), targets(record), realism(record, run)),
      events(record))));
}

/** The best feasible evaluation so far. */
function incumbent(record) {
  const best = record.evaluations.filter((evaluation) => evaluation.incumbent).at(-1);
  if (!best) return null;
  return h("div", {}, h("h3", {}, `Best so far: evaluation ${best.id}`), h("table", { class: "plain" }, h("tbody", {},
    Object.entries(best.measured ?? {}).filter(([name]) => isAsked(record, name)).map(([name, mean]) =>
      h("tr", {}, h("th", { scope: "row" }, term(name)), h("td", { class: "number" }, fixed(mean, 3),
        best.spread?.[name] === undefined ? "" : ` ± ${fixed(best.spread[name], 3)}`))))));
}

/** A finished search goes on with more evaluations than it had. */
function more(run) {
  if (run.state !== "finished" || !run.planned_evaluations) return null;
  const least = run.planned_evaluations + 1;
  const count = h("input", { type: "number", min: least, step: 1, value: 2 * run.planned_evaluations });
  const note = h("span", { class: "bad", role: "alert" });
  return h("form", {
    class: "row",
    on: { submit: async (event) => {
      event.preventDefault();
      try {
        await post(["runs", run.name, "resume"], { evaluations: Number(count.value) });
      } catch (error) {
        note.textContent = error.message;
      }
    } },
  }, h("label", { class: "field" }, h("span", {}, "evaluations in all"), count), h("button", {}, "Search on"), note);
}

const isAsked = (record, name) => record.targets.some((target) => target.attribute === name);

/** A target in words, such as "0.45 ± 0.03". */
export function targetWords(target) {
  const value = significant(target.value, 4);
  const tolerance = target.tolerance === undefined ? "" : ` ± ${significant(target.tolerance)}`;
  switch (target.kind) {
    case "match": return value + tolerance;
    case "between": return `${value} … ${significant(target.upper, 4)}${tolerance}`;
    case "at least": case "at most": return `${target.kind} ${value}${tolerance}`;
    default: return target.kind;
  }
}

function targets(record) {
  const limits = (record.limits ?? []).map((limit) => h("tr", {}, h("th", { scope: "row" }, limit.attribute),
    h("td", {}, [limit.lower !== undefined && `at least ${significant(limit.lower)}`,
      limit.upper !== undefined && `at most ${significant(limit.upper)}`].filter(Boolean).join(", "))));
  const window = (record.window ?? []).map((limit) => h("tr", {}, h("th", { scope: "row" }, term(limit.attribute)),
    h("td", {}, `${significant(limit.lower)} … ${significant(limit.upper)}`)));
  return h("table", { class: "plain" }, h("tbody", {}, record.targets.map((target) => h("tr", {},
    h("th", { scope: "row" }, term(target.attribute)), h("td", {}, targetWords(target)))), limits, window));
}

function realism(record, run) {
  const found = record.realism;
  const verdict = found?.verdict ?? run.realism;
  if (!verdict) return null;
  const moved = (record.request ?? []).filter((entry) => entry.origin !== "asked");
  return [h("p", {}, `The request is ${verdict}`,
    found ? `: ${percent(found.quantile, 1)} of the training films are less typical.` : "."),
  moved.length > 0 && h("p", { class: "quiet" }, "Chosen by the tool: ", moved.map((entry, index) =>
    [index > 0 ? ", " : "", term(entry.attribute), ` ${fixed(entry.used, 3)}`]), ".")];
}

function events(record) {
  const list = record.events ?? [];
  if (list.length === 0) return null;
  return h("section", { class: "panel", "aria-labelledby": "remarks-title" },
    h("h2", { id: "remarks-title" }, "Remarks"),
    h("ul", {}, list.slice(-30).map((event) => h("li", { class: event.level === "error" ? "bad" : null },
      event.text, " ", h("span", { class: "quiet" }, moment(event.time))))));
}
