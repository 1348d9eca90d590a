// The objective of each evaluation and the best so far.

import { h, svg } from "../../core/dom.js";
import { counted, fixed, significant } from "../../core/format.js";
import { bubbled } from "../../plots/bubble.js";
import { frame, pathThrough } from "../../plots/frame.js";
import { extent } from "../../plots/scale.js";

/** The plot; a sentence where nothing was measured yet. */
export function convergence(record) {
  const measured = record.evaluations.filter((evaluation) => !evaluation.stage.endsWith("surrogate"));
  const shown = measured.filter((evaluation) => Number.isFinite(evaluation.objective));
  if (shown.length === 0) {
    return h("p", { class: "quiet" }, measured.length === 0 ? "No evaluation yet."
      : `No evaluation has an objective. ${missing(measured, record)}`);
  }
  const objectives = shown.map((evaluation) => evaluation.objective);
  const isLogY = Math.min(...objectives) > 0 && Math.max(...objectives) > 20 * Math.min(...objectives);
  const plan = frame({
    x: [0.5, Math.max(...shown.map((evaluation) => evaluation.id)) + 0.5],
    y: isLogY ? [0.8 * Math.min(...objectives), 1.25 * Math.max(...objectives)] : extent(objectives, 0.06),
    xLabel: "evaluation", yLabel: "objective (less is better)", isLogY, isWholeX: true,
    label: `Objective over ${counted(shown.length, "evaluation")}, the best ${significant(Math.min(...objectives))}`,
  });
  const box = bubbled(plan.element);
  plan.inside.append(
    svg("path", { class: "line second", d: staircase(shown, plan) }),
    ...shown.map((evaluation) => dot(evaluation, plan, box)));
  return h("figure", {}, box.element, h("figcaption", {},
    `${counted(shown.length, "evaluation")}; dots: each, pale where not feasible; line: the best feasible so far. ${missing(measured, record)}`));
}

/** Why evaluations are not in the plot: each reason with how many it has; "" where all are. */
function missing(measured, record) {
  const without = measured.filter((evaluation) => !Number.isFinite(evaluation.objective));
  const predicted = record.evaluations.length - measured.length;
  const reasons = new Map();
  for (const { failure } of without) {
    const reason = failure ?? "nothing was pushed up or down and no target was missed";
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const failed = [...reasons].map(([reason, count]) =>
    `${counted(count, "evaluation has", "evaluations have")} no objective: ${reason}.`);
  return [...failed, predicted > 0 && `${counted(predicted, "evaluation")} by the local model alone ${predicted === 1 ? "is" : "are"} `
    + "predictions and not shown."].filter(Boolean).join(" ");
}

function staircase(shown, { x, y, width }) {
  const points = [];
  let [best, stage] = [undefined, undefined];
  for (const evaluation of shown) {
    // Each search of a front has an objective of its own.
    if (evaluation.stage !== stage) {
      if (best !== undefined) points.push([x(evaluation.id), y(best)], [NaN, NaN]);
      [best, stage] = [undefined, evaluation.stage];
    }
    if (evaluation.incumbent) {
      if (best !== undefined) points.push([x(evaluation.id), y(best)]);
      best = evaluation.objective;
      points.push([x(evaluation.id), y(best)]);
    }
  }
  if (best !== undefined) points.push([width - 14, y(best)]);
  return pathThrough(points);
}

function dot(evaluation, { x, y }, box) {
  return svg("circle", {
    class: `dot ${evaluation.incumbent ? "best" : evaluation.feasible ? "" : "soft"}`,
    cx: x(evaluation.id), cy: y(evaluation.objective), r: evaluation.incumbent ? 4.5 : 3.5,
    on: {
      pointerenter: (event) => box.show(event, [
        `evaluation ${evaluation.id}, ${evaluation.stage}`, `objective ${significant(evaluation.objective)}`,
        ...Object.entries(evaluation.measured ?? {}).slice(0, 8).map(([name, value]) => `${name} ${fixed(value, 3)}`),
      ]),
      pointerleave: () => box.hide(),
    },
  });
}
