// How pathways rank under other weights and another process window.

/** The parts of a score in the order of tables, with their weights unless a study says otherwise. */
export const WEIGHTS = {
  probability: 1, annealing: 0.5, window: 1, robustness: 0.5, yield: 0, verified: 2,
};

export const MEANINGS = {
  probability: "the pathway's probability", annealing: "short annealing",
  window: "lies in the process window", robustness: "little moved by the process's scatter",
  yield: "meets the targets although the process scatters", verified: "proved by simulation",
};

/** The weighted mean of a pathway's parts. */
export function score(pathway, weights) {
  const names = Object.keys(WEIGHTS);
  const sum = names.reduce((total, name) => total + weights[name], 0);
  return names.reduce((total, name) => total + weights[name] * (pathway.score_parts?.[name] ?? 0), 0) / (sum || 1);
}

/** Whether a recipe lies within the limits that are stated; null where none are. */
export function isInside(pathway, window) {
  const stated = Object.entries(window).filter(([, limits]) => limits);
  if (stated.length === 0) return null;
  return stated.every(([axis, [low, high]]) =>
    !(pathway[axis] < low) && !(pathway[axis] > high));
}

/** The pathways by falling score; those outside of the window come after those inside. */
export function ranked(pathways, weights, window) {
  const outside = (pathway) => isInside(pathway, window) === false ? 1 : 0;
  return [...pathways].sort((a, b) =>
    outside(a) - outside(b) || score(b, weights) - score(a, weights) || b.probability - a.probability);
}
