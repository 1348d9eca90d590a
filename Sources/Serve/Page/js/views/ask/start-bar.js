// The bar that stays in view: the verdict, what the run costs, and its start.

import { fill, h } from "../../core/dom.js";
import { link } from "../../core/router.js";
import { get, post } from "../../core/api.js";

const KIND = { realistic: "good", marginal: "warn", unrealistic: "bad" };

/**
 * @param {Draft} draft
 * @param {{value: () => string, renamed: (text: string) => void, show: () => void}} text The study file.
 * @param {HTMLElement} price What it costs, in short.
 */
export function startBar(draft, text, price) {
  const verdict = h("span", { class: "chip" });
  const note = h("button", { type: "button", class: "link", on: { click: text.show } });
  const start = starter(draft, text);
  const show = () => {
    const word = draft.verdict?.verdict;
    verdict.className = `chip ${KIND[word] ?? ""}`;
    verdict.textContent = word ? `${word} request` : "no verdict";
    const errors = draft.check?.errors ?? [];
    note.textContent = errors.length > 0 ? "The study has an error" : "";
    note.hidden = errors.length === 0;
    refusal.textContent = draft.check?.stops ? "A run would refuse it: it is not realistic." : "";
    refusal.hidden = !draft.check?.stops;
    price.hidden = errors.length > 0 || draft.check?.stops === true;
  };
  const refusal = h("span", { class: "bad" });
  draft.addEventListener("judged", show);
  draft.addEventListener("checked", () => { show(); start.allow(draft.check); });
  show();
  return h("section", { class: "start-bar", "aria-label": "Start" }, start.answer,
    h("div", { class: "row spread" }, h("div", { class: "row" }, verdict, note, refusal, price), start.element));
}

/** The draft's name with the least number behind it that no run has. */
async function freeName(name) {
  const [{ runs }, { sweeps }] = await Promise.all([get(["runs"]), get(["sweeps"])]);
  const taken = new Set([...runs, ...sweeps].map((one) => one.name));
  const stem = name.replace(/-\d+$/, "");
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function starter(draft, text) {
  const answer = h("div", { role: "alert" });
  const rename = async () => {
    await draft.read();
    draft.study.name = await freeName(draft.study.name);
    await draft.write();
    draft.tell("study", "text");
    text.renamed(draft.text);
    await run(false);
  };
  const run = async (isReplacing) => {
    element.disabled = true;
    fill(answer);
    try {
      const started = await post(["runs"], { yaml: text.value(), overwrite: isReplacing });
      location.hash = link(["run", started.name]);
    } catch (error) {
      element.disabled = false;
      const button = (words, act) => h("button", { type: "button", on: { click: act } }, words);
      fill(answer, h("p", { class: "bad" }, error.message), error.status === 409 && h("div", { class: "row" },
        button("Start it under a new name", () => rename().catch((problem) => fill(answer, problem.message))),
        button("Replace the earlier run", () => run(true))));
    }
  };
  // What was answered is about the study as it was.
  draft.addEventListener("study", () => fill(answer));
  const element = h("button", {
    type: "button", class: "first", disabled: true, on: { click: () => run(false) },
  }, "Start the run");
  return { element, answer, allow: (check) => { element.disabled = !check.valid || check.stops === true; } };
}
