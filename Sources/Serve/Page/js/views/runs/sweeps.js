// The sweeps of the workspace, below its runs; followed while one waits or is at work.

import { fill, h } from "../../core/dom.js";
import { significant } from "../../core/format.js";
import { get } from "../../core/api.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { sweepProgress } from "../sweep/sweep.js";
import { actions, stateChip } from "./state.js";

const AGAIN = 2000;

/** The panel; empty where there is no sweep. */
export function sweepPanel(signal) {
  const [place, note] = [h("div", {}), h("p", { class: "bad", role: "alert" })];
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, AGAIN);
  };
  const table = sortable(columns({
    done: () => refresh(), failed: (message) => { note.textContent = message; }, removed: () => refresh(),
  }), [], { caption: "Sweeps", sorted: "name", id: (sweep) => sweep.name });
  const panel = h("section", { class: "panel stack" }, h("h2", {}, "Sweeps"), note, table.element);
  const refresh = async () => {
    if (signal.aborted) return;
    try {
      const { sweeps } = await get(["sweeps"], { signal });
      if ((sweeps.length > 0) !== panel.isConnected) fill(place, sweeps.length > 0 && panel);
      table.show(sweeps);
      if (sweeps.some(({ state }) => state === "running" || state === "queued")) again();
    } catch (error) {
      if (error.name !== "AbortError") again();
    }
  };
  refresh();
  return place;
}

function columns(listeners) {
  return [
    {
      key: "name", title: "sweep", isHead: true, isTight: true, sort: (sweep) => sweep.name,
      cell: (sweep) => sweep.problem && sweep.points === 0 ? sweep.name : h("a", { href: link(["sweep", sweep.name]) }, sweep.name),
    },
    {
      key: "state", title: "state", sort: (sweep) => sweep.state,
      cell: (sweep) => [stateChip(sweep), sweepProgress(sweep), sweep.problem && h("p", { class: "bad" }, sweep.problem)],
    },
    {
      key: "numbers", title: "over",
      cell: (sweep) => sweep.numbers.map((path) => h("div", {}, h("code", {}, path))),
    },
    {
      key: "done", title: "points done", isNumber: true, isTight: true, sort: (sweep) => sweep.done,
      cell: (sweep) => `${sweep.done} of ${sweep.points}`,
    },
    {
      key: "best", title: "best point’s miss", isNumber: true, isTight: true, sort: (sweep) => sweep.best_error,
      cell: (sweep) => significant(sweep.best_error),
    },
    {
      key: "act", title: h("span", { class: "visually-hidden" }, "Actions"),
      cell: (sweep) => h("div", { class: "row" }, actions(sweep, listeners, "sweeps")),
    },
  ];
}
