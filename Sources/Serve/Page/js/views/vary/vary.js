// Vary: the request becomes a sweep over one or two of its numbers, and is started.

import { fill, freshId, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { downloadText } from "../../core/download.js";
import { get, post } from "../../core/api.js";
import { learn } from "../../core/names.js";
import { link } from "../../core/router.js";
import { cost } from "../ask/cost.js";
import { number } from "../ask/target-row.js";
import { Draft } from "../ask/draft.js";
import { SweepPlan } from "./plan.js";
import { pointTable } from "./points.js";
import { long, sweepable } from "./numbers.js";

const MOST = 2;

/** Shows the view. */
export async function show(main, { signal }) {
  const study = Draft.remembered();
  const checked = study && await post(["study", "write"], { study: long(study) }, signal);
  if (!checked?.valid) return fill(main, h("h1", {}, "Vary a request"), refusal(checked));
  const distribution = await get(["models", study.model, "distribution"], { query: { samples: 0 }, signal });
  distribution.attributes.forEach(learn);
  const choices = sweepable(long(study), checked.study, distribution);
  const plan = new SweepPlan(study, `${study.name}-sweep`, checked.algorithm, signal);
  const file = fileOf(plan);
  const price = cost(plan, () => plan.text, signal, {
    kind: "sweep", designs: (check) => check.points.length - check.unrealistic,
  });
  fill(main, h("h1", {}, "Vary a request"),
    h("p", {}, `The request ${study.name} is run at many points, a design each: how does the answer change with its numbers? `,
      h("a", { href: link(["ask"]) }, "Back to the request")),
    h("div", { class: "columns two" },
      h("div", {}, form(plan, choices), pointsPanel(plan)),
      h("section", { class: "panel stack", "aria-labelledby": file.title.id }, file.title, file.parts,
        h("div", { class: "row" }, price.button, file.download), price.place)),
    starter(plan, price.line));
  plan.update(() => {});
  return undefined;
}

function refusal(checked) {
  return h("p", { class: "panel" }, checked
    ? `The request is no study yet: ${checked.errors[0].message}. ` : "There is no request yet. ",
  h("a", { href: link(["ask"]) }, "Ask for a film"), " first; it can be varied then.");
}

/** The name and the numbers. */
function form(plan, choices) {
  const name = h("input", {
    type: "text", value: plan.name, data: { key: "name" }, spellcheck: "false",
    on: { input: () => plan.update((sweep) => { sweep.name = name.value; }) },
  });
  const rows = h("div", {});
  const add = h("button", { type: "button", on: { click: () => begin(true) } }, "Vary a second number");
  const note = h("p", { class: "warn", hidden: true, role: "status" },
    "The file has been edited by hand; a change here writes it anew.");
  const begin = (isFocused) => {
    const taken = plan.numbers.map(({ path }) => path);
    const { path, from, to, isWhole } = choices.find((choice) => !taken.includes(choice.path)
      && !choice.path.endsWith(".tolerance")) ?? choices[0];
    plan.update((sweep) => { sweep.numbers.push({ path, from, to, count: 3, isWhole }); });
    draw();
    if (isFocused) rows.lastElementChild.querySelector("select").focus();
  };
  const draw = () => {
    fill(rows, plan.numbers.map((entry, index) => numberRow(plan, choices, entry, index, draw)));
    add.hidden = plan.numbers.length >= MOST;
  };
  plan.addEventListener("checked", () => { note.hidden = !plan.isEdited; mark(rows, plan.check.errors); });
  begin(false);
  return h("form", { class: "panel stack", on: { submit: (event) => event.preventDefault() } },
    h("h2", {}, "What to vary"),
    h("label", { class: "field" }, h("span", {}, "name of the sweep"), name), rows, h("div", {}, add), note);
}

function numberRow(plan, choices, entry, index, draw) {
  const put = (change) => plan.update((sweep) => { Object.assign(sweep.numbers[index], change); });
  const others = plan.numbers.filter((_, at) => at !== index).map(({ path }) => path);
  const choice = h("select", {
    value: entry.path,
    on: { change: () => {
      const { path, from, to, isWhole } = choices.find((one) => one.path === choice.value);
      put({ path, from, to, isWhole });
      draw();
    } },
  }, choices.filter(({ path }) => !others.includes(path))
    .map(({ path, label }) => h("option", { value: path, selected: path === entry.path }, label)));
  const key = `sweep.numbers.${entry.path}`;
  const field = (label, name, options) => {
    const made = number(label, `${key}.${name}`, (value) => put({ [name]: value }), options);
    made.show(entry[name]);
    return made.element;
  };
  return h("fieldset", { data: { key } }, h("legend", {}, index === 0 ? "A number" : "And another"),
    h("div", { class: "row" },
      h("label", { class: "field" }, h("span", {}, "number of the study"), choice),
      field("from", "from"), field("up to", "to"), field("points", "count", { min: 2, max: 1000, step: 1 }),
      plan.numbers.length > 1 && h("button", {
        type: "button", "aria-label": `Do not vary ${choice.selectedOptions[0]?.textContent ?? entry.path}`,
        on: { click: () => { plan.update((sweep) => { sweep.numbers.splice(index, 1); }); draw(); } },
      }, "Remove")),
    h("p", { class: "quiet" }, h("code", {}, entry.path)), h("p", { class: "bad note", role: "status" }));
}

/** Says what is wrong at the number that an error names. */
function mark(rows, errors) {
  for (const row of rows.children) {
    const key = row.dataset.key;
    const [fault] = errors.filter((error) => error.key && (error.key === key || error.key.startsWith(`${key}.`)
      || key === `sweep.numbers.${error.key}`));
    row.lastElementChild.textContent = fault ? `${fault.problem}.` : "";
    row.querySelectorAll("input").forEach((input) => {
      if (fault && (fault.key === input.dataset.key || !fault.key.startsWith(`${key}.`))) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    });
  }
}

/** The file: shown, edited, downloaded, errors at their key. */
function fileOf(plan) {
  const problems = h("ul", { class: "errors", id: freshId("sweep-errors") });
  const area = h("textarea", {
    class: "code", spellcheck: "false", autocomplete: "off", autocapitalize: "off", "aria-label": "Study file of the sweep",
    "aria-describedby": problems.id, on: { input: () => plan.edit(area.value) },
  });
  plan.addEventListener("text", () => { if (document.activeElement !== area) area.value = plan.text; });
  plan.addEventListener("checked", () => {
    const { errors } = plan.check;
    if (errors.length > 0) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
    fill(problems, errors.map(({ key, line, problem }) => h("li", {}, key && h("code", {}, key), " ", problem,
      line ? ` (line ${line})` : "")));
  });
  plan.addEventListener("problem", () => fill(problems, h("li", {}, plan.problem)));
  return {
    title: h("h2", { id: freshId("sweep-file") }, "Study file"),
    parts: [h("p", { class: "quiet" }, "What ", h("code", {}, "binodal sweep"), " reads. Edit it for other methods and lists."),
      area, h("div", { role: "alert" }, problems)],
    download: h("button", {
      type: "button", on: { click: () => downloadText(plan.text, `${plan.check?.name ?? plan.name}.yaml`, "application/yaml") },
    }, "Download"),
  };
}

function pointsPanel(plan) {
  const place = h("div", { class: "stack" });
  plan.addEventListener("checked", () => fill(place, plan.check.valid ? pointTable(plan.check)
    : h("p", { class: "quiet" }, "The file does not say which.")));
  return h("section", { class: "panel stack" }, h("h2", {}, "Its points"), place);
}

/** The bar that stays in view: how many designs, about how long, and their start. */
function starter(plan, price) {
  const [count, answer] = [h("span", { class: "chip" }), h("div", { role: "alert" })];
  const start = async (isReplacing) => {
    element.disabled = true;
    fill(answer);
    try {
      const { sweep } = await post(["sweeps"], { yaml: plan.text, overwrite: isReplacing });
      location.hash = link(["sweep", sweep.name]);
    } catch (error) {
      element.disabled = false;
      fill(answer, h("p", { class: "bad" }, error.message), error.status === 409 && h("div", { class: "row" },
        h("button", { type: "button", on: { click: () => start(true) } }, "Replace what has this name"),
        h("span", { class: "quiet" }, "or give the sweep another name.")));
    }
  };
  const element = h("button", { type: "button", class: "first", disabled: true, on: { click: () => start(false) } }, "Start the sweep");
  plan.addEventListener("checked", () => {
    const { valid, points, judged, unrealistic } = plan.check;
    fill(answer);
    element.disabled = !valid || (judged === points.length && unrealistic === points.length);
    count.className = `chip ${!valid ? "bad" : element.disabled ? "bad" : unrealistic ? "warn" : "good"}`;
    count.textContent = !valid ? "the study has an error"
      : element.disabled ? "no point has a realistic request" : counted(points.length, "point");
    price.hidden = !valid;
  });
  return h("section", { class: "start-bar", "aria-label": "Start" }, answer,
    h("div", { class: "row spread" }, h("div", { class: "row" }, count, price), element));
}
