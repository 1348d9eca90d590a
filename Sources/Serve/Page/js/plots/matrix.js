// A scatter matrix with linked brushing: what is framed in one panel is lit in all.

import { h } from "../core/dom.js";
import { fixed } from "../core/format.js";
import { matrixKeys } from "./brush-keys.js";
import { extent } from "./scale.js";

const PAD = 4;

/**
 * @param {{name: string, label: string, values: number[], histogram?: object}[]} axes
 * @param {(kept: boolean[]|null) => void} brushed Told which rows are framed; null: no frame.
 */
export function matrix(axes, brushed) {
  const canvas = h("canvas", {
    role: "img", tabindex: 0,
    "aria-label": `Scatter matrix of ${axes.map((axis) => axis.label).join(", ")}. `
      + "Arrows choose a panel, Enter frames a part of it, arrows then move the frame and with Shift change its "
      + "size, Escape takes it away.",
  });
  const element = h("div", { class: "matrix" }, canvas);
  const spans = axes.map((axis) => extent(axis.values, 0.04));
  const state = { frame: null, kept: null, cell: null };
  const draw = () => paint(canvas, axes, spans, state);
  const set = (frame) => {
    state.frame = frame;
    state.kept = frame && axes[0].values.map((_, row) => within(axes, frame, row));
    draw();
    brushed(state.kept);
  };
  followBrush(canvas, axes, spans, set);
  matrixKeys(canvas, spans, state, set, draw);
  new ResizeObserver(draw).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return element;
}

const within = (axes, { column, row, x, y }, index) => {
  const [a, b] = [axes[column].values[index], axes[row].values[index]];
  return a >= x[0] && a <= x[1] && b >= y[0] && b <= y[1];
};

function paint(canvas, axes, spans, state) {
  const dots = window.devicePixelRatio || 1;
  const side = canvas.parentElement.clientWidth;
  canvas.width = canvas.height = Math.round(side * dots);
  const context = canvas.getContext("2d");
  context.scale(dots, dots);
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name);
  const cell = side / axes.length;
  axes.forEach((_, row) => axes.forEach((__, column) => {
    const box = { left: column * cell, top: row * cell, size: cell };
    context.strokeStyle = colour("--line");
    context.strokeRect(box.left + 1, box.top + 1, cell - 2, cell - 2);
    if (row === column) title(context, axes[row], spans[row], box, colour);
    else points(context, axes, spans, state, { ...box, row, column }, colour);
  }));
  if (state.cell) lit(context, state.cell, cell, colour);
  if (state.frame) outline(context, spans, state.frame, cell, colour);
}

function title(context, axis, [low, high], { left, top, size }, colour) {
  bars(context, axis, { left, top, size }, colour);
  context.fillStyle = colour("--ink");
  context.textAlign = "center";
  context.font = `600 ${Math.max(9, Math.min(13, size / 9))}px system-ui, sans-serif`;
  context.fillText(axis.name, left + size / 2, top + 15, size - 6);
  context.font = `${Math.max(8, Math.min(11, size / 11))}px system-ui, sans-serif`;
  context.fillStyle = colour("--soft");
  context.fillText(`${fixed(low, 2)} – ${fixed(high, 2)}`, left + size / 2, top + 29, size - 6);
}

function bars(context, { histogram }, { left, top, size }, colour) {
  if (!histogram) return;
  const most = Math.max(...histogram.counts, 1);
  const width = (size - 2 * PAD) / histogram.counts.length;
  context.fillStyle = colour("--data-soft");
  histogram.counts.forEach((count, index) => {
    const height = (size - 42) * count / most;
    context.fillRect(left + PAD + index * width, top + size - PAD - height, width, height);
  });
}

function points(context, axes, spans, { kept }, { left, top, size, row, column }, colour) {
  const [xs, ys] = [axes[column].values, axes[row].values];
  const at = (value, [low, high]) => PAD + (value - low) / (high - low) * (size - 2 * PAD);
  const dot = size > 110 ? 2.4 : 1.6;
  for (const isLit of kept ? [false, true] : [true]) {
    context.fillStyle = isLit ? colour(kept ? "--data-2" : "--data") : colour("--line");
    context.globalAlpha = isLit ? 0.6 : 0.8;
    for (let index = 0; index < xs.length; index += 1) {
      if (kept && kept[index] !== isLit) continue;
      const [x, y] = [left + at(xs[index], spans[column]), top + size - at(ys[index], spans[row])];
      context.fillRect(x - dot / 2, y - dot / 2, dot, dot);
    }
  }
  context.globalAlpha = 1;
}

/** The panel that the keyboard has. */
function lit(context, { column, row }, cell, colour) {
  context.strokeStyle = colour("--accent");
  context.lineWidth = 3;
  context.strokeRect(column * cell + 2, row * cell + 2, cell - 4, cell - 4);
  context.lineWidth = 1;
}

function outline(context, spans, { column, row, x, y }, cell, colour) {
  const at = (value, [low, high]) => PAD + (value - low) / (high - low) * (cell - 2 * PAD);
  const [left, right] = x.map((value) => column * cell + at(value, spans[column]));
  const [bottom, top] = y.map((value) => (row + 1) * cell - at(value, spans[row]));
  context.strokeStyle = colour("--ink");
  context.strokeRect(left, top, right - left, bottom - top);
}

function followBrush(canvas, axes, spans, set) {
  let start = null;
  const at = (event, keep) => {
    const box = canvas.getBoundingClientRect();
    const cell = box.width / axes.length;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const clamp = (index) => Math.max(0, Math.min(axes.length - 1, index));
    const column = keep?.column ?? clamp(Math.floor(x / cell));
    const row = keep?.row ?? clamp(Math.floor(y / cell));
    const value = (part, [low, high]) => low + (part - PAD) / (cell - 2 * PAD) * (high - low);
    return {
      column, row,
      x: value(x - column * cell, spans[column]), y: value(cell - (y - row * cell), spans[row]),
    };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    start = at(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!start || start.row === start.column) return;
    const end = at(event, start);
    const pair = (a, b) => [Math.min(a, b), Math.max(a, b)];
    set({ column: start.column, row: start.row, x: pair(start.x, end.x), y: pair(start.y, end.y) });
  });
  canvas.addEventListener("pointerup", (event) => {
    const end = start && at(event, start);
    if (start && end.x === start.x && end.y === start.y) set(null);
    start = null;
  });
}
