// The card of a model as a tree of names and values.

import { h } from "../../core/dom.js";
import { significant } from "../../core/format.js";

const HIDDEN = new Set(["document", "schema_version", "files", "digest", "format", "latents"]);

/** The card; long groups are folded. */
export function card(document) {
  return h("div", {}, Object.entries(document).filter(([key]) => !HIDDEN.has(key)).map(([key, value]) =>
    isGroup(value) ? h("details", {}, h("summary", {}, words(key)), tree(value))
      : h("p", {}, h("strong", {}, words(key)), " ", plain(value))));
}

function tree(value) {
  if (Array.isArray(value) && !value.some(isGroup)) return h("p", {}, value.map(plain).join(", "));
  return h("dl", { class: "tree" }, Object.entries(value).map(([key, inner]) => [
    h("dt", {}, Array.isArray(value) ? inner?.name ?? Number(key) + 1 : words(key)),
    h("dd", {}, isGroup(inner) ? tree(inner) : plain(inner))]));
}

const isGroup = (value) => typeof value === "object" && value !== null;
const words = (key) => key.replaceAll("_", " ");
const plain = (value) => typeof value === "number" ? significant(value, 4) : String(value);
