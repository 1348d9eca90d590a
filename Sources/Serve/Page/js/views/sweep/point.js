// A point of a sweep in words, and where its run is.

import { significant } from "../../core/format.js";
import { link } from "../../core/router.js";

/** "χ 3.1" for each swept number of a point. */
export const settings = (point, numbers) =>
  numbers.map(({ path, label }) => `${label} ${significant(point.values[path], 4)}`);

/** What a point reads out: its settings, then what came out. */
export function lines(point, { numbers, outcomes }) {
  return [`point ${point.number}, ${point.status}`, ...settings(point, numbers),
    ...outcomes.filter(({ name }) => point.outcomes[name] !== undefined)
      .map(({ name, label }) => `${label} ${significant(point.outcomes[name])}`),
    ...point.reason ? [point.reason] : []];
}

export const hrefOf = (point) => point.run ? link(["run", point.run]) : undefined;
