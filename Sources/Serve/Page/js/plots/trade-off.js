// Two quantities of many items against each other, with the front between them; an item is a link.

import { fill, h, svg } from "../core/dom.js";
import { significant } from "../core/format.js";
import { bubbled } from "./bubble.js";
import { frame, pathThrough } from "./frame.js";
import { undominated } from "./pareto.js";
import { extent } from "./scale.js";

/**
 * @param {{key: string, label: string, isMoreBetter?: boolean}[]} quantities
 * @param {{name: string, values: Record<string, number>, href?: string, lines: string[]}[]} items
 * @param {string} noun What an item is, such as "run".
 */
export function tradeOff(quantities, items, noun) {
  const known = quantities.filter(({ key }) => items.filter((item) => Number.isFinite(item.values[key])).length > 1);
  if (known.length < 2) return null;
  const place = h("div", {});
  const sides = [chooser("across", known, known[0]), chooser("upward", known, known[1])];
  const draw = () => fill(place, plot(sides.map((side) => side.chosen()), items, noun));
  sides.forEach((side) => side.element.addEventListener("change", draw));
  draw();
  return h("div", { class: "stack one-plot" }, h("div", { class: "row" }, sides.map((side) => side.element)), place);
}

/** Which quantity an axis shows, and which way is better. */
function chooser(name, quantities, first) {
  const quantity = h("select", {}, quantities.map(({ key, label }) =>
    h("option", { value: key, selected: key === first.key }, label)));
  const better = h("select", { "aria-label": `What is better ${name}` },
    h("option", { value: "1" }, "less is better"), h("option", { value: "-1" }, "more is better"));
  const set = () => {
    better.value = quantities.find(({ key }) => key === quantity.value).isMoreBetter ? "-1" : "1";
  };
  quantity.addEventListener("change", set);
  set();
  return {
    element: h("div", { class: "row" }, h("label", { class: "field" }, h("span", {}, name), quantity), better),
    chosen: () => ({ ...quantities.find(({ key }) => key === quantity.value), sign: Number(better.value) }),
  };
}

function plot([across, up], items, noun) {
  const shown = items.filter((item) => [across, up].every(({ key }) => Number.isFinite(item.values[key])));
  if (shown.length === 0) return h("p", { class: "quiet" }, `No ${noun} has both.`);
  const points = shown.map((item) => [item.values[across.key], item.values[up.key]]);
  const best = new Set(undominated(points, [across.sign, up.sign]));
  const plan = frame({
    x: extent(points.map(([x]) => x), 0.06), y: extent(points.map(([, y]) => y), 0.06),
    xLabel: across.label, yLabel: up.label,
    label: `${up.label} against ${across.label}: ${best.size} of ${shown.length} on the front`,
  });
  plan.element.setAttribute("role", "group");
  const box = bubbled(plan.element);
  const corners = [...best].sort((a, b) => points[a][0] - points[b][0]).map((index) => points[index]);
  plan.inside.append(
    svg("path", { class: "front", d: pathThrough(corners.map(([x, y]) => [plan.x(x), plan.y(y)])) }),
    ...shown.map((item, index) => mark(item, plan, points[index], best.has(index), box, [across, up])));
  return h("figure", {}, box.element, h("figcaption", {},
    `Orange: no other ${noun} is better in both. Point at one to read it; a click opens it.`));
}

function mark(item, { x, y }, [a, b], isBest, box, axes) {
  const lines = [item.name, ...axes.map(({ key, label }) => `${label} ${significant(item.values[key])}`), ...item.lines];
  return dotLink(item.href, lines, [x(a), y(b)], box, isBest ? "dot best" : "dot soft", isBest ? 6 : 4.5);
}

/** A dot that reads itself out, and is a link where it leads somewhere. */
export function dotLink(href, lines, [x, y], box, kind, radius) {
  return svg(href ? "a" : "g", {
    href, class: "dot-link", tabindex: 0, role: href ? "link" : "img", "aria-label": lines.join(", "),
    on: {
      pointerenter: (event) => box.show(event, lines), pointerleave: () => box.hide(),
      focus: (event) => box.show(event.currentTarget, lines), blur: () => box.hide(),
    },
  }, svg("circle", { class: kind, cx: x, cy: y, r: radius }));
}
