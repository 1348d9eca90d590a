// Which phases are shown, how opaque, and between which planes: the controls beside the film.

import { freshId, h } from "../core/dom.js";
import { percent } from "../core/format.js";

/** The first look: the donor alone where there is one, as in the reports; else the first phase. */
export function firstLook(film) {
  const alone = film.phases.some((phase) => phase.name === "donor") ? "donor" : film.phases[0]?.name;
  return {
    phases: film.phases.map((phase) => ({
      ...phase, isShown: phase.name === alone, chosen: 1, opacity: phase.name === alone ? 1 : 0,
    })),
    low: [0, 0, 0], high: [...film.shape],
  };
}

/** The legend: a row a phase with its colour, whether it is shown, its opacity and its share. */
export function legend(film, look, changed) {
  const rows = look.phases.map((phase, index) => {
    const opacity = h("input", {
      type: "range", min: 0.05, max: 1, step: 0.05, value: phase.chosen,
      "aria-label": `Opacity of ${phase.name}`,
      on: { input: () => { phase.chosen = Number(opacity.value); apply(); } },
    });
    const shown = h("input", {
      type: "checkbox", checked: phase.isShown,
      on: { change: () => { phase.isShown = shown.checked; apply(); } },
    });
    const apply = () => {
      phase.opacity = phase.isShown ? phase.chosen : 0;
      changed();
    };
    return h("li", {},
      h("label", {}, shown, swatch(phase.colour), h("span", {}, phase.name),
        h("span", { class: "quiet" }, percent(film.shares[index], 1))),
      opacity);
  });
  return h("ul", { class: "legend" }, rows);
}

/** A small square in a colour; colours come by the style's properties, never by text. */
export function swatch(colour) {
  const square = h("span", { class: "swatch", "aria-hidden": "true" });
  square.style.setProperty("background-color", colour);
  return square;
}

/** For each axis the first and the last voxel that are shown. */
export function cutPlanes(film, look, changed) {
  return h("div", { class: "cuts" }, ["x", "y", "z"].map((axis, index) => {
    const count = film.shape[index];
    const title = freshId("cut");
    const end = (name, value, set) => {
      const slider = h("input", {
        type: "range", min: 0, max: count, step: 1, value, "aria-label": `Show ${axis} ${name}`,
        on: { input: () => { set(Number(slider.value)); changed(); } },
      });
      return slider;
    };
    return h("div", { role: "group", "aria-labelledby": title },
      h("span", { id: title }, axis),
      end("from", look.low[index], (value) => { look.low[index] = Math.min(value, count - 1); }),
      end("up to", look.high[index], (value) => { look.high[index] = Math.max(value, 1); }));
  }));
}
