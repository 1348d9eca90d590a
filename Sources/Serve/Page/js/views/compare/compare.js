// Runs beside each other: what they reached, and the settings in which they differ.

import { fill, h } from "../../core/dom.js";
import { duration, fixed, significant } from "../../core/format.js";
import { get } from "../../core/api.js";
import { term } from "../../core/names.js";
import { link } from "../../core/router.js";
import { bubbled } from "../../plots/bubble.js";
import { parallel } from "../../plots/parallel.js";
import { tradeOff } from "../../plots/trade-off.js";
import { verdictChip } from "../runs/state.js";

/** Shows the view: of the runs that the address names, or all runs as lines. */
export async function show(main, { query, signal }) {
  const { runs } = await get(["runs"], { signal });
  const names = (query.get("runs") ?? "").split(",").filter(Boolean);
  fill(main, h("h1", {}, "Compare"), chooser(runs, names));
  if (names.length >= 2) main.append(...await beside(names, runs, signal));
  if (runs.length >= 2) main.append(overview(runs), tradeOffs(runs) ?? "");
}

/** A box a run; the address follows what is chosen. */
function chooser(runs, names) {
  if (runs.length < 2) {
    return h("p", { class: "panel quiet" }, "Two runs are needed. ", h("a", { href: link(["ask"]) }, "Ask for a film"), ".");
  }
  const chosen = new Set(names);
  const go = h("button", {
    type: "button", class: "first", disabled: chosen.size < 2 || chosen.size > 8,
    on: { click: () => { location.hash = link(["compare"], { runs: [...chosen].join(",") }); } },
  }, "Compare");
  const boxes = runs.map((run) => {
    const box = h("input", {
      type: "checkbox", checked: chosen.has(run.name),
      on: { change: () => {
        if (box.checked) chosen.add(run.name);
        else chosen.delete(run.name);
        go.disabled = chosen.size < 2 || chosen.size > 8;
      } },
    });
    return h("label", { class: "row" }, box, run.name);
  });
  return h("details", { class: "panel", open: names.length < 2 }, h("summary", {}, "Choose two to eight runs"),
    h("div", { class: "row choices" }, boxes), go);
}

async function beside(names, lines, signal) {
  let comparison;
  try {
    comparison = await get(["comparison"], { query: { runs: names.join(",") }, signal });
  } catch (error) {
    return [h("p", { class: "notice", role: "alert" }, error.message)];
  }
  const runs = named(comparison, lines);
  return [
    h("section", { class: "panel" }, h("h2", {}, "What they reached"), h("p", {}, furthest(runs)), reached(runs)),
    h("section", { class: "panel" }, h("h2", {}, "Settings in which they differ"), differences(comparison)),
  ];
}

/** Each run with what it is called here and what the list of runs says of it. */
const named = ({ names, runs }, lines = []) => runs.map((run, index) => {
  const line = lines.find((one) => one.name === names[index]);
  return { ...run, name: names[index], seconds: line?.seconds ?? run.seconds, verdict: line?.verdict };
});

/** Which run reached what it asks: a verified recipe before candidates within tolerance. */
function furthest(runs) {
  const verified = runs.filter((run) => run.verdict === "verified");
  if (verified.length > 0) return `A recipe is verified in ${verified.map((run) => run.name).join(", ")}.`;
  const within = runs.filter((run) => run.candidates_within > 0);
  return within.length > 0
    ? `No recipe is verified; candidates within every tolerance are in ${within.map((run) => run.name).join(", ")}.`
    : "No recipe is verified and no candidate is within every tolerance.";
}

const ROWS = [
  ["study", (run) => run.study], ["model", (run) => run.model], ["state", (run) => run.status],
  ["candidates within every tolerance", (run) => `${run.candidates_within} of ${run.candidates}`],
  ["best candidate's largest miss", (run) => significant(run.candidate_error)],
  ["evaluations", (run) => run.evaluations],
  ["volumes made", (run) => run.volumes],
  ["volumes to the first hit", (run) => run.volumes_to_first_hit],
  ["time", (run) => run.seconds === undefined ? undefined : duration(run.seconds)],
  ["best recipe φ, χ, log₁₀ t", (run) => run.pathway
    && ["phi", "chi", "log_time"].map((axis) => fixed(run.pathway[axis], 3)).join(", ")],
  ["its verdict", (run) => run.pathway && (run.verdict ? verdictChip(run.verdict) : "not simulated")],
  ["simulated films' largest miss", (run) =>
    run.verified_error === undefined ? undefined : significant(run.verified_error)],
];

