// Which numbers of a study a sweep can vary, and where to begin with each.

import { labelOf } from "../../core/names.js";
import { kindOf, toleranceOf, valuesOf } from "../ask/target-kinds.js";

const WINDOW = { phi: [0, 1], chi: [0, Infinity], log_time: [-Infinity, Infinity] };
const SIDES = ["lowest", "highest"];
/** Numbers that count something. */
const WHOLE = /^(seed|search\.(evaluations|replicates)|candidates\.(count|samples|aims)|verification\.|refinement\.)/;

/**
 * @param {object} study The keys that are stated.
 * @param {object} whole The study with every key.
 * @param {object} distribution The model's training distribution.
 * @returns {{path: string, label: string, from: number, to: number, isWhole: boolean}[]} Targets first.
 */
export function sweepable(study, whole, distribution) {
  return [...targets(study, distribution), ...window(study, distribution), ...others(whole)];
}

function targets(study, distribution) {
  return Object.entries(study.targets ?? {}).filter(([, target]) => kindOf(target) !== "none").flatMap(([name, target]) => {
    const kind = kindOf(target);
    const known = distribution.attributes.find((attribute) => attribute.name === name);
    const tolerance = toleranceOf(target);
    const ends = valuesOf(target).map((value, index) => ({
      path: `targets.${name}.${kind}${kind === "between" ? `.${index}` : ""}`,
      label: kind === "between" ? `${labelOf(name)}, ${SIDES[index]}` : labelOf(name),
      ...around(value, 2 * tolerance, known), isWhole: false,
    }));
    return [...ends, {
      path: `targets.${name}.tolerance`, label: `${labelOf(name)}, tolerance`, from: round(tolerance / 2),
      to: round(2 * tolerance), isWhole: false,
    }];
  });
}

/** As far as two tolerances, within what nearly all training films have. */
function around(value, reach, attribute) {
  const [low, high] = attribute ? [attribute.quantiles["0.01"], attribute.quantiles["0.99"]] : [-Infinity, Infinity];
  return { from: round(Math.max(Math.min(low, value), value - reach)), to: round(Math.min(Math.max(high, value), value + reach)) };
}

function window(study, distribution) {
  return Object.keys(WINDOW).filter((name) => study.window?.[name]).flatMap((name) => {
    const known = distribution.attributes.find((attribute) => attribute.name === name);
    return study.window[name].map((value, index) => ({
      path: `window.${name}.${index}`, label: `${labelOf(name)}, ${SIDES[index]} of the process window`,
      from: round(index === 0 ? known?.minimum ?? value : value),
      to: round(index === 0 ? value : known?.maximum ?? value), isWhole: false,
    }));
  });
}

/** The seed and what the run may spend. */
function others(whole) {
  const found = [{ path: "seed", label: "seed", from: 1, to: 5, isWhole: true }];
  for (const section of ["search", "candidates", "verification", "refinement"]) {
    for (const [key, value] of Object.entries(whole?.[section] ?? {})) {
      if (typeof value !== "number") continue;
      const path = `${section}.${key}`;
      const isWhole = WHOLE.test(path);
      found.push({
        path, label: `${section}: ${key.replaceAll("_", " ")}`, isWhole,
        from: isWhole ? Math.max(1, Math.round(value / 2)) : round(value / 2), to: isWhole ? 2 * Math.max(1, value) : round(2 * value),
      });
    }
  }
  return found;
}

const round = (value) => Number(value.toPrecision(3));

/** The study with targets in the long form, in which a number of them can be named. */
export function long(study) {
  const entries = Object.entries(study.targets ?? {}).map(([name, target]) =>
    [name, typeof target === "number" ? { value: target } : target]);
  return study.targets ? { ...study, targets: Object.fromEntries(entries) } : study;
}
