// Brushes by keyboard: a frame in a panel of a scatter matrix, a span on an axis.

const STEP = 0.05;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Moves a span within the whole by parts of it; with `isGrowing` its upper end alone. */
export function shifted([low, high], [least, most], steps, isGrowing) {
  const step = steps * STEP * (most - least);
  if (isGrowing) return [low, Math.max(low + STEP * (most - least), Math.min(most, high + step))];
  const moved = Math.max(least - low, Math.min(most - high, step));
  return [low + moved, high + moved];
}

/** The middle half of a whole. */
const middle = ([least, most]) => [least + (most - least) / 4, most - (most - least) / 4];

/**
 * Follows the keys on a scatter matrix. Arrows choose a panel; Enter frames its middle; arrows then move
 * the frame, with Shift they change its size; Enter goes back to choosing, Escape takes the frame away.
 *
 * @param {[number, number][]} spans Of the axes.
 * @param {{frame: object|null, cell: object|null}} state
 * @param {(frame: object|null) => void} set
 * @param {() => void} draw
 */
export function matrixKeys(canvas, spans, state, set, draw) {
  let isFraming = false;
  const choose = (column, row) => {
    const most = spans.length - 1;
    state.cell = { column: Math.max(0, Math.min(most, column)), row: Math.max(0, Math.min(most, row)) };
    draw();
  };
  canvas.addEventListener("focus", () => { if (canvas.matches(":focus-visible")) choose(0, 1); });
  canvas.addEventListener("blur", () => { state.cell = null; isFraming = false; draw(); });
  canvas.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    const { column, row } = state.cell ?? { column: 0, row: 1 };
    if (event.key === "Escape") {
      isFraming = false;
      set(null);
    } else if (event.key === "Enter" || event.key === " ") {
      if (!isFraming && column === row) return;
      isFraming = !isFraming;
      if (isFraming) set({ column, row, x: middle(spans[column]), y: middle(spans[row]) });
    } else if (arrow && isFraming) {
      const { x, y } = state.frame;
      set({
        column, row, x: arrow[0] ? shifted(x, spans[column], arrow[0], event.shiftKey) : x,
        y: arrow[1] ? shifted(y, spans[row], arrow[1], event.shiftKey) : y,
      });
    } else if (arrow) {
      choose(column + arrow[0], row - arrow[1]);
    } else {
      return;
    }
    event.preventDefault();
  });
}

/**
 * Follows the keys on an axis: up and down move a span, with Shift its upper end, Escape takes it away.
 *
 * @param {SVGElement} handle Gets what a slider says of itself.
 * @param {{label: string, domain: [number, number], words: (span: [number, number]) => string}} axis
 * @param {(span: [number, number]|null) => void} set
 * @returns {(span: [number, number]|null) => void} To be told of spans that the pointer has set.
 */
export function axisKeys(handle, { label, domain, words }, set) {
  let span = null;
  const say = (next) => {
    span = next;
    handle.setAttribute("aria-valuenow", span ? (span[0] + span[1]) / 2 : (domain[0] + domain[1]) / 2);
    handle.setAttribute("aria-valuetext", span ? words(span) : "all");
  };
  for (const [name, value] of Object.entries({
    tabindex: 0, role: "slider", "aria-orientation": "vertical", "aria-label": `Rows kept by ${label}`,
    "aria-valuemin": domain[0], "aria-valuemax": domain[1],
  })) handle.setAttribute(name, value);
  say(null);
  handle.addEventListener("keydown", (event) => {
    const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" && span) set(null);
    else if (steps) set(span ? shifted(span, domain, steps, event.shiftKey) : middle(domain));
    else return;
    event.preventDefault();
  });
  return say;
}
