// The candidates of a run: what each measures, how far it is off, and its volume.

import { fill, h } from "../../core/dom.js";
import { fixed, significant } from "../../core/format.js";
import { get } from "../../core/api.js";
import { labelOf, term, unitOf, what } from "../../core/names.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { targetWords } from "./overview.js";

/** Draws the tab. */
export function draw(body, state) {
  const { record, name } = state;
  const all = record.candidates ?? [];
  if (all.length === 0) {
    return fill(body, h("p", { class: "panel quiet" }, "No candidate yet: they are made after the search."));
  }
  const targets = record.targets.filter((target) => all.some((one) => one.measured?.[target.attribute] !== undefined));
  const details = h("div", { "aria-live": "polite" });
  const table = sortable([
    { key: "rank", title: "rank", isHead: true, sort: (one) => one.rank, cell: (one) => one.rank },
    ...targets.map((target) => ({
      key: target.attribute, isNumber: true, sort: (one) => one.measured[target.attribute],
      title: h("span", {}, labelOf(target.attribute), h("br"), h("span", { class: "quiet" }, targetWords(target))),
      about: what(target.attribute),
      cell: (one) => value(one, target),
    })),
    {
      key: "error", title: "largest miss", isNumber: true, sort: (one) => one.error,
      cell: (one) => h("span", { title: one.worst_attribute ? labelOf(one.worst_attribute) : null }, significant(one.error)),
    },
    { key: "within", title: "within", sort: (one) => one.within ? 0 : 1, cell: (one) => within(one) },
    {
      key: "recipe", title: "predicted recipe (φ, χ, log₁₀ t)",
      cell: (one) => ["phi", "chi", "log_time"].map((axis) => fixed(one.predicted?.[axis]?.mean, 2)).join(", "),
    },
    {
      key: "look", title: h("span", { class: "visually-hidden" }, "Look"),
      cell: (one) => h("div", { class: "row" },
        one.folder && h("a", {
          class: "button", "aria-label": `Look at candidate ${one.rank}`,
          href: link(["run", name], { tab: "volumes", volume: idOf(one) }),
        }, "Look"),
        h("button", {
          type: "button", "aria-label": `All descriptors of candidate ${one.rank}`,
          on: { click: () => showAll(details, name, one) },
        }, "Descriptors")),
    },
  ], all, { caption: "Candidates", sorted: "rank" });
  return fill(body, h("section", { class: "panel stack" }, h("h2", {}, "Candidates"), table.element, details));
}

export const idOf = (candidate) => `candidate-${String(candidate.rank).padStart(3, "0")}`;

function value(candidate, target) {
  const number = candidate.measured[target.attribute];
  const off = deviation(number, target);
  return h("span", { class: off === null ? "" : Math.abs(off) <= 1 ? "good" : "bad",
    title: off === null ? null : `off by ${fixed(off, 2)} tolerances` }, fixed(number, 3));
}

/** By how many tolerances a value lies outside of what is asked; null where nothing bounds it. */
export function deviation(number, { kind, value: wanted, upper, tolerance }) {
  if (!Number.isFinite(number) || !tolerance || wanted === undefined) return null;
  switch (kind) {
    case "match": return (number - wanted) / tolerance;
    case "between": return (number < wanted ? number - wanted : number > upper ? number - upper : 0) / tolerance;
    case "at least": return Math.min(0, number - wanted) / tolerance;
    case "at most": return Math.max(0, number - wanted) / tolerance;
    default: return null;
  }
}

function within(candidate) {
  const broken = Object.keys(candidate.broken ?? {});
  if (broken.length > 0) return h("span", { class: "bad" }, `breaks ${broken.join(", ")}`);
  return candidate.within ? h("span", { class: "good" }, "yes") : h("span", { class: "bad" }, "no");
}

async function showAll(place, run, candidate) {
  try {
    const { descriptors = {} } = await get(["runs", run, "candidates", String(candidate.rank)]);
    const rows = Object.entries(descriptors).map(([name, number]) => ({ name, number }));
    fill(place, h("h3", {}, `Descriptors of candidate ${candidate.rank}`), sortable([
      { key: "name", title: "descriptor", isHead: true, sort: (row) => row.name, cell: (row) => h("code", {}, row.name) },
      { key: "label", title: "meaning", sort: (row) => labelOf(row.name), cell: (row) => term(row.name) },
      {
        key: "number", title: "value", isNumber: true, sort: (row) => row.number,
        cell: (row) => `${significant(row.number, 4)} ${unitOf(row.name)}`,
      },
    ], rows, { caption: `Descriptors of candidate ${candidate.rank}` }).element);
  } catch (error) {
    fill(place, h("p", { class: "bad" }, error.message));
  }
}
