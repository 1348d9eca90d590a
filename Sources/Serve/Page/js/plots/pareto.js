// What no other beats: the front of two quantities, of which one wants less or more.

/**
 * The indices of the items that no other equals or beats in both quantities and beats in one.
 *
 * @param {[number, number][]} points
 * @param {[number, number]} signs 1 where less is better, −1 where more is.
 */
export function undominated(points, signs) {
  const better = (a, b) => [0, 1].map((axis) => signs[axis] * (a[axis] - b[axis]));
  return points.map((_, index) => index).filter((index) => !points.some((other) => {
    const [x, y] = better(other, points[index]);
    return x <= 0 && y <= 0 && (x < 0 || y < 0);
  }));
}
