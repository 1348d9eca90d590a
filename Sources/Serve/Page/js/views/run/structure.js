// How a volume is built: its depth profile, two-point statistics and chords.

import { fill, h, svg } from "../../core/dom.js";
import { get } from "../../core/api.js";
import { frame, pathThrough } from "../../plots/frame.js";
import { extent } from "../../plots/scale.js";
import { swatch } from "../../volume/look.js";
import { lineColour } from "../../volume/phases.js";

/** Loads the curves of the volume at `parts` once they are asked for. */
export function structure(place, parts, signal) {
  const body = h("div", {});
  const details = h("details", {
    on: { toggle: async () => {
      if (!details.open || body.childNodes.length > 0) return;
      fill(body, h("p", { class: "quiet", role: "status" }, "Measuring…"));
      try {
        fill(body, plots(await get([...parts, "curves"], { signal })));
      } catch (error) {
        if (error.name !== "AbortError") fill(body, h("p", { class: "bad" }, error.message));
      }
    } },
  }, h("summary", {}, "Depth profile, S₂ and chord lengths"), body);
  fill(place, details);
}

const AXES = ["x", "y", "z"];
const LETTERS = { D: "donor", A: "acceptor", M: "mixed" };

function plots({ depth, curves }) {
  const phases = Object.keys(depth).filter((name) => name !== "z_nm");
  const key = h("ul", { class: "key" }, phases.map((name) =>
    h("li", {}, swatch(lineColour(name)), ` ${name}`)));
  const profile = drawn("Share of each phase by depth", "z, nm (cathode at 0)", "share",
    phases.map((name) => ({ name, x: depth.z_nm, y: depth[name] })));
  const statistics = AXES.map((axis) => drawn(`Two-point statistics S₂ along ${axis}`, `lag along ${axis}`, "S₂",
    along(curves?.s2, axis).map(([name, curve]) => ({ name, x: curve.r, y: curve.s2 }))));
  const chords = AXES.map((axis) => drawn(`Chord lengths along ${axis}`, `length along ${axis}`, "chords",
    along(curves?.chords, axis).map(([name, curve]) => ({ name, x: curve.length, y: curve.count }))));
  return [key, h("div", { class: "curves" }, profile, statistics, chords)];
}

/** The curves of each phase along an axis. */
function along(phases, axis) {
  return Object.entries(phases ?? {}).filter(([, axes]) => axes[axis]).map(([letter, axes]) =>
    [LETTERS[letter] ?? letter, axes[axis]]);
}

function drawn(title, xLabel, yLabel, curves) {
  const shown = curves.filter((curve) => curve.x.length > 0);
  if (shown.length === 0) return null;
  const [, high] = extent(shown.flatMap((curve) => curve.y), 0.05);
  const plan = frame({
    x: extent(shown.flatMap((curve) => curve.x)), y: [0, high], xLabel, yLabel, width: 380, height: 220, label: title,
  });
  plan.inside.append(...shown.map((curve) => {
    const path = svg("path", {
      class: "line", d: pathThrough(curve.x.map((x, index) => [plan.x(x), plan.y(curve.y[index])])),
    });
    path.style.setProperty("stroke", lineColour(curve.name));
    return path;
  }));
  return h("figure", {}, h("h3", {}, title), plan.element);
}
