// Ask: the request on the left, what it is worth on the right.

import { fill, h } from "../../core/dom.js";
import { get } from "../../core/api.js";
import { learn } from "../../core/names.js";
import { Draft } from "./draft.js";
import { requestForm } from "./form.js";
import { preview } from "./preview.js";
import { followScatter } from "./scatter.js";
import { startBar } from "./start-bar.js";
import { studyText } from "./study-text.js";
import { round } from "./target-kinds.js";
import { verdict } from "./verdict.js";

/** Shows the view. */
export async function show(main, { query, signal }) {
  const [{ models }, server] = await Promise.all([get(["models"], { signal }), get([], { signal })]);
  const names = models.map((model) => model.name);
  const { study, text } = await firstStudy(query, names, server, signal);
  const draft = new Draft(study, signal);
  const form = await requestForm(draft, models, (model) => distributionOf(model, signal), signal);
  const file = studyText(draft, form, signal);
  fill(main, h("h1", {}, "What should the film be like?"),
    h("div", { class: "columns ask" }, form, h("div", {},
      verdict(draft, signal), preview(draft, previewer(server, signal), signal), file.element)),
    startBar(draft, file, file.price));
  followScatter(draft, form, (model) => distributionOf(model, signal), signal);
  // Other views take up the request, also one that was not touched.
  draft.remember();
  if (text) await draft.show(text);
  else await draft.write();
}

/**
 * That of a run whose study is taken up again, that of this tab, or the model's medians. A study that
 * cannot be read is there as its text, with what is wrong.
 */
async function firstStudy(query, names, server, signal) {
  const model = names.includes(server.preview_model) ? server.preview_model : names[0];
  const usual = { name: "my-film", model, seed: 1 };
  if (query.get("from")) {
    const { study_yaml: text } = await get(["runs", query.get("from")], { signal });
    const draft = new Draft(usual, signal);
    await draft.show(text);
    return draft.check?.valid ? { study: again(draft.study, query.get("choose")) } : { study: usual, text };
  }
  const remembered = Draft.remembered();
  if (remembered && names.includes(remembered.model)) return { study: remembered };
  return { study: { ...usual, targets: medians(await distributionOf(model, signal)) } };
}

/** The study under a new name; with a point of its front chosen, its candidates are made there. */
function again(study, point) {
  const taken = { ...study, name: `${study.name}-again` };
  if (!point) return taken;
  const pareto = { ...study.pareto, choose: Number(point) };
  return { ...taken, name: `${study.name}-at-${point}`, pareto };
}

const loaded = new Map();

/** The model's training distribution, asked for once. */
async function distributionOf(model, signal) {
  if (!loaded.has(model)) {
    loaded.set(model, await get(["models", model, "distribution"], { query: { samples: 600 }, signal }));
    loaded.get(model).attributes.forEach(learn);
  }
  return loaded.get(model);
}

/** The small model makes previews of every model that is asked for the same conditions. */
function previewer({ preview_model: small }, signal) {
  return async (model) => {
    if (!small || small === model) return model;
    const [own, quick] = await Promise.all([model, small].map((name) => distributionOf(name, signal)));
    const isSame = own.conditions.join() === quick.conditions.join();
    return isSame ? small : model;
  };
}

function medians(distribution) {
  return Object.fromEntries(distribution.attributes.filter((attribute) => attribute.role === "condition")
    .map((attribute) => [attribute.name, { value: round(attribute.quantiles["0.5"]), tolerance: 0.03 }]));
}
