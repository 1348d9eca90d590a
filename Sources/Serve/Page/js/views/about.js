// About: what this is, where it runs, and what it is made of.

import { fill, h } from "../core/dom.js";
import { address, get } from "../core/api.js";

/** Shows the view. */
export async function show(main, { signal }) {
  const server = await get([], { signal });
  const packages = server.packages ?? [];
  fill(main, h("h1", {}, "About Binodal"),
    h("section", { class: "panel" },
      h("p", {}, "Inverse design of three-dimensional multiphase microstructures: from a goal to measured volumes, "
        + "ranked pathways and recipes proved by simulation."),
      h("table", { class: "plain" }, h("tbody", {},
        row("Version", server.version), row("Workspace", h("code", {}, server.workspace)),
        row("Cores", server.cores), row("Runs at once", server.jobs)))),
    h("section", { class: "panel" }, h("h2", {}, "To script it"),
      h("p", {}, "Everything on this page goes through an interface of its own, described in ",
        h("a", { href: address(["openapi.json"]) }, "OpenAPI"), ".")),
    h("section", { class: "panel" }, h("h2", {}, "Licences"),
      h("p", {}, "Binodal is licensed under Apache-2.0. This page is part of it and loads nothing from elsewhere. "
        + "The program, linked with FFTW, is distributed under the GPL."),
      packages.length > 0 && licences(packages)));
}

function licences(packages) {
  return h("table", {},
    h("thead", {}, h("tr", {}, ["package", "licence"].map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, packages.map((one) =>
      h("tr", {}, h("th", { scope: "row" }, one.name), h("td", {}, one.licence)))));
}

const row = (head, value) => h("tr", {}, h("th", { scope: "row" }, head), h("td", {}, value ?? "–"));
