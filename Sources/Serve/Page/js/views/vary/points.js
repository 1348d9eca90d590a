// The points of a sweep before it starts: how many, which, and which of them have no realistic request.

import { h } from "../../core/dom.js";
import { counted, significant } from "../../core/format.js";

/** Rows that are shown. */
const MOST = 60;

/** The points of a checked sweep. */
export function pointTable({ points, numbers, judged, unrealistic }) {
  return [
    h("p", {}, h("strong", {}, counted(points.length, "design")),
      unrealistic > 0 && h("span", { class: "warn" }, `; ${counted(unrealistic, "request")} of ${judged} `
        + `${unrealistic === 1 ? "is" : "are"} unrealistic, and such a point ends at once`),
      judged < points.length && `; the first ${judged} were looked at`, "."),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Points of the sweep" },
      h("table", {}, h("thead", {}, h("tr", {}, ["point", ...numbers, "request"].map((text, index) =>
        h("th", { scope: "col", class: index > 0 && index <= numbers.length ? "number" : null }, text)))),
      h("tbody", {}, points.slice(0, MOST).map(({ number, values, stops }) => h("tr", {},
        h("th", { scope: "row" }, number),
        numbers.map((path) => h("td", { class: "number" }, significant(values[path], 4))),
        h("td", { class: stops ? "bad" : stops === false ? "good" : "quiet" },
          stops ? "unrealistic" : stops === false ? "can be made" : "not looked at")))))),
    points.length > MOST && h("p", { class: "quiet" }, `… and ${points.length - MOST} more.`),
  ];
}
