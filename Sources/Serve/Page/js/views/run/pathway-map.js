// Pathways on annealing time and χ, before the predicted density or the region that meets the targets.

import { h, svg } from "../../core/dom.js";
import { fixed, percent } from "../../core/format.js";
import { bubbled } from "../../plots/bubble.js";
import {
  BANDS, bandPicture, enclosedMass, PROBABILITIES, probabilityColour, SHARES, shareColour,
} from "../../plots/contour.js";
import { frame } from "../../plots/frame.js";
import { extent } from "../../plots/scale.js";

/** What can stand behind the pathways: the density, then a region for each blend ratio. */
export function backgrounds(record) {
  const density = (record.densities ?? []).find((one) => one.x_attribute === "log_time" && one.y_attribute === "chi");
  const regions = [...(record.regions ?? [])].sort((a, b) => a.phi - b.phi);
  return [
    ...regions.map((region) => ({
      title: `Films meet every target, at φ = ${fixed(region.phi, 3)}`, phi: region.phi,
      grid: { x: region.log_time, y: region.chi }, values: () => region.probability,
      colour: probabilityColour,
      key: PROBABILITIES.map((level, band) => [BANDS[band], `≥ ${percent(level)}`]),
    })),
    ...density ? [{
      title: "Predicted density of the samples", grid: density, values: () => enclosedMass(density), colour: shareColour,
      key: SHARES.map((level, band) => [BANDS[band], percent(level)]),
    }] : [],
  ];
}

/**
 * @param {object} record
 * @param {object|undefined} background One of `backgrounds`.
 * @param {{ranks: Map<number, number>, window: object, chosen: (pathway: object) => void}} options
 *   The rank that each pathway has now, by the run's own rank.
 */
export function pathwayMap(record, background, { ranks, window, chosen }) {
  const pathways = record.pathways ?? [];
  const xs = pathways.map((pathway) => pathway.log_time);
  const ys = pathways.map((pathway) => pathway.chi);
  const grid = background?.grid;
  const plan = frame({
    x: extent([...xs, ...grid ? [grid.x[0], grid.x.at(-1)] : []], grid ? 0 : 0.15),
    y: extent([...ys, ...grid ? [grid.y[0], grid.y.at(-1)] : []], grid ? 0 : 0.15),
    xLabel: "log₁₀ t, dimensionless annealing time", yLabel: "χ", height: 400,
    label: `${pathways.length} pathways over annealing time and χ${background ? `; behind: ${background.title}` : ""}`,
  });
  plan.element.setAttribute("role", "group");
  const box = bubbled(plan.element);
  if (grid) plan.inside.append(picture(plan, background));
  plan.inside.append(windowBox(plan, window) ?? "");
  plan.inside.append(...(record.ridges ?? []).map((ridge) => svg("path", {
    class: "ridge", d: `M${ridge.log_time.map((x, index) =>
      `${plan.x(x).toFixed(1)} ${plan.y(ridge.chi[index]).toFixed(1)}`).join("L")}`,
  })));
  plan.inside.append(...(record.proofs ?? []).map((proof) => recipe(plan, proof, box)));
  // the best last, so that no other covers it
  const order = [...pathways].sort((a, b) => ranks.get(b.rank) - ranks.get(a.rank));
  plan.inside.append(...order.map((pathway) => mark(plan, pathway, ranks.get(pathway.rank), box, chosen)));
  return h("div", {}, box.element, background && h("ul", { class: "key" }, background.key.map(([colour, text]) => {
    const square = h("i", { "aria-hidden": "true" });
    square.style.setProperty("background-color", colour);
    return h("li", {}, square, text);
  }), h("li", {}, background.phi === undefined ? "of the probability lies within" : "probability on average")));
}

function picture({ x, y }, { grid, values, colour }) {
  return svg("image", {
    href: bandPicture(grid, values(), colour), preserveAspectRatio: "none",
    x: x(grid.x[0]), width: x(grid.x.at(-1)) - x(grid.x[0]),
    y: y(grid.y.at(-1)), height: y(grid.y[0]) - y(grid.y.at(-1)),
  });
}

function windowBox({ x, y }, window) {
  const { log_time: time, chi } = window;
  if (!time && !chi) return null;
  const clamp = (scale, value, fallback) => {
    const [from, to] = scale.domain;
    return scale(Math.max(from, Math.min(to, Number.isFinite(value) ? value : fallback)));
  };
  const [left, right] = [clamp(x, time?.[0], x.domain[0]), clamp(x, time?.[1], x.domain[1])];
  const [bottom, top] = [clamp(y, chi?.[0], y.domain[0]), clamp(y, chi?.[1], y.domain[1])];
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  return svg("rect", { class: "window", x: left, y: top, width, height });
}

/** A recipe whose films were simulated: a diamond in the colour of its verdict. */
function recipe({ x, y }, proof, box) {
  const [cx, cy] = [x(proof.log_time), y(proof.chi)];
  return svg("path", {
    class: `recipe ${proof.verdict}`, d: `M${cx - 6} ${cy}L${cx} ${cy - 6}L${cx + 6} ${cy}L${cx} ${cy + 6}Z`,
    on: {
      pointerenter: (event) => box.show(event, [
        `simulated for pathway ${proof.pathway_rank}`, `φ ${fixed(proof.phi, 3)}, χ ${fixed(proof.chi, 3)}`,
        `log₁₀ t ${fixed(proof.log_time, 3)}`, `${proof.films} films: ${proof.verdict}`]),
      pointerleave: () => box.hide(),
    },
  });
}

function mark({ x, y }, pathway, rank, box, chosen) {
  const lines = [
    `pathway ${rank}`, `φ ${fixed(pathway.phi, 3)} ± ${fixed(pathway.phi_spread, 3)}`,
    `χ ${fixed(pathway.chi, 2)} ± ${fixed(pathway.chi_spread, 2)}`,
    `log₁₀ t ${fixed(pathway.log_time, 2)} ± ${fixed(pathway.log_time_spread, 2)}`,
    `probability ${percent(pathway.probability)}`,
    ...pathway.verdict ? [pathway.verdict] : [],
    ...pathway.yield === undefined ? [] : [`yield ${percent(pathway.yield)}`],
  ];
  return svg("g", {
    class: "mark", tabindex: 0, role: "button", "aria-label": lines.join(", "),
    transform: `translate(${x(pathway.log_time)} ${y(pathway.chi)})`,
    on: {
      pointerenter: (event) => box.show(event, lines), pointerleave: () => box.hide(),
      focus: (event) => box.show(event.currentTarget, lines), blur: () => box.hide(),
      click: () => chosen(pathway),
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        chosen(pathway);
      },
    },
  }, svg("circle", { r: 11 }), svg("text", {}, rank));
}
