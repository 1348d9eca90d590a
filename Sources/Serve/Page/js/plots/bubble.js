// A small box beside the pointer that reads a plot out.

import { fill, h } from "../core/dom.js";

/** Wraps a plot; `show(event or element, lines)` opens the box there, `hide()` closes it. */
export function bubbled(plot) {
  const bubble = h("div", { class: "bubble", hidden: true });
  const element = h("div", { class: "plot-box" }, plot, bubble);
  return {
    element,
    show(at, lines) {
      fill(bubble, lines.map((line) => h("div", {}, line)));
      bubble.hidden = false;
      const outer = element.getBoundingClientRect();
      const [x, y] = position(at);
      const left = Math.min(x - outer.left + 14, outer.width - bubble.offsetWidth);
      bubble.style.setProperty("left", `${Math.max(0, left)}px`);
      const top = y - outer.top + 14;
      const above = y - outer.top - bubble.offsetHeight - 10;
      bubble.style.setProperty("top",
        `${top + bubble.offsetHeight > outer.height && above > 0 ? above : top}px`);
    },
    hide() { bubble.hidden = true; },
  };
}

function position(at) {
  if (at instanceof Event && at.clientX !== undefined) return [at.clientX, at.clientY];
  // an SVG link has a target of its own
  const box = (at instanceof Event ? at.target : at).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
