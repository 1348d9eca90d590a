// A place for a film: the program's own slices at once, then the film itself.

import { fill, h } from "../core/dom.js";
import { address } from "../core/api.js";
import { readFilm } from "./film.js";
import { filmViewer } from "./viewer.js";

/**
 * Shows the volume at `parts` in a place.
 *
 * @param {HTMLElement} place
 * @param {string[]} parts Such as ["previews", "7", "volume"].
 * @param {{name: string, query?: object, signal: AbortSignal}} options
 */
export async function showFilm(place, parts, options) {
  fill(place, firstSight(parts, options), h("p", { class: "quiet", role: "status" }, "Loading the volume…"));
  try {
    const film = await readFilm(parts, options);
    if (!options.signal.aborted) fill(place, filmViewer(film, options));
  } catch (error) {
    if (options.signal.aborted) return;
    place.querySelector("[role=status]")?.replaceWith(
      h("p", { class: "notice", role: "alert" }, error.message));
  }
}

/** Three slices through the middle. */
export function firstSight(parts, { name, query }) {
  return h("div", { class: "slices" }, ["z", "y", "x"].map((axis) =>
    h("figure", { class: "slice" },
      h("img", {
        class: "pixels", alt: `${name}: slice through the middle, across ${axis}`,
        src: address([...parts, "slice"], { ...query, axis }),
      }),
      h("figcaption", {}, `across ${axis}`))));
}
