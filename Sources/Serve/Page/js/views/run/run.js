// A run: its answer, how it goes on, its candidates, pathways, volumes and files.

import { fill, freshId, h } from "../../core/dom.js";
import { duration, moment } from "../../core/format.js";
import { address, follow, get } from "../../core/api.js";
import { learn } from "../../core/names.js";
import { link } from "../../core/router.js";
import { calm } from "../../core/wait.js";
import { actions, kept, progress, stateChip } from "../runs/state.js";
import { answer } from "./answer.js";

const PARTS = ["facts", "attributes", "targets", "limits", "window", "request", "realism", "evaluations", "front",
  "candidates", "pathways", "proofs", "verifications", "simulations", "regions", "ridges", "densities",
  "laboratory", "events"];

const TABS = {
  overview: { title: "Overview", load: () => import("./overview.js") },
  candidates: { title: "Candidates", load: () => import("./candidates.js") },
  pathways: { title: "Pathways", load: () => import("./pathways.js") },
  volumes: { title: "Volumes", load: () => import("./volumes.js") },
  files: { title: "Study and files", load: () => import("./files.js") },
};

/** Shows the view. */
export async function show(main, { parts: [name], query, signal }) {
  const tab = TABS[query.get("tab")] ? query.get("tab") : "overview";
  const state = { name, query, signal, run: await get(["runs", name], { signal }), record: emptyRecord() };
  await readRecord(state, PARTS).catch((error) => { state.problem = error.message; });
  const head = heading(state);
  const body = h("div", { id: freshId("tab") });
  const { draw } = await TABS[tab].load();
  const drawBody = () => draw(body, state);
  head.draw();
  fill(main, head.element, tabs(name, tab, body.id), body);
  drawBody();
  listen(state, head.draw, drawBody);
}

function emptyRecord() {
  return { facts: {}, attributes: [], targets: [], evaluations: [], candidates: [], pathways: [] };
}

/** Reads parts of the ledger anew. */
async function readRecord(state, parts) {
  const record = await get(["runs", state.name, "record"], {
    query: { parts: parts.join(",") }, signal: state.signal,
  });
  Object.assign(state.record, record);
  const faults = Object.entries(record.unreadable ?? {}).map(([part, fault]) => `${part}: ${fault}`);
  state.problem = faults.length > 0 ? `A part of the record cannot be read. ${faults.join(" ")}` : null;
  (record.attributes ?? []).forEach(learn);
}

/** Follows the run: its head at once, its record where a part has grown. */
function listen(state, drawHead, drawBody) {
  const { record, signal } = state;
  const bodySoon = calm(250, drawBody);
  const wanted = new Set();
  const readSoon = calm(250, async () => {
    const list = [...wanted, "facts", "request", "realism", "targets", "attributes", "events"];
    wanted.clear();
    try {
      await readRecord(state, list);
      drawBody();
    } catch { /* The next event asks again. */ }
  });
  const grown = (...parts) => () => { parts.forEach((part) => wanted.add(part)); readSoon(); };
  const isKnown = (evaluation) => record.evaluations.some((one) => one.id === evaluation.id);
  /** A run that had recorded nothing when the page was opened is read as a whole once it has. */
  const begin = () => { if (record.facts.study === undefined) grown(...PARTS)(); };
  follow(["runs", state.name, "events"], {
    run: (run) => { Object.assign(state.run, withoutNothing(state.run, run)); drawHead(); },
    evaluation: (evaluation) => {
      begin();
      if (isKnown(evaluation)) return;
      record.evaluations.push(evaluation);
      bodySoon();
    },
    candidates: grown("candidates"),
    pathways: grown("pathways", "proofs", "densities", "regions", "ridges", "laboratory", "window"),
    simulations: grown("simulations", "verifications", "proofs", "pathways"),
    end: async () => {
      state.run = await get(["runs", state.name], { signal }).catch(() => state.run);
      await readRecord(state, PARTS).catch(() => {});
      drawHead();
      drawBody();
    },
  }, signal, { after: record.evaluations.at(-1)?.id });
}

/** Members of a run that ended are gone from its new document: what a run at work had is dropped. */
function withoutNothing(before, after) {
  const dropped = ["progress", "stage", "queue_position", "problem", "finished"]
    .filter((key) => key in before && !(key in after));
  return { ...after, ...Object.fromEntries(dropped.map((key) => [key, undefined])) };
}

/** The head; its buttons stay the same elements while what may be done stays the same. */
function heading(state) {
  const [title, note, news] = [h("div", {}), h("p", { class: "bad", role: "alert" }), h("div", { class: "stack" })];
  let drawn;
  const draw = () => {
    const { run, record } = state;
    const signature = JSON.stringify([run.state, run.queue_position, run.resumable, run.managed, run.has_report]);
    if (signature !== drawn) fill(title, titleRow(state, note, draw));
    drawn = signature;
    fill(news, h("p", { class: "quiet" }, facts(run)), run.problem && h("p", { class: "notice" }, run.problem),
      state.problem && !["queued", "running"].includes(run.state) && h("p", { class: "quiet" }, state.problem),
      kept(run), progress(run), answer(run, record));
  };
  return { element: h("div", { class: "stack" }, title, note, news), draw };
}

const facts = (run) => [run.model, run.started && `started ${moment(run.started)}`,
  run.seconds && `at work for ${duration(run.seconds)}`]
  .filter(Boolean).join(" · ");

function titleRow({ run }, note, draw) {
  return [
    h("div", { class: "row spread" },
      h("div", { class: "row" }, h("h1", {}, run.name), stateChip(run)),
      h("div", { class: "row" },
        actions(run, {
          done: (next) => { note.textContent = ""; Object.assign(run, withoutNothing(run, next)); draw(); },
          failed: (message) => { note.textContent = message; },
          removed: () => { location.hash = link(["runs"]); },
        }),
        h("a", { class: "button", href: link(["ask"], { from: run.name }) }, "Ask again"),
        h("a", { class: "button", href: address(["runs", run.name, "archive"]), download: "" }, "Download all"),
        run.has_report && h("a", {
          class: "button", href: address(["runs", run.name, "files", "report.html"]), target: "_blank",
        }, "Report"))),
  ];
}

function tabs(name, current, panel) {
  return h("nav", { class: "tabs", "aria-label": "Parts of the run" }, Object.entries(TABS).map(([key, { title }]) =>
    h("a", {
      href: link(["run", name], { tab: key }), "aria-current": key === current ? "true" : null,
      "aria-controls": panel,
    }, title)));
}
