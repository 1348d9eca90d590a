// Which phase each label of a file means, named by hand where the file does not say it.

import { h } from "../../core/dom.js";

const PHASES = ["donor", "acceptor", "mixed"];

/**
 * A form with a choice a label, or a line of text where the labels are not known.
 *
 * @param {number[]|undefined} labels Found in the file.
 * @param {(labels: string) => void} named Told of them as `0=acceptor,255=donor`.
 */
export function phaseNames(labels, named) {
  const fields = labels?.length ? choices(labels) : written();
  return h("form", {
    class: "stack",
    on: { submit: (event) => { event.preventDefault(); named(fields.text()); } },
  }, fields.element, h("div", {}, h("button", { class: "first" }, "Measure")));
}

function choices(labels) {
  const selects = labels.map((label, index) => h("select", {},
    PHASES.map((phase, position) => h("option", { value: phase, selected: position === index % 3 }, phase))));
  return {
    element: h("fieldset", {}, h("legend", {}, "Which phase is each label?"),
      h("div", { class: "row" }, labels.map((label, index) =>
        h("label", { class: "field" }, h("span", {}, `label ${label}`), selects[index])))),
    text: () => labels.map((label, index) => `${label}=${selects[index].value}`).join(","),
  };
}

function written() {
  const input = h("input", { type: "text", placeholder: "0=acceptor,255=donor", size: 24 });
  return {
    element: h("label", { class: "field" }, h("span", {}, "which phase a label means"), input),
    text: () => input.value,
  };
}
