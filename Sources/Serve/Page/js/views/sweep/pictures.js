// An outcome of a sweep over its numbers: filled contours over two, a line over one.

import { fill, h, svg } from "../../core/dom.js";
import { significant } from "../../core/format.js";
import { get } from "../../core/api.js";
import { bubbled } from "../../plots/bubble.js";
import { BANDS, bandPicture } from "../../plots/contour.js";
import { frame, pathThrough } from "../../plots/frame.js";
import { extent } from "../../plots/scale.js";
import { dotLink } from "../../plots/trade-off.js";
import { hrefOf, lines } from "./point.js";

/** The panel: which outcome, over which numbers, and its picture. */
export function pictures(name, sweep, signal) {
  const varied = sweep.numbers.filter(({ path }) => new Set(sweep.points.map((point) => point.values[path])).size > 1);
  if (varied.length === 0 || sweep.outcomes.length === 0) {
    return h("p", { class: "panel quiet" }, "No point has come to its end yet.");
  }
  const option = (text) => ({ path, name: key, label }, index) =>
    h("option", { value: path ?? key, selected: index === text }, label);
  const outcome = h("select", {}, sweep.outcomes.map(option(0)));
  const [x, y] = [h("select", {}, varied.map(option(0))), h("select", {}, varied.map(option(1)))];
  const place = h("div", {});
  const draw = async () => {
    const chosen = sweep.outcomes.find((one) => one.name === outcome.value);
    const axes = [x, y].map((select) => varied.find((one) => one.path === select.value));
    if (varied.length === 1) return fill(place, line(sweep, varied[0], chosen));
    const query = { x: x.value, y: y.value, outcome: outcome.value };
    const known = sweep.points.filter((point) => point.outcomes[outcome.value] !== undefined);
    const surface = x.value === y.value || known.length < 4 ? null
      : await get(["sweeps", name, "surface"], { query, signal }).catch(() => null);
    return fill(place, contour(sweep, axes, chosen, surface));
  };
  [outcome, x, y].forEach((select) => select.addEventListener("change", draw));
  draw();
  const field = (text, select) => h("label", { class: "field" }, h("span", {}, text), select);
  return h("section", { class: "panel stack" }, h("h2", {}, "Outcome"),
    h("div", { class: "row" }, field("outcome", outcome), varied.length > 2 && [field("across", x), field("upward", y)]),
    place);
}

function contour(sweep, [across, up], outcome, surface) {
  const value = (point, axis) => point.values[axis.path];
  const plan = frame({
    x: extent(sweep.points.map((point) => value(point, across)), 0.04),
    y: extent(sweep.points.map((point) => value(point, up)), 0.04),
    xLabel: across.label, yLabel: up.label, height: 400,
    label: `${outcome.label} over ${across.label} and ${up.label}, ${sweep.points.length} points`,
  });
  plan.element.setAttribute("role", "group");
  const box = bubbled(plan.element);
  const levels = surface ? levelsOf(surface.values) : [];
  if (surface) plan.inside.append(picture(plan, surface, levels));
  plan.inside.append(...sweep.points.map((point) => dotLink(hrefOf(point), lines(point, sweep),
    [plan.x(value(point, across)), plan.y(value(point, up))], box,
    point.outcomes[outcome.name] === undefined ? "dot hollow" : "dot on-colour", 5)));
  return h("figure", {}, box.element, levels.length > 0 && key(levels, outcome.label), h("figcaption", {},
    surface ? "Colours between the dots are interpolation, not measurement. " : "Too few points for contours. ",
    "Point at a dot to read it; a click opens its run. Hollow: it has no such outcome."));
}

/** The lower ends of the bands: even steps from the least to the greatest value. */
export function levelsOf(values) {
  const [low, high] = extent(values);
  if (!(high > low)) return [];
  return BANDS.map((_, band) => low + (high - low) * band / BANDS.length);
}

function picture({ x, y }, grid, levels) {
  const colour = (value) => BANDS[Math.max(0, levels.findLastIndex((level) => value >= level))];
  return svg("image", {
    href: bandPicture(grid, grid.values, colour), preserveAspectRatio: "none",
    x: x(grid.x[0]), width: x(grid.x.at(-1)) - x(grid.x[0]),
    y: y(grid.y.at(-1)), height: y(grid.y[0]) - y(grid.y.at(-1)),
  });
}

function key(levels, label) {
  return h("ul", { class: "key", "aria-label": label }, h("li", {}, `${label}, from`), levels.map((level, band) => {
    const square = h("i", { "aria-hidden": "true" });
    square.style.setProperty("background-color", BANDS[band]);
    return h("li", {}, square, significant(level));
  }));
}

function line(sweep, axis, outcome) {
  const points = sweep.points.filter((point) => point.outcomes[outcome.name] !== undefined)
    .sort((a, b) => a.values[axis.path] - b.values[axis.path]);
  if (points.length === 0) return h("p", { class: "quiet" }, "No point has it.");
  const at = (point) => [point.values[axis.path], point.outcomes[outcome.name]];
  const plan = frame({
    x: extent(points.map((point) => at(point)[0]), 0.04), y: extent(points.map((point) => at(point)[1]), 0.06),
    xLabel: axis.label, yLabel: outcome.label, label: `${outcome.label} over ${axis.label}`,
  });
  plan.element.setAttribute("role", "group");
  const box = bubbled(plan.element);
  const places = points.map((point) => at(point)).map(([x, y]) => [plan.x(x), plan.y(y)]);
  plan.inside.append(svg("path", { class: "line", d: pathThrough(places) }),
    ...points.map((point, index) => dotLink(hrefOf(point), lines(point, sweep), places[index], box, "dot", 5)));
  return h("figure", {}, box.element, h("figcaption", {}, "Point at a dot to read it; a click opens its run."));
}
