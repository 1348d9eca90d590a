// Words that open what they mean: by pointer, touch and keyboard alike.

import { fill, freshId, h } from "./dom.js";

/**
 * A button of some words; pressed it shows a note below them, pressed again, by Escape or elsewhere it is gone.
 *
 * @param {string} text What is read of the button.
 * @param {() => (Node|string)[]} note Made when it is first asked for.
 * @param {{label?: string}} options What assistive technology reads in place of the text.
 */
export function explained(text, note, { label } = {}) {
  const button = h("button", {
    type: "button", class: "tip", "aria-expanded": "false", "aria-label": label,
    on: { click: () => { if (!button.popoverTargetElement) attach(button, note); } },
  }, text);
  return button;
}

/** The browser opens the note, since the click that is at hand is the button's own. */
function attach(button, note) {
  const bubble = h("div", { class: "meaning", popover: "auto", id: freshId("meaning"), role: "note" });
  bubble.addEventListener("toggle", ({ newState }) => {
    button.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "open") place(bubble, button);
  });
  fill(bubble, note());
  button.after(bubble);
  button.setAttribute("aria-controls", bubble.id);
  button.popoverTargetElement = bubble;
}

/** Below the button, or above it where there is no room, and within the page's width. */
function place(bubble, button) {
  const [at, own] = [button.getBoundingClientRect(), bubble.getBoundingClientRect()];
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - own.width - 8));
  const isAbove = at.bottom + own.height + 8 > innerHeight && at.top > own.height + 8;
  bubble.style.setProperty("left", `${left + scrollX}px`);
  bubble.style.setProperty("top", `${(isAbove ? at.top - own.height - 4 : at.bottom + 4) + scrollY}px`);
}
