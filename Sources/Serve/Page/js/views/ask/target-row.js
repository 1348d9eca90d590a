// One quantity of the request: how it is held, its value over the training set, its tolerance.

import { fill, freshId, h } from "../../core/dom.js";
import { labelOf, term, unitOf } from "../../core/names.js";
import { densitySlider } from "./slider.js";
import { accepted, asKind, kindOf, KINDS, round, toleranceOf, valuesOf } from "./target-kinds.js";

const ENDS = { value: ["value"], at_least: ["lowest"], at_most: ["highest"], between: ["lowest", "highest"] };

/**
 * @param {Draft} draft
 * @param {{name: string}} attribute With its histogram where the model's distribution has one.
 * @param {{removable?: boolean, rebuilt?: () => void}} options
 */
export function targetRow(draft, attribute, { removable } = {}) {
  const element = h("div", { class: "target", data: { key: `targets.${attribute.name}` } });
  build(element, draft, attribute, removable);
  return element;
}

function build(element, draft, attribute, removable) {
  const { name } = attribute;
  const target = draft.study.targets?.[name];
  const kind = kindOf(target);
  const set = (next, isRebuilt) => {
    draft.update((study) => {
      study.targets ??= {};
      if (next === undefined) delete study.targets[name];
      else study.targets[name] = next;
      if (Object.keys(study.targets).length === 0) delete study.targets;
    });
    if (isRebuilt) build(element, draft, attribute, removable);
  };
  element.classList.toggle("idle", kind === "none");
  const choice = h("select", {
    "aria-label": `How ${labelOf(name)} is held`, value: kind,
    on: { change: () => {
      set(asKind(target, choice.value, attribute.quantiles?.["0.5"] ?? 0.5), true);
      element.querySelector("select").focus();
    } },
  }, Object.entries(KINDS).map(([key, text]) => h("option", { value: key, selected: key === kind }, text)));
  fill(element,
    h("div", { class: "title" },
      h("span", {}, h("strong", {}, term(name)), " ", h("code", {}, name)),
      h("span", { class: "row" }, choice, removable && h("button", {
        type: "button", "aria-label": `Remove ${labelOf(name)}`,
        on: { click: () => { set(undefined); element.remove(); } },
      }, "Remove"))),
    kind === "none" ? idle(attribute) : fields(draft, attribute, kind, set));
}

/** Where nothing is asked the density alone is shown. */
function idle(attribute) {
  if (!attribute.histogram) return null;
  const slider = densitySlider(attribute, []);
  return slider.element;
}

function fields(draft, attribute, kind, set) {
  const { name } = attribute;
  const current = () => draft.study.targets[name];
  const put = (index, value) => {
    const values = [...valuesOf(current())];
    values[index] = value;
    if (kind === "between" && values[0] > values[1]) values[1 - index] = value;
    set({ ...group(current()), [kind]: kind === "between" ? values : values[0] });
    refresh();
  };
  const labels = ENDS[kind];
  const numbers = labels.map((label, index) => number(`${label}${unit(name)}`, `targets.${name}.${kind}`,
    (value) => put(index, value)));
  const tolerance = number(`tolerance ±${unit(name)}`, `targets.${name}.tolerance`, (value) => {
    set({ ...group(current()), tolerance: value });
    refresh();
  });
  const slider = attribute.histogram && densitySlider(attribute, labels.map((label, index) => ({
    label: `${labelOf(name)}, ${label}`, value: valuesOf(current())[index],
    changed: (value) => put(index, round(value)),
  })));
  const refresh = () => {
    const values = valuesOf(current());
    numbers.forEach((field, index) => { field.show(values[index]); slider?.set(index, values[index]); });
    tolerance.show(toleranceOf(current()));
    slider?.accept(...accepted(current()));
  };
  refresh();
  return [slider?.element, h("div", { class: "row" }, [...numbers, tolerance].map((field) => field.element)),
    h("p", { class: "warn note", hidden: true, data: { scatter: name } })];
}

const group = (target) => typeof target === "number" ? { value: target } : target;
const unit = (name) => unitOf(name) ? `, ${unitOf(name)}` : "";

/** A labelled number that keeps what is typed while it has the keyboard. */
export function number(label, key, changed, attributes = {}) {
  const id = freshId("number");
  const input = h("input", {
    type: "number", step: "any", id, data: { key }, ...attributes,
    on: { input: () => { if (input.value !== "" && input.validity.valid) changed(Number(input.value)); } },
  });
  return {
    element: h("label", { class: "field", for: id }, h("span", {}, label), input),
    input,
    show(value) { if (document.activeElement !== input) input.value = value ?? ""; },
  };
}
