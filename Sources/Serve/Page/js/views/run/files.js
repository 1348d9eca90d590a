// The study as it ran, the log, and every file of the run folder.

import { fill, h } from "../../core/dom.js";
import { bytes } from "../../core/format.js";
import { address, get, text } from "../../core/api.js";

/** Draws the tab. */
export async function draw(body, { name, run, signal }) {
  const [list, log] = await Promise.all([
    get(["runs", name, "files"], { signal }).then(({ files }) => files).catch(() => []),
    text(["runs", name, "log"], { signal }).catch(() => ""),
  ]);
  fill(body, h("div", { class: "columns two" },
    h("section", { class: "panel stack" }, h("h2", {}, "Study"), h("pre", {}, run.study_yaml ?? "")),
    h("div", {},
      h("section", { class: "panel" }, h("h2", {}, "Files"), listed(name, list.filter((file) => !isFigure(file))),
        h("details", {}, h("summary", {}, "Figures, with their scripts and data"), listed(name, list.filter(isFigure)))),
      log && h("section", { class: "panel" }, h("h2", {}, "Log"), h("pre", {}, log)))));
}

const isFigure = (file) => file.path.startsWith("plots/");

function listed(run, files) {
  return h("ul", {}, files.map((file) => h("li", {},
    h("a", { href: address(["runs", run, "files", ...file.path.split("/")]), target: "_blank" }, file.path), " ",
    h("span", { class: "quiet" }, bytes(file.bytes)))));
}
