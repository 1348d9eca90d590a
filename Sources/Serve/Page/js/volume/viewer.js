// A film to look at: in three dimensions, in slices, with legend, planes, full screen and PNG.

import { fill, h } from "../core/dom.js";
import { significant } from "../core/format.js";
import { cutPlanes, firstLook, legend } from "./look.js";
import { savePicture } from "./picture.js";
import { slices } from "./slices.js";
import { Stage } from "./stage.js";

/**
 * @param {object} film From `readFilm`.
 * @param {{name: string, signal: AbortSignal}} options The name is that of files and labels.
 * @returns {HTMLElement}
 */
export function filmViewer(film, { name, signal }) {
  const look = firstLook(film);
  const place = h("div", { class: "stage-place" });
  const viewer = h("div", { class: "viewer" });
  const stage = stageOf(film, look, name, place, signal);
  const changed = () => stage?.show(true);
  const controls = stage && h("div", { class: "viewer-controls" },
    legend(film, look, changed),
    h("details", {}, h("summary", {}, "Cut planes"), cutPlanes(film, look, changed)),
    buttons(stage, name, viewer));
  return fill(viewer,
    h("div", { class: "solid" }, place, controls),
    slices(film),
    h("p", { class: "quiet" }, sizes(film)));
}

function stageOf(film, look, name, place, signal) {
  try {
    const stage = new Stage(film, look, `${name} in three dimensions`);
    fill(place, stage.element);
    signal.addEventListener("abort", () => stage.dispose());
    return stage;
  } catch (error) {
    fill(place, h("p", { class: "notice" }, error.message));
    return null;
  }
}

function buttons(stage, name, viewer) {
  const camera = stage.camera;
  const button = (text, act) => h("button", { type: "button", on: { click: act } }, text);
  const projection = button("Orthographic", () => {
    camera.isPerspective = !camera.isPerspective;
    projection.textContent = camera.isPerspective ? "Orthographic" : "Perspective";
    stage.show();
  });
  const toward = (azimuth, elevation) => () => {
    Object.assign(camera, { azimuth, elevation, centre: [0, 0, 0], zoom: 1, isFitted: false });
    stage.show();
  };
  return h("div", { class: "row buttons" },
    projection,
    button("From above", toward(0, 1.55)), button("From the side", toward(0, 0)),
    button("Reset", () => { camera.reset(); stage.show(); }),
    button("Full screen", () => toggleFullScreen(viewer)),
    button("Save PNG", () => savePicture(stage, name)));
}

function toggleFullScreen(element) {
  if (document.fullscreenElement) document.exitFullscreen();
  else element.requestFullscreen?.();
}

function sizes(film) {
  const lengths = film.shape.map((count, axis) => significant(count * film.spacing[axis]));
  return `${film.shape.join(" × ")} voxels, ${lengths.join(" × ")} nm. z is the film's normal, from the `
    + "cathode up to the anode.";
}
