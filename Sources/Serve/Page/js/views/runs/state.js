// The state of a run in a word, its progress, and what may be done with it.

import { h } from "../../core/dom.js";
import { duration } from "../../core/format.js";
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

/** The buttons of a run; `done` is told what the program answers, `failed` the reason. */
export function actions(run, { done, failed, removed }) {
  const button = (text, act) => h("button", {
    type: "button", "aria-label": `${text} ${run.name}`,
    on: { click: async (event) => {
      event.target.disabled = true;
      try {
        await act();
      } catch (error) {
        event.target.disabled = false;
        failed(error.message);
      }
    } },
  }, text);
  const isAtRest = !["running", "queued"].includes(run.state);
  return [
    canCancel(run) && button("Cancel", async () => done(await post(["runs", run.name, "cancel"]))),
    canResume(run) && button("Resume", async () => done(await post(["runs", run.name, "resume"]))),
    removed && isAtRest && run.managed !== undefined && button("Delete", async () => {
      if (!confirm(`Delete the run ${run.name} with everything in it?`)) throw new Error("Nothing was deleted.");
      await remove(["runs", run.name]);
      removed(run.name);
    }),
  ];
}
