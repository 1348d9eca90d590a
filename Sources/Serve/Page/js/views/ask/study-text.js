// The study file beside the form: shown, edited, downloaded, started; errors at their key.

import { fill, h } from "../../core/dom.js";
import { downloadText } from "../../core/download.js";
import { link } from "../../core/router.js";
import { get, post } from "../../core/api.js";
import { cost } from "./cost.js";

/** The panel of the file and of the run's start. */
export function studyText(draft, form, signal) {
  const area = h("textarea", {
    class: "code", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
    "aria-label": "Study file", "aria-describedby": "study-errors",
    on: { input: () => draft.edit(area.value) },
  });
  const problems = h("ul", { class: "errors" });
  const plan = h("p", { class: "quiet" });
  const start = starter(draft, area);
  const price = cost(draft, () => area.value, signal);
  draft.addEventListener("text", () => { if (document.activeElement !== area) area.value = draft.text; });
  draft.addEventListener("checked", () => {
    const { errors = [] } = draft.check;
    fill(problems, errors.map((error) => problem(error, area)));
    area.toggleAttribute("aria-invalid", errors.length > 0);
    if (errors.length > 0) area.setAttribute("aria-invalid", "true");
    mark(form, errors);
    plan.textContent = planned(draft.check);
    start.allow(draft.check);
  });
  draft.addEventListener("problem", () => fill(problems, h("li", {}, draft.problem)));
  return h("section", { class: "panel stack", "aria-labelledby": "study-title" },
    h("h2", { id: "study-title" }, "Study file"),
    h("p", { class: "quiet" }, "What the form says, as ", h("code", {}, "binodal design"), " reads it. Edit either."),
    area, h("div", { id: "study-errors", role: "alert" }, problems), plan,
    h("div", { class: "row" }, start.element, price.button,
      h("button", {
        type: "button",
        on: { click: () => downloadText(area.value, `${draft.study.name ?? "study"}.yaml`, "application/yaml") },
      }, "Download")),
    start.answer, price.place);
}

function problem(error, area) {
  const place = error.line ? `line ${error.line}` : "";
  return h("li", {},
    error.key && h("code", {}, error.key), error.key && " ",
    h("span", {}, error.problem ?? error.message), " ",
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
  if (check.stops) parts.unshift("A run would refuse this request: it is not realistic.");
  return parts.filter(Boolean).join(" ");
}

/** The draft's name with the least number behind it that no run has. */
async function freeName(name) {
  const taken = new Set((await get(["runs"])).runs.map((run) => run.name));
  const stem = name.replace(/-\d+$/, "");
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function starter(draft, area) {
  const answer = h("div", { role: "alert" });
  const rename = async () => {
    await draft.read();
    draft.study.name = await freeName(draft.study.name);
    await draft.write();
    draft.tell("study", "text");
    area.value = draft.text;
    await run(false);
  };
  const run = async (isReplacing) => {
    element.disabled = true;
    fill(answer);
    try {
      const started = await post(["runs"], { yaml: area.value, overwrite: isReplacing });
      location.hash = link(["run", started.name]);
    } catch (error) {
      element.disabled = false;
      const button = (text, act) => h("button", { type: "button", on: { click: act } }, text);
      fill(answer, h("p", { class: "bad" }, error.message), error.status === 409 && h("div", { class: "row" },
        button("Start it under a new name", () => rename().catch((problem) => fill(answer, problem.message))),
        button("Replace the earlier run", () => run(true))));
    }
  };
  const element = h("button", { type: "button", class: "first", on: { click: () => run(false) } }, "Start the run");
  return { element, answer, allow: (check) => { element.disabled = !check.valid || check.stops === true; } };
}
