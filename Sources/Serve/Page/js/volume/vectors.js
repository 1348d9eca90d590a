// Vectors of three and matrices of 4 × 4, in WebGL's order (columns first).

export const add = (a, b) => a.map((value, index) => value + b[index]);
export const subtract = (a, b) => a.map((value, index) => value - b[index]);
export const scale = (a, factor) => a.map((value) => value * factor);
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a) => Math.hypot(...a);
export const unit = (a) => scale(a, 1 / (length(a) || 1));
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
];

/** The product of two matrices. */
export function multiply(a, b) {
  const product = new Float32Array(16);
  for (let column = 0; column < 4; column += 1) {
    for (let row = 0; row < 4; row += 1) {
      let sum = 0;
      for (let index = 0; index < 4; index += 1) sum += a[index * 4 + row] * b[column * 4 + index];
      product[column * 4 + row] = sum;
    }
  }
  return product;
}

/** A point through a matrix, divided by its fourth coordinate. */
export function project(matrix, [x, y, z]) {
  const at = (row) => matrix[row] * x + matrix[4 + row] * y + matrix[8 + row] * z + matrix[12 + row];
  const w = at(3);
  return [at(0) / w, at(1) / w, at(2) / w];
}
