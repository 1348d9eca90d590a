// Parallel coordinates: a line a row, an axis a quantity; brushes on the axes choose rows.

import { svg } from "../core/dom.js";
import { significant } from "../core/format.js";
import { axisKeys } from "./brush-keys.js";
import { extent, linear } from "./scale.js";

const [WIDTH, TOP, BOTTOM] = [960, 40, 270];

/**
 * @param {{name: string, label: string, values: (number|undefined)[]}[]} axes
 * @param {string[]} names Of the rows.
 * @param {{pointed?: (index: number|null, event?: Event) => void, chosen?: (index: number) => void,
 *   brushed?: (kept: boolean[]) => void}} listeners
 */
export function parallel(axes, names, { pointed, chosen, brushed } = {}) {
  const gap = (WIDTH - 120) / Math.max(1, axes.length - 1);
  const scales = axes.map((axis) => linear(extent(axis.values), [BOTTOM, TOP]));
  const left = (index) => 60 + index * gap;
  const brushes = axes.map(() => null);
  const lines = names.map((name, row) => {
    const points = axes.map((axis, index) => [left(index), axis.values[row], index])
      .filter(([, value]) => Number.isFinite(value))
      .map(([x, value, index]) => `${x.toFixed(1)} ${scales[index](value).toFixed(1)}`);
    return svg("path", {
      d: points.length ? `M${points.join("L")}` : "", tabindex: names.length <= 40 ? 0 : null,
      role: "img", "aria-label": name,
      on: {
        pointerenter: (event) => light(row, event), pointerleave: () => light(null),
        focus: (event) => light(row, event), blur: () => light(null),
        click: () => chosen?.(row),
        keydown: (event) => { if (event.key === "Enter") chosen?.(row); },
      },
    });
  });
  const light = (row, event) => {
    lines.forEach((line, index) => line.classList.toggle("lit", index === row));
    pointed?.(row, event);
  };
  const apply = () => {
    const kept = names.map((_, row) => brushes.every((brush, index) => {
      const value = axes[index].values[row];
      return !brush || Number.isFinite(value) && value >= brush[0] && value <= brush[1];
    }));
    lines.forEach((line, row) => line.classList.toggle("dim", !kept[row]));
    brushed?.(kept);
  };
  const element = svg("svg", {
    class: "plot parallel", viewBox: `0 0 ${WIDTH} 300`, role: "group",
    "aria-label": `Parallel coordinates of ${names.length} rows over ${axes.map((axis) => axis.label).join(", ")}`,
  }, lines, axes.map((axis, index) =>
    drawnAxis(axis, scales[index], left(index), index, (brush) => { brushes[index] = brush; apply(); })));
  return element;
}

function drawnAxis(axis, scale, x, index, brushed) {
  const [low, high] = scale.domain;
  const handle = svg("rect", { class: "handle", x: x - 14, width: 28, y: TOP, height: BOTTOM - TOP });
  const box = svg("rect", { class: "brush", x: x - 8, width: 16, visibility: "hidden" });
  const show = (span) => {
    box.setAttribute("visibility", span ? "visible" : "hidden");
    if (span) {
      box.setAttribute("y", scale(span[1]));
      box.setAttribute("height", scale(span[0]) - scale(span[1]));
    }
    say(span);
    brushed(span);
  };
  const words = (span) => `from ${significant(span[0])} to ${significant(span[1])}`;
  const say = axisKeys(handle, { label: axis.label, domain: scale.domain, words }, show);
  follow(handle, scale, show);
  return svg("g", {},
    svg("line", { class: "axis", x1: x, x2: x, y1: TOP, y2: BOTTOM }),
    svg("text", { x, y: index % 2 ? 12 : 26, "text-anchor": "middle" }, axis.label),
    svg("text", { class: "tick", x, y: BOTTOM + 16, "text-anchor": "middle" }, significant(low)),
    svg("text", { class: "tick", x: x + 5, y: TOP + 4 }, significant(high)),
    box, handle);
}

/** A drag along an axis chooses a span; a click ends the choice. */
function follow(handle, scale, show) {
  let start = null;
  const at = (event) => {
    const outer = handle.ownerSVGElement;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(outer.getScreenCTM().inverse());
    return Math.max(TOP, Math.min(BOTTOM, point.y));
  };
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    start = at(event);
  });
  handle.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [top, bottom] = [Math.min(start, at(event)), Math.max(start, at(event))];
    show([scale.invert(bottom), scale.invert(top)]);
  });
  handle.addEventListener("pointerup", (event) => {
    if (start !== null && Math.abs(at(event) - start) < 3) show(null);
    start = null;
  });
}
