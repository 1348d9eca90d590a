// The state of a run in a word, its progress, and what may be done with it.

import { fill, h } from "../../core/dom.js";
import { counted, duration } from "../../core/format.js";
import { post, remove } from "../../core/api.js";

const KINDS = {
  queued: "info", running: "info", finished: "good", cancelled: "warn", interrupted: "warn", failed: "bad",
};
const VERDICTS = { verified: "good", missed: "bad", undecided: "warn" };

/** A chip with the state; a queued run has its place in the queue. */
export function stateChip(run) {
  const place = run.state === "queued" && run.queue_position ? ` ${run.queue_position}` : "";
  return h("span", { class: `chip ${KINDS[run.state] ?? ""}`, data: { state: run.state } }, `${run.state}${place}`);
}

/** A chip with a recipe's verdict; nothing where there is none. */
export function verdictChip(verdict) {
  return verdict ? h("span", { class: `chip ${VERDICTS[verdict] ?? ""}` }, verdict) : "–";
}

/** Stage, share and time left of a run at work; nothing of others. */
export function progress(run) {
  const { stage, done, total, note, seconds_left: left } = run.progress ?? {};
  if (run.state !== "running") return null;
  if (!run.progress) return h("p", { class: "quiet" }, run.stage ?? "starting");
  const bar = h("i", {});
  bar.style.setProperty("width", `${total ? 100 * done / total : 0}%`);
  return h("div", {},
    h("div", {
      class: "bar", role: "progressbar", "aria-label": stage, "aria-valuemin": 0, "aria-valuemax": total ?? 0,
      "aria-valuenow": done ?? 0,
    }, bar),
    h("p", { class: "quiet" },
      [`${stage}: ${done} of ${total}`, left !== undefined && `${duration(left)} left`, note].filter(Boolean).join(" · ")));
}

export const canCancel = (run) => run.managed !== false && (run.state === "running" || run.state === "queued");
export const canResume = (run) => Boolean(run.resumable) && !canCancel(run) && run.state !== "running";

/** For how long buttons that have just taken the place of others take no press, ms: a double click is meant once. */
const SETTLING = 700;
const lastSeen = new Map();

/** Whether a run has only just come to what can be done with it now. */
function isSettling(key, state) {
  const before = lastSeen.get(key);
  if (before?.state !== state) lastSeen.set(key, { state, since: before ? performance.now() : -SETTLING });
  return performance.now() - lastSeen.get(key).since < SETTLING;
}

/**
 * The buttons of a run, or of a sweep; `done` is told what the program answers, `failed` the reason, with "" when
 * something is tried anew.
 */
export function actions(run, { done, failed, removed }, kind = "runs") {
  const isNew = isSettling(`${kind}/${run.name}`, `${canCancel(run)}${canResume(run)}`);
  const button = (text, act, label = `${text} ${run.name}`) => {
    const element = h("button", {
      type: "button", "aria-label": label, disabled: isNew,
      on: { click: async () => {
        element.disabled = true;
        failed("");
        try {
          await act();
        } catch (error) {
          element.disabled = false;
          failed(error.message);
        }
      } },
    }, text);
    if (isNew) setTimeout(() => { element.disabled = false; }, SETTLING);
    return element;
  };
  const isAtRest = !["running", "queued"].includes(run.state);
  const act = (what) => post([kind, run.name, what]);
  return [
    canCancel(run) && button("Cancel", async () => done(await act("cancel"))),
    canResume(run) && button("Resume", async () => done(await act("resume"))),
    removed && isAtRest && run.managed !== undefined && deletion(run, kind, button, removed),
  ];
}

/** Asked for once, Delete says what would go and is asked for again; where it was there is then what keeps the run. */
function deletion(run, kind, button, removed) {
  const place = h("span", { class: "row" });
  const ask = button("Delete…", () => {
    fill(place, h("span", {}, `Delete ${run.name} with everything in it?`), sure, keep);
    keep.focus();
  }, `Delete ${run.name}`);
  const keep = h("button", {
    type: "button", on: { click: () => { ask.disabled = false; fill(place, ask); ask.focus(); } },
  }, "Keep it");
  const sure = button("Delete", async () => {
    await remove([kind, run.name]);
    removed(run.name);
  }, `Delete ${run.name} for good`);
  return fill(place, ask);
}

/** What a run that was ended before its end has, and what becomes of it. */
export function kept(run) {
  if (!["cancelled", "interrupted", "failed"].includes(run.state)) return null;
  const of = run.planned_evaluations ? ` of at most ${run.planned_evaluations}` : "";
  const parts = [`${counted(run.evaluations ?? 0, "evaluation")}${of}`, counted(run.candidates ?? 0, "candidate"),
    counted(run.pathways ?? 0, "pathway"), counted(run.simulations ?? 0, "simulated film")];
  return h("p", { class: "quiet" }, `Kept: ${parts.join(", ")}. `,
    canResume(run) ? "Resume goes on from there and ends as if it had not been cut off." : "");
}
