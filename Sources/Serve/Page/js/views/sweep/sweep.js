// A sweep: how the answer changes with the study's numbers; every point leads to its run.

import { fill, h } from "../../core/dom.js";
import { significant } from "../../core/format.js";
import { address, get } from "../../core/api.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { tradeOff } from "../../plots/trade-off.js";
import { stateChip } from "../runs/state.js";
import { pictures } from "./pictures.js";
import { hrefOf, settings } from "./point.js";

const AGAIN = 3000;
const MORE = new Set(["within_tolerance", "pathway_probability", "density_quantile"]);

/** Shows the view; a sweep at work is asked for anew every few seconds. */
export async function show(main, { parts: [name], signal }) {
  const place = h("div", { class: "stack" });
  let seen;
  const refresh = async () => {
    const sweep = await get(["sweeps", name], { signal });
    const text = JSON.stringify(sweep);
    if (text !== seen) fill(place, parts(name, sweep, signal));
    seen = text;
    if (sweep.sweep.state === "running" && !signal.aborted) {
      setTimeout(() => { if (!signal.aborted) refresh().catch(() => {}); }, AGAIN);
    }
  };
  await refresh();
  fill(main, place);
}

function parts(name, sweep, signal) {
  return [
    heading(name, sweep),
    h("div", { class: "columns two" }, pictures(name, sweep, signal),
      h("section", { class: "panel stack" }, h("h2", {}, "Trade-offs"), tradeOffs(sweep)
        ?? h("p", { class: "quiet" }, "Two points with two outcomes are needed."))),
    h("section", { class: "panel" }, h("h2", {}, "Points"), table(sweep)),
  ];
}

function heading(name, { sweep, numbers, points }) {
  const best = points.find((point) => point.number === sweep.best);
  const counts = [`${sweep.done} of ${sweep.points} points done`, sweep.unrealistic && `${sweep.unrealistic} unrealistic`,
    sweep.failed && `${sweep.failed} failed`].filter(Boolean).join(", ");
  return h("div", { class: "stack" },
    h("div", { class: "row spread" },
      h("div", { class: "row" }, h("h1", {}, name), stateChip(sweep)),
      sweep.has_report && h("a", {
        class: "button", href: address(["sweeps", name, "files", "report.html"]), target: "_blank",
      }, "Report")),
    h("p", { class: "quiet" }, `Sweep over ${numbers.map((number) => number.label).join(" and ")}. ${counts}.`),
    best && h("p", { class: "panel" }, "Best point: ",
      best.run ? h("a", { href: link(["run", best.run]) }, `point ${best.number}`) : `point ${best.number}`,
      ` with ${settings(best, numbers).join(", ")}: ${misses(best.outcomes)}.`));
}

/** By what it is the best: its simulated film, or its candidate where none was simulated. */
function misses({ verified_error: film, candidate_error: candidate }) {
  const byCandidate = `best candidate misses the worst target by ${significant(candidate)}`;
  return film === undefined ? `its ${byCandidate}`
    : `its simulated film misses the worst target by ${significant(film)}, its best candidate by ${significant(candidate)}`;
}

function tradeOffs(sweep) {
  const first = ["candidate_error", "objective", "verified_error", "pathway_probability", "seconds"];
  const order = (name) => (first.indexOf(name) + first.length + 1) % (first.length + 1);
  const quantities = [...sweep.outcomes].sort((a, b) => order(a.name) - order(b.name))
    .map(({ name, label }) => ({ key: name, label, isMoreBetter: MORE.has(name) }));
  const items = sweep.points.map((point) => ({
    name: `point ${point.number}`, values: point.outcomes, href: hrefOf(point), lines: settings(point, sweep.numbers),
  }));
  return tradeOff(quantities, items, "point");
}

function table({ points, numbers, outcomes }) {
  return sortable([
    {
      key: "number", title: "point", isHead: true, isTight: true, sort: (point) => point.number,
      cell: (point) => point.run ? h("a", { href: hrefOf(point) }, `point ${point.number}`) : `point ${point.number}`,
    },
    ...numbers.map(({ path, label }) => ({
      key: path, title: label, isNumber: true, sort: (point) => point.values[path],
      cell: (point) => significant(point.values[path], 4),
    })),
    {
      key: "status", title: "state", sort: (point) => point.status,
      cell: (point) => [point.status, point.reason && h("p", { class: "quiet" }, point.reason)],
    },
    ...outcomes.map(({ name, label }) => ({
      key: name, title: label, isNumber: true, sort: (point) => point.outcomes[name],
      cell: (point) => significant(point.outcomes[name]),
    })),
  ], points, { caption: "Points of the sweep", sorted: "number" }).element;
}
