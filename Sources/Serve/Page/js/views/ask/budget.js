// How much the run may spend: three presets, and the numbers behind them.

import { h } from "../../core/dom.js";
import { number } from "./target-row.js";

const PRESETS = {
  "A quick look": {
    search: { evaluations: 8, replicates: 4 }, candidates: { count: 3, samples: 16 },
    verification: { pathways: 0 }, refinement: { pathways: 0 },
  },
  "As usual": {
    search: undefined, candidates: undefined, verification: undefined, refinement: undefined,
  },
  Thorough: {
    search: { evaluations: 120, replicates: 8 }, candidates: { count: 5, samples: 192 },
    verification: { pathways: 3, seeds: 3 }, refinement: { pathways: 2, recipes: 4 },
  },
};

/** Section, key, label and the value that a study has unless it says otherwise. */
const FIELDS = [
  ["search", "evaluations", "evaluations of the search", 1],
  ["search", "replicates", "volumes an evaluation", 1],
  ["candidates", "count", "candidates to keep", 1],
  ["candidates", "samples", "volumes to choose them from", 1],
  ["verification", "pathways", "pathways to prove by simulation", 0],
  ["refinement", "pathways", "pathways to try other recipes for", 0],
];

/** The fieldset of the budget. */
export function budget(draft) {
  const fields = FIELDS.map(([section, key, label, least]) => {
    const field = number(label, `${section}.${key}`, (value) => draft.update((study) => {
      study[section] = { ...study[section], [key]: value };
    }), { min: least, step: 1 });
    return { ...field, refresh: () => {
      field.show(draft.study[section]?.[key]);
      const usual = draft.defaults?.[section]?.[key];
      field.input.placeholder = usual ?? "as usual";
    } };
  });
  const refresh = () => fields.forEach((field) => field.refresh());
  refresh();
  const presets = Object.entries(PRESETS).map(([name, settings]) => h("button", {
    type: "button",
    on: { click: () => {
      draft.update((study) => {
        for (const [section, values] of Object.entries(settings)) {
          if (values === undefined) delete study[section];
          else study[section] = { ...values };
        }
      });
      refresh();
    } },
  }, name));
  draft.addEventListener("checked", refresh);
  return h("fieldset", {}, h("legend", {}, "Budget"), h("div", { class: "row" }, presets),
    h("details", {}, h("summary", {}, "Numbers"),
      h("div", { class: "row" }, fields.map((field) => field.element))));
}
