// Objectives and constraints: arithmetic on descriptors, with names completed.

import { fill, h } from "../../core/dom.js";
import { glossary } from "../../core/names.js";
import { number } from "./target-row.js";

/** The fieldset of what is pushed up or down. */
export function objectives(draft) {
  return list(draft, {
    title: "Push up or down", add: "Add an objective", name: "objectives",
    read: (study) => study.objectives ?? (study.objective ? [study.objective] : []),
    write(study, entries) {
      delete study.objective;
      delete study.objectives;
      if (entries.length === 1) [study.objective] = entries;
      if (entries.length > 1) study.objectives = entries;
    },
    fresh: () => ({ maximise: "" }),
    fields: objectiveFields,
  });
}

/** The fieldset of the limits that every film must keep. */
export function constraints(draft) {
  return list(draft, {
    title: "Keep within limits", add: "Add a constraint", name: "constraints",
    read: (study) => study.constraints ?? [],
    write(study, entries) {
      if (entries.length > 0) study.constraints = entries;
      else delete study.constraints;
    },
    fresh: () => ({ expression: "", at_least: 0 }),
    fields: constraintFields,
  });
}

function list(draft, kind) {
  const body = h("div", { class: "stack" });
  const put = (change) => draft.update((study) => {
    const entries = kind.read(study).map((entry) => ({ ...entry }));
    change(entries);
    kind.write(study, entries);
  });
  const build = () => fill(body, kind.read(draft.study).map((entry, index) =>
    h("div", { class: "row", data: { key: `${kind.name}.${index + 1}` } },
      kind.fields(entry, index, (next) => put((entries) => { entries[index] = next; }), build),
      h("button", {
        type: "button", "aria-label": `Remove ${kind.title.toLowerCase()} ${index + 1}`,
        on: { click: () => { put((entries) => entries.splice(index, 1)); build(); } },
      }, "Remove"))));
  build();
  const add = h("button", {
    type: "button",
    on: { click: () => {
      put((entries) => entries.push(kind.fresh()));
      build();
      body.lastElementChild?.querySelector("input")?.focus();
    } },
  }, kind.add);
  return h("fieldset", {}, h("legend", {}, kind.title), body, add);
}

function objectiveFields(entry, index, put) {
  let current = entry;
  const direction = entry.minimise !== undefined ? "minimise" : "maximise";
  const choice = h("select", {
    "aria-label": `Direction of objective ${index + 1}`,
    on: { change: () => save(choice.value, expression.value) },
  }, ["maximise", "minimise"].map((word) =>
    h("option", { value: word, selected: word === direction }, word)));
  const expression = expressionField(entry[direction], `Objective ${index + 1}`,
    (text) => save(choice.value, text));
  const save = (word, text) => {
    const { maximise, minimise, ...rest } = current;
    current = { [word]: text, ...rest };
    put(current);
  };
  return [choice, expression];
}

function constraintFields(entry, index, put, rebuild) {
  let current = entry;
  const side = entry.at_least !== undefined ? "at_least" : "at_most";
  const expression = expressionField(entry.expression, `Expression of constraint ${index + 1}`,
    (text) => save({ expression: text }));
  const save = (change) => {
    current = { ...current, ...change };
    put(current);
  };
  const choice = h("select", {
    "aria-label": `Side of constraint ${index + 1}`,
    on: { change: () => {
      const { at_least: low, at_most: high, ...rest } = current;
      current = { ...rest, [choice.value]: low ?? high };
      put(current);
      rebuild();
    } },
  }, h("option", { value: "at_least", selected: side === "at_least" }, "at least"),
  h("option", { value: "at_most", selected: side === "at_most" }, "at most"));
  const limit = number("limit", `constraints.${index + 1}.${side}`, (value) => save({ [side]: value }));
  limit.show(entry[side]);
  return [expression, choice, limit.element];
}

/** A field of arithmetic; names are completed from the glossary. */
function expressionField(value, label, changed) {
  completion();
  return h("input", {
    type: "text", value: value ?? "", "aria-label": label, list: "descriptor-names", size: 26,
    placeholder: "such as sqrt(tortuosity_D * tortuosity_A)", spellcheck: "false", autocomplete: "off",
    on: { input: (event) => changed(event.target.value) },
  });
}

async function completion() {
  if (document.getElementById("descriptor-names")) return;
  const names = h("datalist", { id: "descriptor-names" });
  document.body.append(names);
  const entries = await glossary().catch(() => []);
  fill(names, entries.map((entry) => h("option", { value: entry.name }, entry.label)));
}
