// The study file beside the form: shown, edited, downloaded; errors at their key.

import { fill, h } from "../../core/dom.js";
import { downloadText } from "../../core/download.js";
import { link } from "../../core/router.js";
import { cost } from "./cost.js";
import { inWords } from "./expressions.js";

/** The panel of the file; with what it says and costs, for the bar that starts it. */
export function studyText(draft, form, signal) {
  const area = h("textarea", {
    class: "code", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
    "aria-label": "Study file", "aria-describedby": "study-errors",
    on: { input: () => draft.edit(area.value) },
  });
  const problems = h("ul", { class: "errors" });
  const plan = h("p", { class: "quiet" });
  const price = cost(draft, () => area.value, signal);
  draft.addEventListener("text", () => { if (document.activeElement !== area) area.value = draft.text; });
  draft.addEventListener("checked", () => {
    const { errors = [] } = draft.check;
    fill(problems, errors.map((error) => problem(error, area, draft.study)));
    area.toggleAttribute("aria-invalid", errors.length > 0);
    if (errors.length > 0) area.setAttribute("aria-invalid", "true");
    mark(form, errors);
    plan.textContent = planned(draft.check);
  });
  draft.addEventListener("problem", () => fill(problems, h("li", {}, draft.problem)));
  const element = h("section", { class: "panel stack", "aria-labelledby": "study-title" },
    h("h2", { id: "study-title" }, "Study file"),
    h("p", { class: "quiet" }, "What the form says, as ", h("code", {}, "binodal design"), " reads it. Edit either."),
    area, h("div", { id: "study-errors", role: "alert" }, problems), plan,
    h("div", { class: "row" }, price.button,
      h("button", {
        type: "button",
        on: { click: () => downloadText(area.value, `${draft.study.name ?? "study"}.yaml`, "application/yaml") },
      }, "Download"),
      h("a", { class: "button", href: link(["vary"]) }, "Make it a sweep")),
    price.place);
  return {
    element, price: price.line, value: () => area.value, renamed: (text) => { area.value = text; },
    show: () => { area.scrollIntoView({ block: "center" }); area.focus(); },
  };
}

function problem(error, area, study) {
  const place = error.line ? `line ${error.line}` : "";
  return h("li", {},
    error.key && h("code", {}, error.key), error.key && " ",
    h("span", {}, inWords(error, study)), " ",
    place && h("button", { type: "button", class: "link", on: { click: () => goTo(area, error.line) } }, place));
}

/** Puts the cursor at a line, from 1. */
function goTo(area, line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
}

/** Marks the fields of the form whose key an error names, or whose part it names. */
function mark(form, errors) {
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  for (const { key } of errors) {
    if (!key) continue;
    form.querySelectorAll("input[data-key]").forEach((field) => {
      const own = field.dataset.key;
      if (own === key || own.startsWith(`${key}.`) || key.startsWith(`${own}.`)) {
        field.setAttribute("aria-invalid", "true");
      }
    });
  }
}

function planned(check) {
  if (!check.valid) return "";
  const parts = [check.algorithm && `Search: ${check.algorithm}.`, check.remark];
  return parts.filter(Boolean).join(" ");
}
