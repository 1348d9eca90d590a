// Three planes through a film, with the voxel under the pointer read out.

import { h } from "../core/dom.js";
import { significant } from "../core/format.js";
import { channels } from "./phases.js";
import { roundLength } from "./overlay.js";

/** The plane's two axes and the axis across it. */
const PLANES = [
  { across: 2, right: 0, up: 1, name: "xy" },
  { across: 1, right: 0, up: 2, name: "xz" },
  { across: 0, right: 1, up: 2, name: "yz" },
];
const AXES = ["x", "y", "z"];

/** @returns {HTMLElement} The planes through a voxel that sliders and clicks choose. */
export function slices(film) {
  const at = film.shape.map((count) => Math.floor(count / 2));
  const readout = h("p", { class: "readout", role: "status" }, "Point at a voxel of a slice to read it.");
  const views = PLANES.map((plane) => planeView(film, plane, at, {
    say: (voxel) => { readout.textContent = describeVoxel(film, voxel); },
    moved: () => views.forEach((view) => view.draw()),
  }));
  views.forEach((view) => view.draw());
  return h("div", { class: "slices-view" },
    h("div", { class: "slices" }, views.map((view) => view.element)), readout);
}

/** "x 12, y 30, z 5 · donor · 12.5, 30.5, 5.5 nm". */
export function describeVoxel(film, [x, y, z]) {
  const [nx, ny] = film.shape;
  const phase = film.phases[film.numbers[(z * ny + y) * nx + x]];
  const place = [x, y, z].map((index, axis) => significant((index + 0.5) * film.spacing[axis], 4));
  return `x ${x}, y ${y}, z ${z} · ${phase.name} · ${place.join(", ")} nm`;
}

function planeView(film, plane, at, { say, moved }) {
  const [width, height] = [film.shape[plane.right], film.shape[plane.up]];
  const canvas = h("canvas", {
    width, height, role: "img", class: "pixels",
    "aria-label": `Slice in the ${plane.name} plane, across ${AXES[plane.across]}`,
  });
  canvas.style.setProperty("aspect-ratio",
    `${width * film.spacing[plane.right]} / ${height * film.spacing[plane.up]}`);
  const cross = h("div", { class: "cross", "aria-hidden": "true" }, h("i", {}), h("i", {}));
  const slider = h("input", {
    type: "range", min: 0, max: film.shape[plane.across] - 1, step: 1, value: at[plane.across],
    "aria-label": `${AXES[plane.across]} of the ${plane.name} slice`,
    on: { input: () => { at[plane.across] = Number(slider.value); say(at); moved(); } },
  });
  const number = h("output", {});
  const voxelOf = (event) => {
    const box = canvas.getBoundingClientRect();
    const voxel = [...at];
    voxel[plane.right] = clamp((event.clientX - box.left) / box.width * width, width);
    voxel[plane.up] = clamp((1 - (event.clientY - box.top) / box.height) * height, height);
    return voxel;
  };
  canvas.addEventListener("pointermove", (event) => say(voxelOf(event)));
  canvas.addEventListener("pointerleave", () => say(at));
  canvas.addEventListener("click", (event) => { at.splice(0, 3, ...voxelOf(event)); moved(); });
  const draw = () => {
    slider.value = at[plane.across];
    number.textContent = `${AXES[plane.across]} ${at[plane.across]}`;
    paint(canvas, film, plane, at[plane.across]);
    const [across, up] = cross.children;
    across.style.setProperty("left", `${(at[plane.right] + 0.5) / width * 100}%`);
    up.style.setProperty("top", `${(1 - (at[plane.up] + 0.5) / height) * 100}%`);
  };
  const element = h("figure", { class: "slice" },
    h("div", { class: "frame" }, canvas, cross),
    h("figcaption", {}, h("strong", {}, plane.name), number, slider, bar(film, plane)));
  return { element, draw };
}

/** A bar as wide as the length that it names. */
function bar(film, plane) {
  const whole = film.shape[plane.right] * film.spacing[plane.right];
  const size = roundLength(whole / 3);
  const line = h("span", { class: "scale-bar" }, `${significant(size)} nm`);
  line.style.setProperty("width", `${100 * size / whole}%`);
  return line;
}

function clamp(value, count) {
  return Math.max(0, Math.min(count - 1, Math.floor(value)));
}

function paint(canvas, film, plane, index) {
  const [nx, ny] = film.shape;
  const strides = [1, nx, nx * ny];
  const [width, height] = [canvas.width, canvas.height];
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  const palette = film.phases.map((phase) => word(phase.colour));
  const start = index * strides[plane.across];
  for (let row = 0; row < height; row += 1) {
    let voxel = start + (height - 1 - row) * strides[plane.up];
    for (let column = 0; column < width; column += 1, voxel += strides[plane.right]) {
      words[row * width + column] = palette[film.numbers[voxel]];
    }
  }
  context.putImageData(image, 0, 0);
}

/** A colour as the four bytes of a pixel. */
function word(colour) {
  const [red, green, blue] = channels(colour).map((channel) => Math.round(255 * channel));
  return (255 << 24 | blue << 16 | green << 8 | red) >>> 0;
}
