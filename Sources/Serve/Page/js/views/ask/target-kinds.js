// The ways in which a study states a target, and how one becomes another.

/** By the study's key; `none` leaves the quantity to the tool. */
export const KINDS = {
  value: "is about", at_least: "is at least", at_most: "is at most", between: "lies between",
  none: "is left to the tool",
};

export const TOLERANCE = 0.02;

/** The kind of a target of a study. */
export function kindOf(target) {
  if (target === undefined || target === null) return "none";
  if (typeof target === "number") return "value";
  return Object.keys(KINDS).find((kind) => target[kind] !== undefined) ?? "none";
}

/** The one value, or the two, that a target states. */
export function valuesOf(target) {
  if (typeof target === "number") return [target];
  const stated = target?.[kindOf(target)];
  return Array.isArray(stated) ? stated : stated === undefined ? [] : [stated];
}

export const toleranceOf = (target) => target?.tolerance ?? TOLERANCE;

/** What a request would say: the value, the limit, or the middle of the band. */
export function representative(target) {
  const values = valuesOf(target);
  return values.length === 2 ? (values[0] + values[1]) / 2 : values[0];
}

/** The values that count as met, from and up to. */
export function accepted(target) {
  const tolerance = toleranceOf(target);
  const values = valuesOf(target);
  switch (kindOf(target)) {
    case "value": return [values[0] - tolerance, values[0] + tolerance];
    case "between": return [values[0] - tolerance, values[1] + tolerance];
    case "at_least": return [values[0] - tolerance, Infinity];
    case "at_most": return [-Infinity, values[0] + tolerance];
    default: return [0, 0];
  }
}

/** The same target in another kind, as near to what it was as can be. */
export function asKind(target, kind, fallback) {
  if (kind === "none") return undefined;
  const value = round(representative(target) ?? fallback);
  const tolerance = toleranceOf(target);
  const rest = target?.weight === undefined ? { tolerance } : { tolerance, weight: target.weight };
  if (kind !== "between") return { [kind]: value, ...rest };
  return { between: [round(value - tolerance), round(value + tolerance)], ...rest };
}

/** Three decimals: what a slider's step is worth. */
export const round = (value) => Math.round(value * 1000) / 1000;
