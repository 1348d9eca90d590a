// The picture of a film that answers at once: coarse while it is turned, sharp when it rests.

import { Camera } from "./camera.js";
import { followGestures } from "./gestures.js";
import { drawOverlay } from "./overlay.js";
import { Renderer } from "./renderer.js";
import { h } from "../core/dom.js";

/** What a picture may take while it is turned, and how long a rest is, ms. */
const PATIENCE = 45;
const REST = 180;

export class Stage {
  /**
   * @param {{shape: number[], spacing: number[], numbers: Uint8Array}} film
   * @param {object} look Phases, cut planes; see `Renderer.draw`.
   * @param {string} label What the picture shows, for those who do not see it.
   */
  constructor(film, look, label) {
    this.film = film;
    this.look = look;
    this.box = film.shape.map((count, axis) => count * film.spacing[axis]);
    this.camera = new Camera(this.box);
    this.sharpness = 0.5;
    this.picture = h("canvas", { "aria-hidden": "true" });
    this.over = h("canvas", {
      tabindex: 0, role: "img", "aria-label": `${label}. Arrow keys turn it, + and − approach it, `
        + "Shift and arrow keys move it, 0 sets it back.",
    });
    this.element = h("div", { class: "stage" }, this.picture, this.over);
    this.renderer = new Renderer(this.picture, film);
    followGestures(this.over, this.camera, (isMoving) => this.show(isMoving));
    this.watcher = new ResizeObserver(() => this.show(false));
    this.watcher.observe(this.element);
  }

  /** Draws at the next frame: coarse when it moves, and sharp after a rest. */
  show(isMoving = false) {
    clearTimeout(this.resting);
    this.isMoving = isMoving;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw(this.isMoving ? this.sharpness : 1);
      // counted from the end of the picture: a slow one is no rest
      if (this.isMoving) this.resting = setTimeout(() => this.show(false), REST);
    });
  }

  draw(sharpness) {
    const { width, height } = this.element.getBoundingClientRect();
    if (width < 2 || height < 2) return;
    const dots = Math.min(2, window.devicePixelRatio || 1);
    if (!this.camera.isFitted) this.camera.fit(width / height);
    this.camera.isFitted = true;
    resize(this.picture, width * dots * sharpness, height * dots * sharpness);
    const took = this.renderer.draw(this.camera, this.look);
    this.adapt(took, sharpness);
    this.trace(width, height, dots);
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
    this.element.dataset.milliseconds = took.toFixed(1);
  }

  /** The time of a picture goes with the number of its pixels; small changes would not be seen. */
  adapt(took, drawn) {
    const wanted = drawn * Math.sqrt(PATIENCE / Math.max(1, took));
    if (wanted > 0.75 * this.sharpness && wanted < 1.5 * this.sharpness) return;
    // down at once, up by halves
    const next = wanted < this.sharpness ? wanted : 0.5 * this.sharpness + 0.5 * wanted;
    this.sharpness = Math.max(0.12, Math.min(0.9, next));
  }

  trace(width, height, dots) {
    resize(this.over, width * dots, height * dots);
    const context = this.over.getContext("2d");
    context.clearRect(0, 0, this.over.width, this.over.height);
    context.save();
    context.scale(dots, dots);
    const ink = getComputedStyle(this.element).color;
    drawOverlay(context, { camera: this.camera, box: this.box, width, height, ink });
    context.restore();
  }

  dispose() {
    this.watcher.disconnect();
    clearTimeout(this.resting);
    if (this.frame) cancelAnimationFrame(this.frame);
    this.renderer.dispose();
  }
}

function resize(canvas, width, height) {
  const [w, h] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
}
