// What a run would cost, before it starts: counted from the study, timed on volumes that were made for it.

import { fill, h } from "../../core/dom.js";
import { bytes, counted, duration, moment, significant } from "../../core/format.js";
import { get, post } from "../../core/api.js";
import { calm } from "../../core/wait.js";
import { keepTimings, timingsOf, volumesOf } from "./timings.js";

const NAMES = { search: "search", candidates: "candidates", proof: "simulation of pathways, at most" };
/** How long nothing must have changed before volumes are made unasked, ms. */
const QUIET = 3000;

/**
 * @param {EventTarget & {check: object}} draft Whose `checked` says that there is another study.
 * @param {() => string} text The study.
 * @param {{kind?: string, designs?: (check: object) => number}} options What is asked for a forecast, and how many
 *   designs there are.
 * @returns {{button: HTMLElement, place: HTMLElement, line: HTMLElement}} `line` has the sum in a few words.
 */
export function cost(draft, text, signal, { kind = "study", designs = () => 1 } = {}) {
  const [place, line] = [h("div", { class: "stack", role: "status" }), h("span", { class: "quiet" })];
  let [asked, isMeasuring, measured] = [0, false, undefined];
  const show = () => {
    button.disabled = !draft.check?.valid || isMeasuring;
    if (isMeasuring) return;
    const plan = draft.check?.valid ? planOf(draft.check, designs(draft.check)) : null;
    line.textContent = plan ? inShort(plan) : "";
    if (measured && measured.text === text()) fill(place, told(measured.answer, designs(draft.check)));
    else fill(place, plan && table(plan));
  };
  const measure = async () => {
    asked += 1;
    const mine = asked;
    [isMeasuring, button.disabled] = [true, true];
    const [yaml, model] = [text(), draft.check.model];
    fill(place, h("p", { class: "quiet" }, "Making a few volumes to see how long they take…"));
    let problem;
    try {
      const answer = await post([kind, "forecast"], { yaml }, signal);
      keepTimings(model, (answer.design ?? answer).stages);
      measured = { text: yaml, answer };
    } catch (error) {
      if (error.name !== "AbortError" && error.code !== "superseded") problem = error.message;
    }
    if (mine !== asked || signal.aborted) return;
    isMeasuring = false;
    show();
    if (problem) fill(place, h("p", { class: "bad" }, problem));
  };
  // Once for each model: later studies are counted by what volumes of it took.
  const measureUnasked = calm(QUIET, async () => {
    if (signal.aborted || isMeasuring || !draft.check?.valid || timingsOf(draft.check.model)) return;
    const { runs } = await get(["runs"], { signal }).catch(() => ({ runs: [{ state: "running" }] }));
    if (!runs.some((run) => run.state === "running") && draft.check?.valid) measure();
  });
  const button = h("button", { type: "button", disabled: true, on: { click: measure } }, "What will it cost?");
  draft.addEventListener("checked", () => { show(); measureUnasked(); });
  return { button, place, line };
}

/** Volumes and, where volumes of the model were timed, seconds by stage. */
function planOf({ study, algorithm, model }, designs) {
  const timings = timingsOf(model);
  const stages = Object.entries(volumesOf(study, algorithm)).map(([name, volumes]) => {
    const each = timings?.stages[name];
    return { name, volumes: designs * volumes, each, seconds: each === undefined ? undefined : designs * volumes * each };
  });
  return { stages, designs, at: timings?.at, isTimed: stages.every((stage) => stage.each !== undefined) };
}

const sum = (stages, key) => stages.reduce((total, stage) => total + (stage[key] ?? 0), 0);

function inShort({ stages, designs, isTimed }) {
  const volumes = `${designs > 1 ? `${designs} designs, ` : ""}at most ${counted(sum(stages, "volumes"), "volume")}`;
  return isTimed ? `${volumes}, about ${duration(sum(stages, "seconds"))}` : volumes;
}

function table({ stages, at, isTimed, designs }) {
  return [
    h("p", {}, h("strong", {}, isTimed ? `At most about ${duration(sum(stages, "seconds"))}` : "The time is not known yet"),
      ` for ${counted(sum(stages, "volumes"), "volume")}${designs > 1 ? ` of ${counted(designs, "design")}` : ""}.`),
    stageTable(stages),
    h("p", { class: "quiet" }, isTimed
      ? `Estimated: volumes counted, each as long as volumes of this model took here on ${moment(at)}. `
        + "“What will it cost?” measures this study."
      : "Volumes are counted; “What will it cost?” makes a few and says how long they take."),
  ];
}

function stageTable(stages) {
  return h("table", { class: "plain" }, h("tbody", {}, stages.map((stage) => h("tr", {},
    h("th", { scope: "row" }, NAMES[stage.name] ?? stage.name),
    h("td", { class: "number" }, counted(stage.volumes, "volume")),
    h("td", { class: "number" }, stage.each === undefined ? "–" : `${significant(stage.each, 2)} s each`),
    h("td", { class: "number" }, duration(stage.seconds))))));
}

/** What was measured, with what each figure rests on. */
function told(answer, designs) {
  const design = answer.design ?? answer;
  const made = answer.design ? designs : 1;
  const stages = design.stages.map((stage) => ({
    ...stage, volumes: made * stage.volumes, each: stage.seconds_each, seconds: made * stage.seconds,
  }));
  return [
    h("p", {}, h("strong", {}, `At most about ${duration(sum(stages, "seconds"))}`),
      ` for ${counted(sum(stages, "volumes"), "volume")}${made > 1 ? ` of ${counted(made, "design")}` : ""}, `
      + `and ${bytes(answer.volume_bytes)} on the disk.`),
    stageTable(stages),
    h("ul", { class: "quiet" }, design.stages.map((stage) => h("li", {}, `${NAMES[stage.name] ?? stage.name}: ${stage.basis}.`))),
    (design.remarks ?? []).map((remark) => h("p", { class: "quiet" }, remark)),
    (answer.design ? answer.taken : design.place !== "free") && h("p", { class: "warn" },
      `There is a ${answer.design ? "run or sweep" : "run"} of this name already: choose another name, or replace it `
      + "when asked."),
  ];
}
