// What the names of descriptors mean: the glossary, one press away.

import { get } from "./api.js";
import { h } from "./dom.js";
import { explained } from "./explain.js";

const PROCESS = {
  phi: { label: "Blend ratio φ", meaning: "Donor volume fraction of the blend.", unit: "1" },
  chi: { label: "Interaction parameter χ", meaning: "Flory–Huggins interaction; phases separate above χ_c.", unit: "1" },
  log_time: {
    label: "Annealing time log₁₀ t", unit: "1",
    meaning: "Decimal logarithm of the dimensionless Cahn–Hilliard time.",
  },
};

const known = new Map(Object.entries(PROCESS));
let loading;

/** The glossary, asked for once. */
export function glossary() {
  loading ??= get(["descriptors"]).then(({ descriptors }) => {
    descriptors.forEach(learn);
    return descriptors;
  }).catch((error) => { loading = undefined; throw error; });
  return loading;
}

/** Takes labels and meanings from a document that has them; those of a recipe are known already. */
export function learn(entry) {
  if (entry.name in PROCESS) return;
  known.set(entry.name, { ...known.get(entry.name), ...entry });
}

/** The one of some names that means the same quantity, such as tortuosity_D of CT_f_D_tort1. */
export function sameAmong(names, name) {
  if (names.includes(name)) return name;
  return (known.get(name)?.aliases ?? []).find((alias) => names.includes(alias));
}

/** What the glossary has of a name; nothing where it does not know it. */
export const entryOf = (name) => known.get(name);

/** "Donor volume fraction" of vol_frac_D; the name itself where nothing is known. */
export function labelOf(name) {
  const { label, unit } = known.get(name) ?? {};
  return label ? label.replace(` ${name}`, "").replace(` (${unit})`, "") : name;
}

/** "nm", or nothing for a pure number. */
export function unitOf(name) {
  const unit = known.get(name)?.unit;
  return !unit || unit === "1" ? "" : unit;
}

export const meaningOf = (name) => known.get(name)?.meaning ?? "";

/** A name that opens what it means. */
export function term(name, text = labelOf(name)) {
  return meaningOf(name) ? explained(text, () => meaning(name)) : h("span", {}, text);
}

/** A question mark that does, where the name itself is part of a label or of a button. */
export function what(name) {
  return meaningOf(name) ? explained("?", () => meaning(name), { label: `What is ${labelOf(name)}?` }) : null;
}

function meaning(name) {
  const { lower, upper, aliases = [] } = known.get(name);
  const ends = [Number.isFinite(lower) && `from ${lower}`, Number.isFinite(upper) && `up to ${upper}`]
    .filter(Boolean).join(" ");
  return [
    h("p", {}, h("strong", {}, labelOf(name)), " ", h("code", {}, name)),
    h("p", {}, `${meaningOf(name)}.`.replace("..", ".")),
    h("p", { class: "quiet" }, [unitOf(name) ? `Unit: ${unitOf(name)}` : "A pure number", ends].filter(Boolean).join(", "),
      aliases.length > 0 && `; also called ${aliases.join(", ")}`, "."),
    other(name),
  ];
}

/** Two quantities that are both called tortuosity. */
function other(name) {
  const isShare = name.startsWith("tortuosity_") || name.includes("_tort1");
  if (!isShare && !name.startsWith("tau_")) return null;
  return h("p", { class: "quiet" }, isShare
    ? "Higher is straighter. Not the tortuosity factor τ (tau_…), which is 1 for straight paths and more for others."
    : "Higher is more winding. Not the straight-path fraction (tortuosity_…), a share of at most 1.");
}
