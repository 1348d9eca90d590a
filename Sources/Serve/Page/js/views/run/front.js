// The front of several objectives: a click on a point takes up the study with candidates made there.

import { h, svg } from "../../core/dom.js";
import { fixed, significant } from "../../core/format.js";
import { link } from "../../core/router.js";
import { bubbled } from "../../plots/bubble.js";
import { frame } from "../../plots/frame.js";
import { extent } from "../../plots/scale.js";

/** The plot of the first two objectives; nothing where there are fewer. */
export function front(record, run) {
  const points = record.front ?? [];
  const axes = record.targets.filter((target) => ["maximise", "minimise"].includes(target.kind)).slice(0, 2);
  if (points.length === 0 || axes.length < 2) return null;
  const [across, up] = axes.map((axis) => axis.attribute);
  const measured = record.evaluations.filter((one) => one.measured && !one.stage.endsWith("surrogate"));
  const all = [...measured, ...points].map((one) => one.measured);
  const plan = frame({
    x: extent(all.map((one) => one[across]), 0.06), y: extent(all.map((one) => one[up]), 0.06),
    xLabel: `${axes[0].kind} ${across}`, yLabel: `${axes[1].kind} ${up}`,
    label: `Front of ${points.length} points between ${across} and ${up}`,
  });
  plan.element.setAttribute("role", "group");
  const box = bubbled(plan.element);
  const at = ({ measured: values }) => [plan.x(values[across]), plan.y(values[up])];
  plan.inside.append(
    ...measured.map((one) => { const [cx, cy] = at(one); return svg("circle", { class: "dot soft", cx, cy, r: 2.5 }); }),
    ...points.map((point) => mark(point, at(point), { across, up, run, box })));
  return h("figure", {}, h("h3", {}, "Front"), box.element, h("figcaption", {},
    "Points that no other beats in both. Choose one to ask for candidates there; pale: all evaluations."));
}

function mark(point, [x, y], { across, up, run, box }) {
  const lines = [
    [`point ${point.number}`, point.knee && "the knee", point.end && "an end", point.chosen && "candidates made here"]
      .filter(Boolean).join(", "),
    `${across} ${significant(point.measured[across])}`, `${up} ${significant(point.measured[up])}`,
    ...Object.entries(point.condition ?? {}).map(([name, value]) => `asked ${name} ${fixed(value, 3)}`),
  ];
  const choose = () => { location.hash = link(["ask"], { from: run.name, choose: point.number }); };
  return svg("g", {
    class: point.chosen ? "mark chosen" : "mark", tabindex: 0, role: "button", "aria-label": lines.join(", "),
    transform: `translate(${x} ${y})`,
    on: {
      pointerenter: (event) => box.show(event, lines), pointerleave: () => box.hide(),
      focus: (event) => box.show(event.currentTarget, lines), blur: () => box.hide(), click: choose,
      keydown: (event) => { if (event.key === "Enter") choose(); },
    },
  }, svg("circle", { r: 9 }), svg("text", { "font-size": 10 }, point.number));
}
