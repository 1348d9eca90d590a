// How far a value lies from what is asked: in the target's unit, and in its tolerances.

import { fixed, significant } from "../../core/format.js";
import { unitOf } from "../../core/names.js";
import { accepted, kindOf, representative, toleranceOf } from "./target-kinds.js";

/** The move from what a target asks to a value; `isKept` where the value still counts as met. */
export function movement(target, value) {
  if (kindOf(target) === "none") return null;
  const [low, high] = accepted(target);
  const delta = value - representative(target);
  // Round-off of a value that was taken over is no move.
  const isKept = value >= low - 1e-9 && value <= high + 1e-9;
  return { delta, tolerances: Math.abs(delta) / toleranceOf(target), isKept };
}

/** "−0.079, 2.6 tolerances" of a move. */
export function moveWords(name, { delta, tolerances }) {
  if (Math.abs(delta) < 5e-4) return "unchanged";
  const unit = unitOf(name) ? ` ${unitOf(name)}` : "";
  return `${delta > 0 ? "+" : ""}${fixed(delta, 3)}${unit}, ${toleranceWords(tolerances)}`;
}

export const toleranceWords = (count) => `${significant(count, 2)} ${count === 1 ? "tolerance" : "tolerances"}`;
