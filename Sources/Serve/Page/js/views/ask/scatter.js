// How a target's tolerance compares with the scatter of one film: said by the slider where it is the smaller.

import { fixed } from "../../core/format.js";
import { post } from "../../core/api.js";
import { calm, newest } from "../../core/wait.js";
import { requestOf } from "./verdict.js";
import { kindOf, toleranceOf } from "./target-kinds.js";

/** The line below a target that ``follow`` fills. */
export const SCATTER = "scatter";

/**
 * Follows the request: the forward model is asked for films of the recipe of the training film that is
 * nearest to it, of the size that the run makes.
 */
export function followScatter(draft, form, distributionOf, signal) {
  let answer = null;
  const ask = newest((model, body, stop) => post(["models", model, "predict"], body, stop), signal);
  const show = () => form.querySelectorAll(`[data-${SCATTER}]`).forEach((line) => {
    const text = answer ? words(line.dataset[SCATTER], draft.study.targets, answer) : "";
    line.textContent = text;
    line.hidden = text === "";
  });
  const follow = calm(250, async () => {
    const { model } = draft.conditions;
    if (model !== draft.study.model || signal.aborted) return;
    const distribution = await distributionOf(model);
    const recipe = distribution.process?.length ? nearestRecipe(distribution, requestOf(draft)) : null;
    try {
      if (recipe) answer = await ask(model, { ...recipe, ...size(draft.check?.study) }) ?? answer;
      else answer = null;
    } catch {
      answer = null;
    }
    show();
  });
  draft.addEventListener("study", () => { show(); follow(); });
  draft.addEventListener("conditions", () => { show(); follow(); });
  follow();
}

/** The recipe of the training film whose conditions are nearest, each by its spread. */
function nearestRecipe({ attributes, samples }, request) {
  const column = (name) => attributes.findIndex((attribute) => attribute.name === name);
  const asked = Object.entries(request).map(([name, value]) => {
    const { quantiles } = attributes[column(name)];
    return { at: column(name), value, spread: quantiles["0.75"] - quantiles["0.25"] || 1 };
  });
  if (asked.length === 0 || samples.length === 0) return null;
  const distance = (row) => asked.reduce((sum, { at, value, spread }) => sum + ((row[at] - value) / spread) ** 2, 0);
  const nearest = samples.reduce((best, row) => distance(row) < distance(best) ? row : best);
  return Object.fromEntries(["phi", "chi", "log_time"].map((name) => [name, Number(nearest[column(name)])]));
}

/** The width of a square film with the area of the run's. */
function size(study) {
  const shape = String(study?.sampler?.shape ?? "").split(/[^\d]+/).filter(Boolean).map(Number);
  return shape.length === 3 ? { width: Math.round(Math.sqrt(shape[0] * shape[1])) } : {};
}

function words(name, targets, { quantities, shape }) {
  const target = targets?.[name];
  const scatter = quantities.find((quantity) => quantity.name === name)?.scatter;
  if (kindOf(target) === "none" || !(scatter > toleranceOf(target))) return "";
  return `Single films of ${shape[0]} × ${shape[1]} voxels of one recipe scatter by ± ${fixed(scatter, 3)}: more than the `
    + `tolerance of ± ${fixed(toleranceOf(target), 3)}.`;
}
