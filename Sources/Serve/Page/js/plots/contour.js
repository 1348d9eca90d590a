// Filled contours of a grid: bands of colour between levels, drawn into a picture.

/** Viridis from dark to light, as in the reports. */
export const BANDS = ["#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"];

/** Shares of a predicted probability that regions enclose, as in the reports. */
export const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99];

/** Least probabilities of regions in which films meet every target on average. */
export const PROBABILITIES = [0.9, 0.75, 0.5, 0.25, 0.1];

/**
 * For each point of a density's grid the share of the probability that lies in denser points.
 *
 * @param {{x: number[], y: number[], values: number[]}} density x fastest.
 */
export function enclosedMass({ x, y, values }) {
  const [wide, high] = [widths(x), widths(y)];
  const masses = values.map((value, index) =>
    Math.max(0, value) * wide[index % x.length] * high[Math.floor(index / x.length)]);
  const total = masses.reduce((sum, mass) => sum + mass, 0) || 1;
  const order = [...masses.keys()].sort((a, b) => values[b] - values[a] || a - b);
  const enclosed = new Array(values.length).fill(1);
  let before = 0;
  for (const index of order) {
    if (masses[index] <= 0) continue;
    enclosed[index] = Math.min(1, (before + masses[index] / 2) / total);
    before += masses[index];
  }
  return enclosed;
}

function widths(axis) {
  const last = axis.length - 1;
  return axis.map((_, index) => last < 1 ? 1 : (axis[Math.min(index + 1, last)] - axis[Math.max(index - 1, 0)]) / 2);
}

/**
 * A picture of the bands as a data address, its first row at the top.
 *
 * @param {{x: number[], y: number[]}} grid Rising.
 * @param {number[]} values x fastest.
 * @param {(value: number) => string|null} colour Of a value; null is left clear.
 */
export function bandPicture(grid, values, colour, width = 480, height = 320) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const columns = Array.from({ length: width }, (_, index) => position(grid.x, (index + 0.5) / width));
  const words = new Map();
  for (let row = 0; row < height; row += 1) {
    const [low, part] = position(grid.y, 1 - (row + 0.5) / height);
    for (let column = 0; column < width; column += 1) {
      const [left, share] = columns[column];
      const at = (i, j) => values[j * grid.x.length + i];
      const lower = at(left, low) * (1 - share) + at(left + 1, low) * share;
      const upper = at(left, low + 1) * (1 - share) + at(left + 1, low + 1) * share;
      const paint = colour(lower * (1 - part) + upper * part);
      if (!paint) continue;
      if (!words.has(paint)) {
        words.set(paint, [1, 3, 5].map((start) => parseInt(paint.slice(start, start + 2), 16)));
      }
      image.data.set([...words.get(paint), 255], 4 * (row * width + column));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

/** The grid's interval that holds a share of its span, and the part of it. */
function position(axis, share) {
  const value = axis[0] + share * (axis.at(-1) - axis[0]);
  let index = Math.max(0, Math.min(axis.length - 2, Math.floor(share * (axis.length - 1))));
  while (index > 0 && axis[index] > value) index -= 1;
  while (index < axis.length - 2 && axis[index + 1] < value) index += 1;
  return [index, (value - axis[index]) / (axis[index + 1] - axis[index] || 1)];
}

/** The colour of an enclosed share; clear beyond the last. */
export const shareColour = (share) => {
  const band = SHARES.findIndex((level) => share <= level);
  return band < 0 ? null : BANDS[band];
};

/** The colour of a probability; clear below the last. */
export const probabilityColour = (probability) => {
  const band = PROBABILITIES.findIndex((level) => probability >= level);
  return band < 0 ? null : BANDS[band];
};
