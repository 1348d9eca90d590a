// A volume as the program sends it: a label a voxel, x fastest, then y, then z.

import { raw } from "../core/api.js";
import { phaseNumbers, phasesOf, shares } from "./phases.js";

/**
 * @param {string[]} parts Where the volume is, below api/v1.
 * @param {{query?: object, signal?: AbortSignal}} options
 * @returns {Promise<{shape: number[], spacing: number[], phases: object[], numbers: Uint8Array,
 *   shares: number[]}>} `numbers` has each voxel's index into `phases`.
 */
export async function readFilm(parts, options) {
  const response = await raw(parts, options);
  const labels = new Uint8Array(await response.arrayBuffer());
  const list = (name) => (response.headers.get(name) ?? "").split(",");
  const shape = list("X-Binodal-Shape").map(Number);
  const spacing = list("X-Binodal-Spacing-Nm").map(Number);
  if (shape.length !== 3 || labels.length !== shape[0] * shape[1] * shape[2]) {
    throw new Error("The volume did not come as a whole. Load the page again.");
  }
  const named = list("X-Binodal-Phases").filter(Boolean).map((entry) => {
    const [code, name] = entry.split("=");
    return { code: Number(code), name };
  });
  const phases = phasesOf(labels, named);
  const numbers = phaseNumbers(labels, phases);
  return { shape, spacing, phases, numbers, shares: shares(numbers, phases) };
}
