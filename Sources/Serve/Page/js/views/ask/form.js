// The form of a request: built anew where the model or the text changes what it has.

import { fill, h } from "../../core/dom.js";
import { entryOf, glossary, labelOf, sameAmong } from "../../core/names.js";
import { budget } from "./budget.js";
import { constraints, objectives } from "./expressions.js";
import { moreLike } from "./more-like.js";
import { TOLERANCE } from "./target-kinds.js";
import { targetRow } from "./target-row.js";
import { processWindow } from "./window.js";

/**
 * @param {Draft} draft
 * @param {{name: string, shape: string}[]} models
 * @param {(model: string) => Promise<object>} distributionOf A model's training distribution.
 * @returns {Promise<HTMLFormElement>}
 */
export async function requestForm(draft, models, distributionOf, signal) {
  const form = h("form", { on: { submit: (event) => event.preventDefault() } });
  // Stays while the form is built anew, with the film that was dropped on it.
  const like = moreLike(draft, signal);
  let built;
  const build = async () => {
    if (built !== draft.study.model) draft.defaults = undefined;
    built = draft.study.model;
    const distribution = await distributionOf(built);
    draft.conditions = { model: built, names: distribution.conditions };
    if (rename(draft.study, distribution.conditions)) draft.writeSoon();
    fill(form, parts(draft, models, distribution, like));
    draft.tell("conditions");
  };
  draft.addEventListener("study", ({ detail }) => {
    if (detail !== "form" || built !== draft.study.model) build().catch(() => {});
  });
  await build();
  return form;
}

/** Calls each target that is a condition of the model as the model does; whether any was not. */
function rename(study, conditions) {
  const before = Object.keys(study.targets ?? {});
  if (before.every((name) => (sameAmong(conditions, name) ?? name) === name)) return false;
  study.targets = Object.fromEntries(Object.entries(study.targets).map(([name, target]) =>
    [sameAmong(conditions, name) ?? name, target]));
  return true;
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
