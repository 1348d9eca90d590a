// The sweeps of the workspace, below its runs.

import { fill, h } from "../../core/dom.js";
import { significant } from "../../core/format.js";
import { get } from "../../core/api.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { stateChip } from "./state.js";

/** The panel; empty where there is no sweep. */
export function sweepPanel(signal) {
  const place = h("div", {});
  get(["sweeps"], { signal }).then(({ sweeps }) => {
    if (sweeps.length > 0) fill(place, panel(sweeps));
  }).catch(() => {});
  return place;
}

function panel(sweeps) {
  return h("section", { class: "panel stack" }, h("h2", {}, "Sweeps"), sortable([
    {
      key: "name", title: "sweep", isHead: true, isTight: true, sort: (sweep) => sweep.name,
      cell: (sweep) => sweep.problem ? sweep.name : h("a", { href: link(["sweep", sweep.name]) }, sweep.name),
    },
    {
      key: "state", title: "state", sort: (sweep) => sweep.state,
      cell: (sweep) => [stateChip(sweep), sweep.problem && h("p", { class: "bad" }, sweep.problem)],
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
  ], sweeps, { caption: "Sweeps", sorted: "name" }).element);
}
