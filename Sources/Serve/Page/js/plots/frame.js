// A pair of axes with ticks and names, into which a plot draws.

import { svg } from "../core/dom.js";
import { fixed, significant } from "../core/format.js";
import { linear, logarithmic, tickDecimals, ticks } from "./scale.js";

const MARGIN = { left: 58, right: 14, top: 12, bottom: 44 };

/**
 * @param {{x: number[], y: number[], xLabel: string, yLabel: string, width?: number,
 *   height?: number, isLogY?: boolean, isWholeX?: boolean, label: string}} plan `label` says what the plot shows;
 *   `isWholeX` keeps the ticks of x to whole numbers.
 * @returns {{element: SVGElement, x: Function, y: Function, inside: SVGElement}} The scales, and
 *   the group within the axes.
 */
export function frame(plan) {
  // On a narrow screen the plot is drawn smaller, so that its letters stay as large as the text.
  const width = plan.width ?? (innerWidth < 640 ? 360 : 560);
  const height = plan.height ?? 320;
  const x = linear(plan.x, [MARGIN.left, width - MARGIN.right]);
  const y = (plan.isLogY ? logarithmic : linear)(plan.y, [height - MARGIN.bottom, MARGIN.top]);
  const inside = svg("g");
  const element = svg("svg", {
    class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": plan.label,
  }, across(x, y, plan.isWholeX), upward(x, y), names(plan, width, height), inside);
  return { element, x, y, inside, width, height };
}

function across(x, y, isWhole) {
  const [bottom, top] = y.range;
  const values = ticks(x, 6).filter((value) => !isWhole || Math.abs(value - Math.round(value)) < 1e-9);
  const decimals = isWhole ? 0 : tickDecimals(values);
  return svg("g", {}, values.map((value) => [
    svg("line", { class: "grid", x1: x(value), x2: x(value), y1: bottom, y2: top }),
    svg("text", { class: "tick", x: x(value), y: bottom + 16, "text-anchor": "middle" },
      fixed(value, decimals)),
  ]), svg("line", { class: "axis", x1: x.range[0], x2: x.range[1], y1: bottom, y2: bottom }));
}

function upward(x, y) {
  const [left, right] = x.range;
  const values = ticks(y, 5);
  const decimals = tickDecimals(values);
  const text = (value) => y.isLogarithmic ? significant(value, 2) : fixed(value, decimals);
  return svg("g", {}, values.map((value) => [
    svg("line", { class: "grid", x1: left, x2: right, y1: y(value), y2: y(value) }),
    svg("text", {
      class: "tick", x: left - 6, y: y(value), "text-anchor": "end", "dominant-baseline": "central",
    }, text(value)),
  ]), svg("line", { class: "axis", x1: left, x2: left, y1: y.range[0], y2: y.range[1] }));
}

function names(plan, width, height) {
  const middle = (height - MARGIN.bottom + MARGIN.top) / 2;
  return [
    svg("text", { x: (MARGIN.left + width - MARGIN.right) / 2, y: height - 8, "text-anchor": "middle" },
      plan.xLabel),
    svg("text", {
      x: 14, y: middle, "text-anchor": "middle", transform: `rotate(-90 14 ${middle})`,
    }, plan.yLabel),
  ];
}

/** The path through points of the plot; a gap where a value is missing. */
export function pathThrough(points) {
  let isDown = false;
  return points.map(([x, y]) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      isDown = false;
      return "";
    }
    const step = `${isDown ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`;
    isDown = true;
    return step;
  }).join("");
}
