// The answer of a run: what to make, how sure, and what of it was proved.

import { h } from "../../core/dom.js";
import { counted, fixed, percent } from "../../core/format.js";
import { term } from "../../core/names.js";
import { verdictChip } from "../runs/state.js";

/** The panel at the top of a run; nothing before there is a pathway or a candidate. */
export function answer(run, record) {
  const best = (record.pathways ?? []).find((pathway) => pathway.rank === 1);
  if (!best && !(record.candidates ?? []).length) return null;
  return h("section", { class: "panel answer", "aria-label": "Answer" },
    h("p", { class: "sentence" }, subscripted(sentence(run, best))),
    h("dl", {},
      best && row("How sure", sureness(best)),
      best && row("Proved by simulation", proof(record, best)),
      row("Volumes that have it", volumes(record)),
      best && laboratory(record, best)));
}

/** χ_c as it is set. */
const subscripted = (text) => text.split("χ_c").flatMap((part, index) => index ? ["χ", h("sub", {}, "c"), part] : [part]);

const row = (head, ...body) => [h("dt", {}, head), h("dd", {}, body)];

function sentence(run, best) {
  if (run.answer) return run.answer;
  if (!best) return "No pathway was found: this run gives volumes, and no process parameters to make them by.";
  return `The most promising recipe is blend ratio φ = ${fixed(best.phi, 3)} (donor volume fraction) at χ = ${fixed(best.chi, 2)} `
    + `(χ/χ_c = ${fixed(best.chi_ratio, 2)}), annealed to log₁₀ t = ${fixed(best.log_time, 2)}.`;
}

function sureness(best) {
  const parts = [best.origin === "forward_model"
    ? `by the forward model its films meet every target with probability ${percent(best.probability)}`
    : `the pathway holds ${percent(best.probability)} of the predicted probability`];
  if (best.inside_window === true) parts.push("inside the process window");
  if (best.inside_window === false) parts.push("outside the process window");
  if (best.yield !== undefined) {
    parts.push(`with the process's own scatter ${percent(best.yield)} of its films meet every target on average`);
  }
  return `${parts.join("; ")}.`;
}

/** The proof that counts is the last of a pathway's. */
export function proofOf(record, pathway) {
  const own = (record.proofs ?? []).filter((proof) => proof.pathway_rank === pathway.rank);
  return own.find((proof) => proof.counts) ?? own.at(-1);
}

function proof(record, best) {
  const found = proofOf(record, best);
  if (!found) {
    return [best.verdict ? verdictChip(best.verdict)
      : "not done: the study simulates no pathway. Ask again with “pathways to prove by simulation” at 1 or more."];
  }
  const means = Object.entries(found.means ?? {}).map(([name, mean], index) => [
    index > 0 ? ", " : " ", `${fixed(mean.mean, 3)}`,
    mean.half_width === undefined ? "" : ` ± ${fixed(Math.max(mean.half_width, 5e-4), 3)}`, " in ", term(name),
  ]);
  return [verdictChip(found.verdict), ` ${counted(found.films, "simulated film")}`,
    found.shape ? ` of ${found.shape} voxels` : "", ":", means, "."];
}

function volumes(record) {
  const kept = record.candidates ?? [];
  if (kept.length === 0) return "no candidate yet.";
  if (!record.targets.some((target) => target.tolerance !== undefined)) return `${counted(kept.length, "candidate")}.`;
  const met = kept.filter((candidate) => candidate.within).length;
  const [best] = kept;
  return [`${met} of ${counted(kept.length, "candidate")} meet every tolerance; the best deviates by at most `,
    fixed(best.error, 4), best.worst_attribute ? [" in ", term(best.worst_attribute)] : "", "."];
}

function laboratory(record, best) {
  const own = (record.laboratory ?? []).filter((entry) => entry.pathway_rank === best.rank);
  if (own.length === 0) {
    return row("In the laboratory", "t is a dimensionless time; minutes and degrees need a calibration of the material in the study.");
  }
  return row("In the laboratory", own.map((entry, index) =>
    `${index > 0 ? "; " : ""}${entry.quantity} ${fixed(entry.value, 2)} ${entry.unit}`), " by the study's own figures.");
}