function reached(runs) {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run.targets ?? {})))];
  const row = (head, cells) => cells.some((cell) => cell !== undefined && cell !== null)
    ? h("tr", {}, h("th", { scope: "row" }, head), cells.map((cell) => h("td", {}, cell ?? "–"))) : null;
  return scrolled("Runs beside each other", h("table", {}, heads("quantity", runs), h("tbody", {},
    names.map((name) => row(["asked of ", term(name)], runs.map((run) => run.targets?.[name] === undefined ? undefined
      : h("span", {}, `${run.targets[name]}`, measured(run, name))))),
    ROWS.map(([head, cell]) => row(head, runs.map(cell))))));
}

function measured(run, name) {
  const value = run.measured?.[name];
  if (!Number.isFinite(value)) return null;
  return h("div", {}, h("strong", {}, fixed(value, 3)), h("span", { class: "quiet" }, " measured"));
}

function differences(comparison) {
  const [runs, list] = [named(comparison), comparison.differences ?? []];
  if (list.length === 0) return h("p", { class: "quiet" }, "Their studies say the same.");
  const rows = list.map((difference) => h("tr", {}, h("th", { scope: "row" }, h("code", {}, difference.key)),
    difference.values.map((value) => h("td", {}, value ?? "–"))));
  return scrolled("Settings in which the runs differ",
    h("table", {}, heads("key", runs), h("tbody", {}, rows)));
}

function heads(first, runs) {
  return h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first),
    runs.map((run) => h("th", { scope: "col" }, `${run.letter} `,
      h("a", { href: link(["run", run.name]) }, run.name)))));
}

const scrolled = (label, content) =>
  h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, content);

const AXES = [
  ["evaluations", "evaluations"], ["best_miss", "best miss, tolerances"], ["within", "candidates within"],
  ["density_quantile", "density of the request"], ["pathways", "pathways"], ["seconds", "time, s"],
];

/** Every run as a line; a brush on an axis keeps some. */
function overview(runs) {
  const axes = AXES.map(([key, label]) => ({ name: key, label, values: runs.map((run) => run[key]) }))
    .filter((axis) => axis.values.some(Number.isFinite));
  const kept = h("p", { class: "quiet", role: "status" },
    "Drag along an axis to keep the runs that pass there, or use its arrow keys; a click or Escape keeps all.");
  let box;
  const plot = parallel(axes, runs.map((run) => run.name), {
    pointed: (index, event) => index === null ? box.hide()
      : box.show(event.type === "focus" ? event.target : event, [runs[index].name, runs[index].asks ?? ""]),
    chosen: (index) => { location.hash = link(["run", runs[index].name]); },
    brushed: (list) => {
      const names = runs.filter((_, index) => list[index]).map((run) => run.name);
      kept.textContent = names.length === runs.length ? "All runs."
        : `${names.length} of ${runs.length}: ${names.slice(0, 12).join(", ")}`;
    },
  });
  box = bubbled(plot);
  return h("section", { class: "panel" }, h("h2", {}, "All runs"),
    scrolled("Parallel coordinates of all runs", h("div", { class: "wide-plot" }, box.element)), kept);
}

const QUANTITIES = [
  { key: "best_miss", label: "best miss, tolerances" }, { key: "seconds", label: "time, s" },
  { key: "evaluations", label: "evaluations" }, { key: "best_objective", label: "objective of the search" },
  { key: "density_quantile", label: "density of the request", isMoreBetter: true },
  { key: "within", label: "candidates within", isMoreBetter: true },
  { key: "verified", label: "recipes verified", isMoreBetter: true },
];

/** Two numbers of every run against each other, with the front between them. */
function tradeOffs(runs) {
  const plot = tradeOff(QUANTITIES, runs.map((run) => ({
    name: run.name, values: run, href: link(["run", run.name]), lines: [run.asks].filter(Boolean),
  })), "run");
  return plot && h("section", { class: "panel" }, h("h2", {}, "Trade-offs between runs"), plot);
}
