// Objectives and constraints: arithmetic on descriptors, with names completed.

import { fill, freshId, h } from "../../core/dom.js";
import { glossary } from "../../core/names.js";
import { number } from "./target-row.js";

const EXAMPLE = "such as sqrt(tortuosity_D * tortuosity_A)";

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
  const build = () => {
    fill(body, kind.read(draft.study).map((entry, index) => {
      const fault = h("p", { class: "bad note", id: freshId("fault"), role: "status" });
      const row = h("div", { class: "row", data: { key: `${kind.name}.${index + 1}` } },
        kind.fields(entry, index, (next) => put((entries) => { entries[index] = next; }), build),
        h("button", {
          type: "button", "aria-label": `Remove ${kind.title.toLowerCase()} ${index + 1}`,
          on: { click: () => { put((entries) => entries.splice(index, 1)); build(); } },
        }, "Remove"));
      row.querySelector("input").setAttribute("aria-describedby", fault.id);
      return h("div", {}, row, fault);
    }));
    say();
  };
  /** What is wrong with each entry, below it. */
  const say = () => kind.read(draft.study).forEach((entry, index) => {
    const [line, problem] = [body.children[index]?.lastElementChild, entryFault(draft, kind, entry, index)];
    if (line && line.textContent !== problem) line.textContent = problem;
    body.children[index]?.querySelector("input").toggleAttribute("aria-invalid", problem !== "");
    if (problem) body.children[index]?.querySelector("input").setAttribute("aria-invalid", "true");
  });
  draft.addEventListener("checked", say);
  draft.addEventListener("study", say);
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

/** The expression of an objective or a constraint. */
const expressionOf = (entry) => entry.maximise ?? entry.minimise ?? entry.expression ?? "";

/** What is wrong with an objective or a constraint; "" where nothing is known to be. */
function entryFault(draft, kind, entry, index) {
  if (expressionOf(entry).trim() === "") return emptyWords(entry);
  const own = (draft.check?.errors ?? []).find(({ key = "" }) =>
    key.startsWith(`${kind.name}.${index + 1}.`) || (index === 0 && key.startsWith(`${kind.name.replace(/s$/, "")}.`)));
  return own ? `${own.problem}.`.replace(/([.?!])\.$/, "$1") : "";
}

function emptyWords(entry) {
  const aim = entry.expression !== undefined ? "keep within limits" : entry.minimise !== undefined ? "push down" : "push up";
  return `Say what to ${aim}, ${EXAMPLE}, or remove this line.`;
}

/**
 * An error of a study in the words of the form: where an objective or a constraint is empty, what to write there
 * in place of what the reader of files found.
 */
export function inWords(error, study) {
  const [part, number] = (error.key ?? "").split(".");
  const entries = part === "constraints" ? study.constraints : study.objectives ?? (study.objective ? [study.objective] : []);
  const entry = ["objective", "objectives", "constraints"].includes(part) && entries?.[Number(number) - 1 || 0];
  return entry && expressionOf(entry).trim() === "" ? emptyWords(entry) : error.problem ?? error.message;
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
    placeholder: EXAMPLE, spellcheck: "false", autocomplete: "off",
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
