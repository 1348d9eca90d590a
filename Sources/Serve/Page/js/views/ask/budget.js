// How much the run may spend: three presets, and the numbers behind them.

import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
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

/** Section, key, label and the least value. */
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
  const usual = (section, key) => draft.defaults?.[section]?.[key];
  const inForce = (section, key, settings = draft.study) => settings[section]?.[key] ?? usual(section, key);
  const fields = FIELDS.map(([section, key, label, least]) => {
    const field = number(label, `${section}.${key}`, (value) => {
      draft.update((study) => { study[section] = { ...study[section], [key]: value }; });
      refresh();
    }, { min: least, step: 1 });
    const name = field.element.firstElementChild;
    return { ...field, refresh: () => {
      field.show(inForce(section, key));
      name.textContent = usual(section, key) === undefined ? label : `${label} (usual ${usual(section, key)})`;
    } };
  });
  const keys = [...FIELDS, ["verification", "seeds"], ["refinement", "recipes"]];
  const isInForce = (settings) => keys.every(([section, key]) =>
    inForce(section, key) === inForce(section, key, settings));
  const summary = h("p", { class: "quiet", role: "status" });
  const presets = Object.entries(PRESETS).map(([name, settings]) => {
    const button = h("button", {
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
    }, name);
    return { name, settings, button };
  });
  const refresh = () => {
    fields.forEach((field) => field.refresh());
    const chosen = presets.find(({ settings }) => isInForce(settings));
    presets.forEach((preset) => preset.button.setAttribute("aria-pressed", String(preset === chosen)));
    summary.textContent = draft.defaults ? `${chosen?.name ?? "Numbers of your own"}: ${words(inForce)}.` : "";
  };
  refresh();
  draft.addEventListener("checked", refresh);
  return h("fieldset", {}, h("legend", {}, "Budget"),
    h("div", { class: "row", role: "group", "aria-label": "How much the run may spend" }, presets.map(({ button }) => button)),
    summary,
    h("details", {}, h("summary", {}, "Numbers"),
      h("div", { class: "row" }, fields.map((field) => field.element))));
}

/** What is spent, in words. */
function words(inForce) {
  const [proved, tried] = [inForce("verification", "pathways"), inForce("refinement", "pathways")];
  return [
    `${counted(inForce("search", "evaluations"), "evaluation")} of ${counted(inForce("search", "replicates"), "volume")} `
      + "where there is something to search",
    `${counted(inForce("candidates", "count"), "candidate")} out of ${counted(inForce("candidates", "samples"), "volume")}`,
    proved > 0 ? `${counted(proved, "pathway")} proved by simulation` : "nothing proved by simulation",
    proved > 0 && tried > 0 && `other recipes tried for ${tried}`,
  ].filter(Boolean).join(", ");
}
