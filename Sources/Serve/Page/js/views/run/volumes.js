// The volumes of a run: candidates and simulated films, one or two beside each other.

import { fill, h } from "../../core/dom.js";
import { get } from "../../core/api.js";
import { link } from "../../core/router.js";
import { showFilm } from "../../volume/film-place.js";
import { structure } from "./structure.js";

/** Draws the tab; a later call keeps what is looked at. */
export async function draw(body, state) {
  const { volumes } = await get(["runs", state.name, "volumes"], { signal: state.signal })
    .catch(() => ({ volumes: [] }));
  if (volumes.length === 0) {
    return fill(body, h("p", { class: "panel quiet" }, "No volume yet: candidates and films come after the search."));
  }
  const signature = volumes.map((volume) => volume.id).join();
  if (body.dataset.volumes === signature) return undefined;
  body.dataset.volumes = signature;
  const asked = (state.query.get("volume") ?? "").split(",").filter((id) => volumes.some((one) => one.id === id));
  const first = asked[0] ?? volumes[0].id;
  const sides = h("div", { class: asked.length > 1 ? "columns two" : "columns" },
    [first, ...asked.slice(1, 2)].map((id, index) => side(state, volumes, id, index)));
  const target = volumes.find((one) => one.kind === "target" && one.id !== first);
  const other = target ?? volumes.find((one) => one.id !== first);
  const beside = asked.length < 2 && other && h("a", {
    class: "button",
    href: link(["run", state.name], { tab: "volumes", volume: `${first},${other.id}` }),
  }, target ? "The target beside it" : "Another one beside it");
  return fill(body, beside && h("p", {}, beside), sides);
}

function side(state, volumes, id, index) {
  const place = h("div", { class: "wide" });
  const curves = h("div", {});
  const choice = h("select", {
    on: { change: () => {
      const chosen = (state.query.get("volume") ?? id).split(",");
      chosen[index] = choice.value;
      location.hash = link(["run", state.name], { tab: "volumes", volume: chosen.join(",") });
    } },
  }, volumes.map((volume) => h("option", { value: volume.id, selected: volume.id === id }, titleOf(volume))));
  const parts = ["runs", state.name, "volumes", id];
  showFilm(place, parts, { name: `${state.name}-${id}`, signal: state.signal });
  structure(curves, parts, state.signal);
  return h("section", { class: "panel stack", "aria-label": id },
    h("label", { class: "field" }, h("span", {}, "volume"), choice), place, curves);
}

function titleOf(volume) {
  if (volume.kind === "target") return `The target’s own volume, ${volume.file}`;
  return `${volume.kind === "candidate" ? "Candidate" : "Simulated film"} ${volume.number}`;
}
