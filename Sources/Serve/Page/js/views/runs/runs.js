// Runs: what is queued, at work and done; sorted, filtered, followed live.

import { fill, h } from "../../core/dom.js";
import { counted, duration, fixed, moment } from "../../core/format.js";
import { follow, get } from "../../core/api.js";
import { labelOf } from "../../core/names.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { calm } from "../../core/wait.js";
import { sweepPanel } from "./sweeps.js";
import { actions, kept, progress, stateChip, verdictChip } from "./state.js";

/** Shows the view. */
export async function show(main, { signal }) {
  const runs = new Map();
  const chosen = new Set();
  const take = (list) => list.forEach((run) => runs.set(run.name, run));
  take((await get(["runs"], { signal })).runs);
  const note = h("p", { role: "status", class: "quiet" });
  const table = sortable(columns(chosen, {
    done: (run) => { runs.set(run.name, run); refresh(); },
    failed: (message) => { note.textContent = message; },
    removed: (name) => { runs.delete(name); chosen.delete(name); refresh(); },
    picked: () => compareButton(),
  }), [], { caption: "Runs", sorted: "created", isFalling: true, id: (run) => run.name });
  const words = h("input", { type: "search", placeholder: "name, model, target", on: { input: () => refresh() } });
  const state = h("select", { on: { change: () => refresh() } }, h("option", { value: "" }, "every state"),
    ["running", "queued", "finished", "cancelled", "interrupted", "failed"].map((name) => h("option", {}, name)));
  const compare = h("a", { class: "button first" }, "Compare");
  const compareButton = () => {
    const isEnough = chosen.size >= 2 && chosen.size <= 8;
    compare.textContent = isEnough ? `Compare ${chosen.size} runs` : "Choose two to eight runs to compare";
    compare.classList.toggle("first", isEnough);
    if (isEnough) compare.href = link(["compare"], { runs: [...chosen].join(",") });
    else compare.removeAttribute("href");
  };
  const refresh = () => {
    const list = [...runs.values()].filter((run) => matches(run, words.value, state.value));
    table.show(list);
    note.textContent = summary([...runs.values()], list.length);
  };
  const refreshSoon = calm(100, refresh);
  follow(["events"], {
    run: (run) => { runs.set(run.name, run); refreshSoon(); },
    runs: async () => {
      const answer = await get(["runs"], { signal }).catch(() => null);
      if (!answer) return;
      runs.clear();
      take(answer.runs);
      refreshSoon();
    },
  }, signal);
  refresh();
  compareButton();
  fill(main, h("h1", {}, "Runs"),
    h("div", { class: "panel stack" },
      h("div", { class: "row spread" },
        h("div", { class: "row" },
          h("label", { class: "field" }, h("span", {}, "find"), words),
          h("label", { class: "field" }, h("span", {}, "state"), state)),
        h("div", { class: "row" }, compare, h("a", { class: "button", href: link(["ask"]) }, "Ask for a film"))),
      note, table.element),
    sweepPanel(signal));
}

function columns(chosen, listeners) {
  return [
    { key: "choose", title: hidden("Choose"), cell: (run) => chooser(run, chosen, listeners) },
    {
      key: "name", title: "run", isHead: true, isTight: true, sort: (run) => run.name,
      cell: (run) => h("a", { href: link(["run", run.name]) }, run.name),
    },
    {
      key: "state", title: "state", sort: (run) => run.state,
      cell: (run) => [stateChip(run), kept(run), progress(run), run.problem && h("p", { class: "bad" }, run.problem)],
    },
    { key: "model", title: "model", isTight: true, sort: (run) => run.model, cell: (run) => run.model },
    {
      key: "miss", title: "best miss", isNumber: true, isTight: true, sort: (run) => run.best_miss,
      cell: (run) => run.best_miss === undefined ? "–" : h("span", {
        class: run.best_miss <= 1 ? "good" : "bad", title: `in ${labelOf(run.best_miss_attribute ?? "")}`,
      }, `${fixed(run.best_miss, 2)} tol.`),
    },
    {
      key: "within", title: "within", isNumber: true, isTight: true, sort: (run) => run.within,
      cell: (run) => run.candidates === undefined ? "–" : `${run.within ?? 0} of ${run.candidates}`,
    },
    { key: "verdict", title: "best recipe", sort: (run) => run.verdict, cell: (run) => verdictChip(run.verdict) },
    { key: "asks", title: "asks for", cell: (run) => asks(run) },
    {
      key: "evaluations", title: "evaluations", isNumber: true,
      sort: (run) => run.evaluations, cell: (run) => run.evaluations ?? "–",
    },
    {
      key: "seconds", title: "at work", isNumber: true, isTight: true,
      sort: (run) => run.seconds, cell: (run) => duration(run.seconds),
    },
    { key: "created", title: "started", isTight: true, sort: beginning, cell: (run) => moment(beginning(run)) },
    { key: "act", title: hidden("Actions"), cell: (run) => h("div", { class: "row" }, actions(run, listeners)) },
  ];
}

const hidden = (text) => h("span", { class: "visually-hidden" }, text);
const beginning = (run) => run.started ?? run.created;

function chooser(run, chosen, { picked }) {
  const box = h("input", {
    type: "checkbox", checked: chosen.has(run.name), "aria-label": `Choose ${run.name} to compare`,
    on: { change: () => {
      if (box.checked) chosen.add(run.name);
      else chosen.delete(run.name);
      picked();
    } },
  });
  return box;
}

function asks(run) {
  const parts = [...Object.entries(run.targets ?? {}).map(([name, text]) => `${name} ${text}`),
    ...Object.entries(run.objectives ?? {}).map(([name, way]) => `${way} ${name}`)];
  return h("span", { class: "quiet" }, parts.join("; ") || run.asks || "");
}

function matches(run, words, state) {
  if (state && run.state !== state) return false;
  const text = `${run.name} ${run.study} ${run.model} ${run.asks ?? ""} ${run.state}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function summary(runs, shown) {
  const count = (state) => runs.filter((run) => run.state === state).length;
  const parts = [counted(runs.length, "run")];
  if (shown < runs.length) parts.push(`${shown} shown`);
  for (const state of ["running", "queued"]) if (count(state)) parts.push(`${count(state)} ${state}`);
  return runs.length ? parts.join(", ") : "There is no run yet. Ask for a film, or start one on the command line.";
}
