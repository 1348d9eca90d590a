// What films of a recipe have, by the forward model: three sliders and a table.

import { fill, h } from "../../core/dom.js";
import { fixed } from "../../core/format.js";
import { post } from "../../core/api.js";
import { labelOf, term } from "../../core/names.js";
import { calm, newest } from "../../core/wait.js";

/** The panel of a model that has a forward model. */
export function recipe(model, distribution, signal) {
  const axes = distribution.attributes.filter((attribute) => attribute.role === "process");
  const values = Object.fromEntries(axes.map((attribute) => [attribute.name, attribute.quantiles["0.5"]]));
  const place = h("div", { role: "status" });
  const ask = newest((body, stop) => post(["models", model, "predict"], body, stop), signal);
  const follow = calm(60, async () => {
    try {
      const answer = await ask(values);
      if (answer) fill(place, table(answer, distribution.conditions));
    } catch (error) {
      fill(place, h("p", { class: "bad" }, error.message));
    }
  });
  follow();
  return h("section", { class: "panel stack" }, h("h2", {}, "What films of a recipe have"),
    axes.map((attribute) => slider(attribute, values, follow)), place);
}

function slider(attribute, values, changed) {
  const { name, minimum, maximum } = attribute;
  const output = h("output", {}, fixed(values[name], 3));
  const input = h("input", {
    type: "range", min: minimum, max: maximum, step: (maximum - minimum) / 400, value: values[name],
    "aria-label": labelOf(name),
    on: { input: () => {
      values[name] = Number(input.value);
      output.textContent = fixed(values[name], 3);
      changed();
    } },
  });
  return h("div", { class: "recipe-slider" }, term(name), input, output);
}

function table(answer, first) {
  const order = ({ name }) => first.includes(name) ? first.indexOf(name) : first.length;
  const rows = [...answer.quantities].sort((a, b) => order(a) - order(b));
  const row = (quantity) => h("tr", {}, h("th", { scope: "row" }, term(quantity.name)),
    [quantity.mean, quantity.scatter].map((value) => h("td", { class: "number" }, fixed(value, 3))));
  const heads = h("tr", {}, h("th", { scope: "col" }, "quantity"),
    ["mean", "from film to film"].map((text) => h("th", { scope: "col", class: "number" }, text)));
  return [
    (answer.remarks ?? []).map((remark) => h("p", { class: "warn" }, remark)),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Films of the recipe" },
      h("table", {}, h("thead", {}, heads), h("tbody", {}, rows.map(row)))),
  ];
}
