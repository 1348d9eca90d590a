// Linear scales and the round numbers on them.

/** A map of [from, to] onto [start, end], with its inverse. */
export function linear([from, to], [start, end]) {
  const span = to - from || 1;
  const scale = (value) => start + (value - from) / span * (end - start);
  scale.invert = (position) => from + (position - start) / (end - start) * span;
  scale.domain = [from, to];
  scale.range = [start, end];
  return scale;
}

/** A logarithmic map; the domain is above zero. */
export function logarithmic([from, to], range) {
  const inner = linear([Math.log10(from), Math.log10(to)], range);
  const scale = (value) => inner(Math.log10(value));
  scale.invert = (position) => 10 ** inner.invert(position);
  scale.domain = [from, to];
  scale.range = range;
  scale.isLogarithmic = true;
  return scale;
}

/** About `count` round numbers that lie within the domain of a scale. */
export function ticks(scale, count = 5) {
  const [from, to] = [...scale.domain].sort((a, b) => a - b);
  if (scale.isLogarithmic) return decades(from, to);
  const step = roundStep((to - from) / Math.max(1, count));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function decades(from, to) {
  const found = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power += 1) {
    for (const factor of [1, 2, 5]) {
      const value = factor * 10 ** power;
      if (value >= from * 0.999 && value <= to * 1.001) found.push(value);
    }
  }
  return found;
}

function roundStep(rough) {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

/** The decimals that tell neighbouring ticks apart. */
export function tickDecimals(values) {
  if (values.length < 2) return 2;
  const step = Math.abs(values[1] - values[0]);
  return Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
}

/** The least and greatest of numbers, widened by a part of their span; [0, 1] of none. */
export function extent(values, margin = 0) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const span = high - low || Math.abs(high) || 1;
  return [low - margin * span, high + margin * span];
}
