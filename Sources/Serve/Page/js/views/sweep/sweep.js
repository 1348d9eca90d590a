// A sweep: how the answer changes with the study's numbers; every point leads to its run.

import { fill, h } from "../../core/dom.js";
import { duration, moment, significant } from "../../core/format.js";
import { address, get } from "../../core/api.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { tradeOff } from "../../plots/trade-off.js";
import { actions, progress, stateChip } from "../runs/state.js";
import { pictures } from "./pictures.js";
import { hrefOf, settings } from "./point.js";

const AGAIN = 2000;
const ACTIVE = new Set(["queued", "running"]);
const MORE = new Set(["within_tolerance", "pathway_probability", "density_quantile"]);

/** Shows the view; a sweep that waits or is at work is asked for anew every few seconds. */
export async function show(main, { parts: [name], signal }) {
  const [place, head] = [h("div", { class: "stack" }), h("div", { class: "stack" })];
  const body = h("div", { class: "stack" });
  const note = h("p", { class: "bad", role: "alert" });
  let timer;
  const seen = {};
  /** Draws a part anew where what it shows has changed; the rest keeps its choices and its focus. */
  const renew = (part, value, element, draw) => {
    const text = JSON.stringify(value);
    if (text !== seen[part]) fill(element, draw());
    seen[part] = text;
  };
  const show = (sweep) => {
    const { state, resumable, managed, queue_position: position, has_report: hasReport } = sweep.sweep;
    renew("title", [state, resumable, managed, position, hasReport], title, () => titleRow(name, sweep.sweep, listeners));
    renew("head", sweep.sweep, head, () => heading(sweep));
    renew("body", [sweep.points, sweep.numbers], body, () => parts(name, sweep, signal));
    clearTimeout(timer);
    if (ACTIVE.has(state) || state !== seen.state) timer = setTimeout(refresh, AGAIN);
    seen.state = state;
  };
  const refresh = async () => {
    if (signal.aborted) return;
    try {
      show(await get(["sweeps", name], { signal }));
    } catch (error) {
      if (error.name !== "AbortError" && error.status !== 404) timer = setTimeout(refresh, AGAIN);
    }
  };
  const title = h("div", {});
  const listeners = {
    done: show, failed: (message) => { note.textContent = message; },
    removed: () => { location.hash = link(["runs"]); },
  };
  show(await get(["sweeps", name], { signal }));
  fill(main, fill(place, title, note, head, body));
}

function titleRow(name, sweep, listeners) {
  return h("div", { class: "row spread" },
    h("div", { class: "row" }, h("h1", {}, name), stateChip(sweep)),
    h("div", { class: "row" }, actions(sweep, listeners, "sweeps"),
      sweep.state !== "queued" && h("a", {
        class: "button", href: address(["sweeps", name, "files", "sweep.yaml"]), download: `${name}.yaml`,
      }, "Study file"),
      sweep.has_report && h("a", {
        class: "button", href: address(["sweeps", name, "files", "report.html"]), target: "_blank",
      }, "Report")));
}

function parts(name, sweep, signal) {
  return [
    h("div", { class: "columns two" }, pictures(name, sweep, signal),
      h("section", { class: "panel stack" }, h("h2", {}, "Trade-offs"), tradeOffs(sweep)
        ?? h("p", { class: "quiet" }, "Two points with two outcomes are needed."))),
    h("section", { class: "panel" }, h("h2", {}, "Points"), table(sweep)),
  ];
}

function heading({ sweep, numbers, points }) {
  const best = points.find((point) => point.number === sweep.best);
  const counts = [`${sweep.done} of ${sweep.points} points done`, sweep.unrealistic && `${sweep.unrealistic} unrealistic`,
    sweep.failed && `${sweep.failed} failed`].filter(Boolean).join(", ");
  const times = [sweep.created && `asked for ${moment(sweep.created)}`, sweep.seconds && `at work for ${duration(sweep.seconds)}`]
    .filter(Boolean).join(" · ");
  return [
    h("p", { class: "quiet" }, `Sweep over ${numbers.map((number) => number.label).join(" and ")}. ${counts}.`),
    times && h("p", { class: "quiet" }, times[0].toUpperCase() + times.slice(1)),
    sweep.problem && h("p", { class: "notice" }, sweep.problem),
    sweepProgress(sweep), rest(sweep),
    best && h("p", { class: "panel" }, "Best point: ",
      best.run ? h("a", { href: link(["run", best.run]) }, `point ${best.number}`) : `point ${best.number}`,
      ` with ${settings(best, numbers).join(", ")}: ${misses(best.outcomes)}.`),
  ];
}

const settled = ({ done, unrealistic, failed }) => done + unrealistic + failed;

/** Points done and the time left, then how far the point at work is; nothing of a sweep at rest. */
export function sweepProgress(sweep) {
  if (sweep.state !== "running") return null;
  const left = sweep.seconds_left === undefined ? "the time left is known after the first point"
    : `${duration(sweep.seconds_left)} left`;
  const bar = h("i", {});
  bar.style.setProperty("width", `${100 * settled(sweep) / (sweep.points || 1)}%`);
  return h("div", {},
    h("div", {
      class: "bar", role: "progressbar", "aria-label": `Points of ${sweep.name}`, "aria-valuemin": 0,
      "aria-valuemax": sweep.points, "aria-valuenow": settled(sweep),
    }, bar),
    h("p", { class: "quiet" }, `${settled(sweep)} of ${sweep.points} points · ${left}`),
    sweep.progress && h("div", { class: "one-plot" }, h("p", { class: "quiet" }, "The point at work:"), progress(sweep)));
}

/** What a sweep that was ended before its end has. */
function rest(sweep) {
  if (!["cancelled", "interrupted", "failed"].includes(sweep.state)) return null;
  const waiting = sweep.points - settled(sweep);
  return h("p", { class: "quiet" }, `Kept: ${settled(sweep)} of ${sweep.points} points. `,
    sweep.resumable ? `Resume goes on with the other ${waiting}, the one that was at work from where it stopped.` : "");
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
