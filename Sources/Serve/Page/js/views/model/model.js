// A model: what it was trained on, how well it was measured to do, and what its names mean.

import { fill, h } from "../../core/dom.js";
import { fixed } from "../../core/format.js";
import { get } from "../../core/api.js";
import { glossary, labelOf, learn } from "../../core/names.js";
import { link } from "../../core/router.js";
import { sortable } from "../../core/table.js";
import { matrix } from "../../plots/matrix.js";
import { Draft } from "../ask/draft.js";
import { card } from "./card.js";
import { recipe } from "./recipe.js";

/** Shows the view. */
export async function show(main, { parts, signal }) {
  const { models } = await get(["models"], { signal });
  const known = (model) => models.some((one) => one.name === model);
  // The model of the request, unless the address names one; the address then says which is shown.
  const asked = Draft.remembered()?.model;
  const name = parts[0] ?? (known(asked) ? asked : models[0]?.name);
  if (!parts[0] && name) history.replaceState(null, "", link(["model", name]));
  const choice = h("select", {
    on: { change: () => { location.hash = link(["model", choice.value]); } },
  }, models.map((model) => h("option", { value: model.name, selected: model.name === name },
    `${model.name} (${model.shape} voxels)`)));
  fill(main, h("h1", {}, "Model"), h("p", {}, h("label", { class: "field" }, h("span", {}, "model"), choice)),
    h("p", {}, models.find((model) => model.name === name)?.summary ?? ""));
  const [document, distribution, names] = await Promise.all([
    get(["models", name], { signal }),
    get(["models", name, "distribution"], { query: { samples: 1500 }, signal }), glossary().catch(() => []),
  ]);
  distribution.attributes.forEach(learn);
  main.append(h("div", { class: "columns two" },
    h("section", { class: "panel" }, h("h2", {}, "What it was trained on"), training(distribution)),
    h("div", {}, distribution.process?.length ? recipe(name, distribution, signal) : null,
      h("section", { class: "panel" }, h("h2", {}, "Card"), card(document)))),
  h("section", { class: "panel" }, h("h2", {}, "Glossary"), words(names)));
}

function training(distribution) {
  const note = h("p", { class: "quiet", role: "status" });
  const axes = distribution.attributes.map((attribute, index) => ({
    ...attribute, values: distribution.samples.map((row) => Number(row[index])),
  }));
  const said = (kept) => {
    note.textContent = kept ? spans(axes, kept)
      : `${distribution.samples.length} of ${distribution.rows} films. `
        + "Drag in a panel to light up films in all of them; by keyboard: arrows, Enter, Shift and arrows, Escape.";
  };
  said(null);
  return [matrix(axes, said), note];
}

/** The ranges of the films that are lit. */
function spans(axes, kept) {
  const count = kept.filter(Boolean).length;
  if (count === 0) return "No film there.";
  const parts = axes.map((axis) => {
    const values = axis.values.filter((_, row) => kept[row]);
    return `${axis.name} ${fixed(Math.min(...values), 2)} – ${fixed(Math.max(...values), 2)}`;
  });
  return `${count} films: ${parts.join(", ")}.`;
}

function words(entries) {
  const find = h("input", {
    type: "search", placeholder: "name or meaning", on: { input: () => table.show(matching()) },
  });
  const matching = () => {
    const text = find.value.toLowerCase();
    return entries.filter((entry) =>
      [entry.name, entry.label, entry.meaning, ...entry.aliases ?? []].join(" ").toLowerCase().includes(text));
  };
  const table = sortable([
    {
      key: "name", title: "name", isHead: true, sort: (entry) => entry.name,
      cell: (entry) => h("code", {}, entry.name),
    },
    {
      key: "label", title: "what it is", sort: (entry) => entry.label,
      cell: (entry) => labelOf(entry.name),
    },
    { key: "unit", title: "unit", cell: (entry) => entry.unit === "1" ? "–" : entry.unit },
    { key: "meaning", title: "meaning", cell: (entry) => entry.meaning },
    { key: "aliases", title: "also called", cell: (entry) => (entry.aliases ?? []).join(", ") },
  ], entries, { caption: "Glossary of descriptors" });
  return [h("p", {}, h("label", { class: "field" }, h("span", {}, "find"), find)), table.element];
}
