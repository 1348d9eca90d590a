// What the material and the process allow: limits of φ, χ and log_time.

import { h } from "../../core/dom.js";
import { labelOf, what } from "../../core/names.js";
import { round } from "./target-kinds.js";
import { number } from "./target-row.js";

/** The fieldset of the process window; nothing where the model knows of no process. */
export function processWindow(draft, distribution) {
  const axes = distribution.attributes.filter((attribute) => attribute.role === "process");
  if (axes.length === 0) return null;
  const rows = axes.map((attribute) => axisRow(draft, attribute));
  const hard = h("input", {
    type: "checkbox", checked: draft.study.window?.hard === true, data: { key: "window.hard" },
    on: { change: () => put(draft, "hard", hard.checked || undefined) },
  });
  return h("fieldset", {}, h("legend", {}, "Process window"), rows,
    h("label", { class: "row" }, hard, "Answer nothing outside it"));
}

function axisRow(draft, { name, minimum, maximum }) {
  const stated = draft.study.window?.[name];
  const limits = stated ? [...stated] : [round(minimum), round(maximum)];
  const low = number("from", `window.${name}`, (value) => { limits[0] = value; save(); });
  const high = number("up to", `window.${name}`, (value) => { limits[1] = value; save(); });
  low.show(limits[0]);
  high.show(limits[1]);
  const held = h("input", {
    type: "checkbox", checked: stated !== undefined,
    on: { change: () => save() },
  });
  const save = () => {
    low.input.disabled = !held.checked;
    high.input.disabled = !held.checked;
    put(draft, name, held.checked ? [...limits] : undefined);
  };
  low.input.disabled = !held.checked;
  high.input.disabled = !held.checked;
  return h("div", { class: "row window-row" },
    h("span", { class: "row" }, h("label", { class: "row" }, held, labelOf(name)), what(name)), low.element, high.element,
    h("span", { class: "quiet" }, `training films ${round(minimum)} – ${round(maximum)}`));
}

function put(draft, key, value) {
  draft.update((study) => {
    const window = { ...study.window };
    if (value === undefined) delete window[key];
    else window[key] = value;
    if (Object.keys(window).some((name) => name !== "hard")) study.window = window;
    else delete study.window;
  });
}
