// The film as WebGL 2 draws it: a texture of labels, a picture of rays.

import { channels } from "./phases.js";
import { FRAGMENT, MOST_PHASES, VERTEX } from "./shader.js";
import { unit } from "./vectors.js";

export class Renderer {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{shape: number[], spacing: number[], numbers: Uint8Array}} film
   * @throws {Error} Where the browser has no WebGL 2, or the film is larger than it takes.
   */
  constructor(canvas, film) {
    const gl = canvas.getContext("webgl2", { antialias: false, preserveDrawingBuffer: true });
    if (!gl) throw new Error("This browser offers no WebGL 2, so the film is shown in slices alone.");
    const most = gl.getParameter(gl.MAX_3D_TEXTURE_SIZE);
    if (Math.max(...film.shape) > most) {
      throw new Error(`This browser draws at most ${most} voxels along a side.`);
    }
    Object.assign(this, { canvas, gl, film });
    this.program = linked(gl);
    gl.useProgram(this.program);
    gl.bindVertexArray(gl.createVertexArray());
    this.upload(film.numbers);
    this.locations = new Map();
  }

  upload(numbers) {
    const { gl, film: { shape: [nx, ny, nz] } } = this;
    gl.bindTexture(gl.TEXTURE_3D, gl.createTexture());
    for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_3D, side, gl.NEAREST);
    }
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage3D(gl.TEXTURE_3D, 0, gl.R8UI, nx, ny, nz, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, numbers);
  }

  /**
   * Draws into the whole canvas.
   *
   * @param {Camera} camera
   * @param {{phases: {colour: string, opacity: number}[], low: number[], high: number[]}} look The
   *   cut planes in voxels: what is shown lies from `low` up to `high`.
   * @returns {number} The time that it took, ms.
   */
  draw(camera, look) {
    const { gl, canvas, film } = this;
    const began = performance.now();
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    for (const [name, vector] of Object.entries(camera.rays(canvas.width / canvas.height))) {
      gl.uniform3fv(this.at(name), vector);
    }
    gl.uniform3iv(this.at("size"), film.shape);
    gl.uniform3fv(this.at("spacing"), film.spacing);
    gl.uniform3fv(this.at("low"), look.low);
    gl.uniform3fv(this.at("high"), look.high);
    gl.uniform4fv(this.at("phases"), paints(look.phases));
    gl.uniform3fv(this.at("light"), lightOf(camera));
    gl.uniform1f(this.at("reach"), Math.max(...film.shape));
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 3);
    // Reading a pixel waits for the picture, so that the time is that of the drawing.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now() - began;
  }

  at(name) {
    if (!this.locations.has(name)) {
      this.locations.set(name, this.gl.getUniformLocation(this.program, name));
    }
    return this.locations.get(name);
  }

  /** Frees the texture and the context. */
  dispose() {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

function paints(phases) {
  const values = new Float32Array(4 * MOST_PHASES);
  phases.slice(0, MOST_PHASES).forEach((phase, index) => {
    values.set([...channels(phase.colour), phase.opacity], 4 * index);
  });
  return values;
}

/** Light from over the viewer's left shoulder. */
function lightOf(camera) {
  const { backward, rightward, upward } = camera.frame();
  return unit([0, 1, 2].map((index) =>
    backward[index] + 0.9 * upward[index] - 0.55 * rightward[index]));
}

function linked(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error("The film cannot be drawn in three dimensions by this browser's WebGL.");
  }
  return program;
}
