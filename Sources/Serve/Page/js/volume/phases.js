// What a label of a volume is called and which colour it has: the same as in the reports.

/** Okabe and Ito's colours, which colour-blind readers and grey print can tell apart. */
const COLOURS = { donor: "#e69f00", acceptor: "#0072b2", mixed: "#f2f2f2" };
const OTHERS = ["#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8a8a"];

/** GraSPI's codes of the phases. */
const CODES = { 0: "donor", 1: "acceptor", 3: "mixed" };

/**
 * The phases of a volume in the order of their labels.
 *
 * @param {Uint8Array} labels A code per voxel.
 * @param {{code: number, name: string}[]} [named] What the file calls them.
 * @returns {{code: number, name: string, colour: string}[]} Those that occur or are named.
 */
export function phasesOf(labels, named = []) {
  const names = new Map(named.map((phase) => [phase.code, phase.name]));
  const present = new Set(names.keys());
  for (let index = 0; index < labels.length; index += 1) present.add(labels[index]);
  return [...present].sort((a, b) => a - b).map((code, index) => {
    const name = names.get(code) ?? CODES[code] ?? `label ${code}`;
    return { code, name, colour: colourOf(name, index) };
  });
}

/** The colour of a phase by its name; others than the films' own take colours of the same set. */
export function colourOf(name, index = 0) {
  return COLOURS[name] ?? OTHERS[index % OTHERS.length];
}

/** The colour of a phase's line on paper, where the mixed phase's own would not be seen. */
export const lineColour = (name) => name === "mixed" ? "#8a8a8a" : colourOf(name);

/** "#rrggbb" as three numbers from 0 to 1. */
export function channels(colour) {
  return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16) / 255);
}

/** Each voxel's number in the list of phases, as the shader and the slices take it. */
export function phaseNumbers(labels, phases) {
  const numbers = new Uint8Array(256);
  phases.forEach((phase, index) => { numbers[phase.code] = index; });
  return labels.map((label) => numbers[label]);
}

/** The share of the voxels that each phase has, in the order of `phases`. */
export function shares(numbers, phases) {
  const counts = new Array(phases.length).fill(0);
  for (let index = 0; index < numbers.length; index += 1) counts[numbers[index]] += 1;
  return counts.map((count) => count / numbers.length);
}
