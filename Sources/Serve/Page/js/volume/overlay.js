// What is drawn over the film: its edges, the names of its axes and electrodes, a scale bar.

import { project } from "./vectors.js";
import { significant } from "../core/format.js";

const CORNERS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Draws into a 2D context whose size is `width` × `height` in CSS pixels. */
export function drawOverlay(context, { camera, box, width, height, ink, unit = "nm" }) {
  const matrix = camera.matrix(width / height);
  const at = (point) => {
    const [x, y] = project(matrix, point);
    return [(x + 1) / 2 * width, (1 - y) / 2 * height];
  };
  context.save();
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = 1;
  context.font = "13px system-ui, sans-serif";
  edges(context, at, box);
  names(context, at, box, camera);
  scaleBar(context, { camera, width, height, unit });
  context.restore();
}

function corner(index, box) {
  return box.map((side, axis) => (index >> axis & 1 ? 0.5 : -0.5) * side);
}

function edges(context, at, box) {
  context.globalAlpha = 0.45;
  context.beginPath();
  for (const index of CORNERS) {
    for (const axis of [0, 1, 2]) {
      if (index >> axis & 1) continue;
      context.moveTo(...at(corner(index, box)));
      context.lineTo(...at(corner(index | 1 << axis, box)));
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** The axes' letters beside the edges that are nearest to the eye; z beside the leftmost. */
function names(context, at, box, camera) {
  const half = box.map((side) => side / 2);
  const { backward } = camera.frame();
  const [sx, sy] = [Math.sign(backward[0]) || 1, Math.sign(backward[1]) || 1];
  const below = backward[2] >= 0 ? -half[2] : half[2];
  const middle = at([0, 0, 0]);
  letter(context, "x", at([0, sy * half[1], below]), middle);
  letter(context, "y", at([sx * half[0], 0, below]), middle);
  const upright = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    .map(([a, b]) => at([a * half[0], b * half[1], 0])).sort((a, b) => a[0] - b[0]);
  letter(context, "z", upright[0], middle);
}

/** A letter a little farther out than its point. */
function letter(context, text, [x, y], [middleX, middleY]) {
  const away = Math.hypot(x - middleX, y - middleY) || 1;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x + 16 * (x - middleX) / away, y + 16 * (y - middleY) / away);
}

/** A bar of a round length, true in the plane through the centre of the view. */
function scaleBar(context, { camera, width, height, unit }) {
  const perPixel = 2 * camera.halfHeight() / height;
  const size = roundLength(Math.min(160, width * 0.3) * perPixel);
  const pixels = size / perPixel;
  const [left, top] = [14, height - 16];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(left, top - 4);
  context.lineTo(left, top + 4);
  context.moveTo(left, top);
  context.lineTo(left + pixels, top);
  context.moveTo(left + pixels, top - 4);
  context.lineTo(left + pixels, top + 4);
  context.stroke();
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.fillText(`${significant(size)} ${unit}`, left, top - 6);
}

/** The greatest of 1, 2, 5 times a power of ten that is not above a length. */
export function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].find((factor) => factor * power <= most) * power;
}
