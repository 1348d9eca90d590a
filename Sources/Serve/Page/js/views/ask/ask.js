// Ask: the request on the left, what it is worth on the right.

import { fill, h } from "../../core/dom.js";
import { get } from "../../core/api.js";
import { entryOf, glossary, labelOf, learn } from "../../core/names.js";
import { budget } from "./budget.js";
import { Draft } from "./draft.js";
import { constraints, objectives } from "./expressions.js";
import { moreLike } from "./more-like.js";
import { preview } from "./preview.js";
import { studyText } from "./study-text.js";
import { round, TOLERANCE } from "./target-kinds.js";
import { targetRow } from "./target-row.js";
import { verdict } from "./verdict.js";
import { processWindow } from "./window.js";

/** Shows the view. */
export async function show(main, { query, signal }) {
  const [{ models }, server] = await Promise.all([get(["models"], { signal }), get([], { signal })]);
  const names = models.map((model) => model.name);
  const start = await firstStudy(query, names, server, signal);
  const draft = new Draft(start, signal);
  const form = h("form", { on: { submit: (event) => event.preventDefault() } });
  const distribution = await distributionOf(draft.study.model, signal);
  const built = { model: draft.study.model };
  // Stays while the form is built anew, with the film that was dropped on it.
  const like = moreLike(draft, signal);
  const build = (known) => fill(form, parts(draft, models, known, like));
  draft.addEventListener("study", async ({ detail }) => {
    if (detail === "form" && built.model === draft.study.model) return;
    if (built.model !== draft.study.model) draft.defaults = undefined;
    built.model = draft.study.model;
    build(await distributionOf(draft.study.model, signal).catch(() => distribution));
  });
  build(distribution);
  fill(main, h("h1", {}, "What should the film be like?"),
    h("div", { class: "columns ask" }, form,
      h("div", {}, verdict(draft, signal), preview(draft, previewer(server, signal), signal), studyText(draft, form))));
  await draft.write();
}

/** That of a run whose study is taken up again, that of this tab, or the model's medians. */
async function firstStudy(query, names, server, signal) {
  if (query.get("from")) {
    const { study_yaml: yaml } = await get(["runs", query.get("from")], { signal });
    const draft = new Draft({}, signal);
    draft.text = yaml;
    await draft.read();
    if (draft.check?.valid) return again(draft.study, query.get("choose"));
  }
  const remembered = Draft.remembered();
  if (remembered && names.includes(remembered.model)) return remembered;
  const model = names.includes(server.preview_model) ? server.preview_model : names[0];
  return { name: "my-film", model, seed: 1, targets: medians(await distributionOf(model, signal)) };
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

function parts(draft, models, distribution, like) {
  const conditions = distribution.attributes.filter((attribute) => attribute.role === "condition");
  const own = new Set(conditions.map((attribute) => attribute.name));
  const others = Object.keys(draft.study.targets ?? {}).filter((name) => !own.has(name));
  const extra = h("div", {}, others.map((name) => targetRow(draft, { name }, { removable: true })));
  return [
    h("section", { class: "panel" }, naming(draft, models),
      h("div", {}, conditions.map((attribute) => targetRow(draft, attribute))), extra,
      adder(draft, own, extra)),
    h("section", { class: "panel" }, objectives(draft), constraints(draft),
      processWindow(draft, distribution), budget(draft), like),
  ];
}

function naming(draft, models) {
  const name = h("input", {
    type: "text", value: draft.study.name ?? "", data: { key: "name" }, spellcheck: "false",
    on: { input: () => draft.update((study) => { study.name = name.value; }) },
  });
  const model = h("select", {
    data: { key: "model" },
    on: { change: () => draft.update((study) => { study.model = model.value; }, "model") },
  }, models.map((entry) => h("option", {
    value: entry.name, selected: entry.name === draft.study.model,
  }, `${entry.name} (${entry.shape} voxels)`)));
  return h("div", { class: "row" },
    h("label", { class: "field" }, h("span", {}, "name"), name),
    h("label", { class: "field" }, h("span", {}, "model"), model));
}

/** A value to begin with: the middle of a quantity's range, or one above where it begins. */
function middleOf(name) {
  const { lower = 0, upper } = entryOf(name) ?? {};
  return upper === undefined ? lower + 1 : (lower + upper) / 2;
}

/** Adds a target on another descriptor than the model's conditions. */
function adder(draft, own, place) {
  const choice = h("select", { "aria-label": "Another descriptor" },
    h("option", { value: "" }, "Another descriptor…"));
  glossary().then((entries) => choice.append(...entries
    .filter((entry) => entry.targetable !== false && !own.has(entry.name))
    .map((entry) => h("option", { value: entry.name }, `${labelOf(entry.name)} (${entry.name})`))))
    .catch(() => {});
  choice.addEventListener("change", () => {
    const name = choice.value;
    choice.value = "";
    if (!name || draft.study.targets?.[name]) return;
    draft.update((study) => {
      const target = { value: middleOf(name), tolerance: TOLERANCE };
      study.targets = { ...study.targets, [name]: target };
    });
    place.append(targetRow(draft, { name }, { removable: true }));
  });
  return choice;
}
