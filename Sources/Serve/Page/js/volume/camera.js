// The eye that goes round a film: azimuth, elevation, distance, and the two projections.

import { add, cross, dot, length, multiply, project, scale, subtract, unit } from "./vectors.js";

const FIELD_OF_VIEW = 30 * Math.PI / 180;
const CORNERS = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z])));
const START = { azimuth: -0.65, elevation: 0.5, zoom: 1, centre: [0, 0, 0] };

export class Camera {
  /** @param {number[]} box The film's sides in nm; its centre is the origin. */
  constructor(box) {
    this.box = box;
    this.radius = length(box) / 2;
    this.isPerspective = true;
    this.reset();
  }

  reset() {
    Object.assign(this, START, { centre: [0, 0, 0], isFitted: false });
  }

  /** Turns by angles in radians; the film's normal stays upright. */
  turn(azimuth, elevation) {
    this.azimuth += azimuth;
    this.elevation = Math.max(-1.55, Math.min(1.55, this.elevation + elevation));
  }

  /** Comes nearer by a factor. */
  approach(factor) {
    this.zoom = Math.max(0.3, Math.min(20, this.zoom * factor));
  }

  /** Comes as near as the whole film allows in a picture of this aspect. */
  fit(aspect) {
    for (let step = 0; step < 4; step += 1) {
      const matrix = this.matrix(aspect);
      const reach = CORNERS.flatMap((signs) => project(matrix, signs.map((sign, axis) => sign * this.box[axis] / 2))
        .slice(0, 2).map(Math.abs));
      this.zoom *= 0.84 / Math.max(...reach);
    }
  }

  /** Moves sideways by parts of the picture's height. */
  shift(right, up) {
    const { rightward, upward } = this.frame();
    const step = 2 * this.halfHeight();
    this.centre = add(this.centre, add(scale(rightward, -right * step), scale(upward, -up * step)));
  }

  /** Half of what the picture shows vertically in the plane of the centre, nm. */
  halfHeight() {
    return 1.08 * this.radius / this.zoom;
  }

  /** The unit vectors of the picture. */
  frame() {
    const [a, e] = [this.azimuth, this.elevation];
    const backward = [Math.sin(a) * Math.cos(e), -Math.cos(a) * Math.cos(e), Math.sin(e)];
    const rightward = unit(cross([0, 0, 1], backward));
    return { backward, rightward, upward: cross(backward, rightward) };
  }

  /** Where the eye is, nm. */
  eye() {
    const distance = this.halfHeight() / Math.tan(FIELD_OF_VIEW / 2);
    return add(this.centre, scale(this.frame().backward, Math.max(distance, this.radius * 0.05)));
  }

  /**
   * For the ray of a pixel at (x, y), −1 … 1: its origin and direction are
   * `origin + x·originX + y·originY` and `direction + x·directionX + y·directionY`, in nm.
   */
  rays(aspect) {
    const { backward, rightward, upward } = this.frame();
    const half = this.halfHeight();
    const across = scale(rightward, half * aspect);
    const up = scale(upward, half);
    const none = [0, 0, 0];
    if (this.isPerspective) {
      const eye = this.eye();
      return {
        origin: eye, originX: none, originY: none,
        direction: subtract(this.centre, eye), directionX: across, directionY: up,
      };
    }
    return {
      origin: add(this.centre, scale(backward, 4 * this.radius + length(this.centre))),
      originX: across, originY: up,
      direction: scale(backward, -1), directionX: none, directionY: none,
    };
  }

  /** From nm to the picture, −1 … 1 along both sides. */
  matrix(aspect) {
    const half = this.halfHeight();
    const distance = half / Math.tan(FIELD_OF_VIEW / 2);
    const reach = 4 * this.radius + length(this.centre);
    const depth = this.isPerspective
      ? perspective(aspect, distance) : orthographic(half * aspect, half, reach);
    return multiply(depth, this.view(this.isPerspective ? this.eye() : this.centre));
  }

  view(from) {
    const { backward, rightward, upward } = this.frame();
    const rows = [rightward, upward, backward];
    return new Float32Array([
      ...[0, 1, 2].flatMap((column) => [...rows.map((row) => row[column]), 0]),
      ...rows.map((row) => -dot(row, from)), 1,
    ]);
  }
}

function perspective(aspect, distance) {
  const focal = 1 / Math.tan(FIELD_OF_VIEW / 2);
  const near = distance * 0.01;
  return new Float32Array([focal / aspect, 0, 0, 0, 0, focal, 0, 0, 0, 0, -1, -1, 0, 0, -2 * near, 0]);
}

function orthographic(halfWidth, halfHeight, reach) {
  return new Float32Array([
    1 / halfWidth, 0, 0, 0, 0, 1 / halfHeight, 0, 0, 0, 0, -1 / reach, 0, 0, 0, 0, 1,
  ]);
}
