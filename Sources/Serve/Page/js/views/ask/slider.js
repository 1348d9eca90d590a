// A slider over a quantity with the density of the training set drawn behind it.

import { h, svg } from "../../core/dom.js";
import { fixed } from "../../core/format.js";
import { linear } from "../../plots/scale.js";

const HEIGHT = 40;

/** The span of a slider: the training set's, widened so that a request may leave it. */
export function sliderSpan(attribute) {
  const spread = attribute.maximum - attribute.minimum || 1;
  const low = Math.max(attribute.lower ?? -Infinity, attribute.minimum - 0.25 * spread);
  const high = Math.min(attribute.upper ?? Infinity, attribute.maximum + 0.25 * spread);
  return [Math.floor(low * 100) / 100, Math.ceil(high * 100) / 100];
}

/**
 * @param {object} attribute Of the model's distribution, with its histogram.
 * @param {{label: string, value: number, changed: (value: number) => void}[]} handles One, or two.
 * @returns {{element: HTMLElement, accept: (low: number, high: number) => void,
 *   set: (index: number, value: number) => void}}
 */
export function densitySlider(attribute, handles) {
  const span = sliderSpan(attribute);
  const x = linear(span, [0, 100]);
  const band = svg("rect", { class: "accepted", y: 0, height: HEIGHT });
  const edges = [svg("line", { class: "edge", y2: HEIGHT }), svg("line", { class: "edge", y2: HEIGHT })];
  const picture = svg("svg", {
    viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true",
  }, density(attribute, x), band, edges);
  const inputs = handles.map((handle) => {
    const input = h("input", {
      type: "range", min: span[0], max: span[1], step: 0.001, value: handle.value,
      "aria-label": handle.label,
      on: { input: () => handle.changed(Number(input.value)) },
    });
    return input;
  });
  const element = h("div", {},
    h("div", { class: "slider" }, picture, inputs),
    h("div", { class: "ends", "aria-hidden": "true" },
      h("span", {}, fixed(span[0], 2)),
      h("span", {}, `training films ${fixed(attribute.minimum, 2)} – ${fixed(attribute.maximum, 2)}`),
      h("span", {}, fixed(span[1], 2))));
  return {
    element,
    accept(low, high) {
      const [left, right] = [x(Math.max(low, span[0])), x(Math.min(high, span[1]))];
      band.setAttribute("x", left);
      band.setAttribute("width", Math.max(0, right - left));
      [left, right].forEach((at, index) => {
        edges[index].setAttribute("x1", at);
        edges[index].setAttribute("x2", at);
      });
    },
    set(index, value) { inputs[index].value = value; },
  };
}

/** The histogram of the training set as an area. */
function density({ histogram }, x) {
  if (!histogram) return null;
  const most = Math.max(...histogram.counts, 1);
  const middles = histogram.counts.map((count, index) => [
    x((histogram.edges[index] + histogram.edges[index + 1]) / 2), HEIGHT * (1 - 0.95 * count / most),
  ]);
  const start = x(histogram.edges[0]);
  const end = x(histogram.edges.at(-1));
  const points = [[start, HEIGHT], ...middles, [end, HEIGHT]];
  return svg("path", {
    class: "density", d: `M${points.map(([a, b]) => `${a.toFixed(2)} ${b.toFixed(2)}`).join("L")}Z`,
  });
}
