// What a run would cost, told before it starts: one batch of volumes is made and timed for it.

import { fill, h } from "../../core/dom.js";
import { bytes, counted, duration } from "../../core/format.js";
import { post } from "../../core/api.js";

const NAMES = { search: "search", candidates: "candidates", proof: "simulation of pathways, at most" };

/** The button and where its answer stands; a change of the study takes the answer away. */
export function cost(draft, text, signal) {
  const place = h("div", { class: "stack", role: "status" });
  let asked = 0;
  const clear = () => { asked += 1; button.disabled = !draft.check?.valid; fill(place); };
  const button = h("button", {
    type: "button", disabled: true,
    on: { click: async () => {
      asked += 1;
      const mine = asked;
      button.disabled = true;
      fill(place, h("p", { class: "quiet" }, "Making a few volumes to see how long they take…"));
      try {
        const answer = await post(["study", "forecast"], { yaml: text() }, signal);
        if (mine === asked) fill(place, told(answer));
      } catch (error) {
        if (error.name !== "AbortError" && mine === asked) fill(place, h("p", { class: "bad" }, error.message));
      } finally {
        if (mine === asked) button.disabled = false;
      }
    } },
  }, "What will it cost?");
  draft.addEventListener("study", clear);
  draft.addEventListener("checked", clear);
  return { button, place };
}

function told({ stages, remarks, volume_bytes: size, place }) {
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const volumes = stages.reduce((sum, stage) => sum + stage.volumes, 0);
  return [
    h("p", {}, h("strong", {}, `At most about ${duration(seconds)}`), ` for ${counted(volumes, "volume")}, `
      + `and ${bytes(size)} on the disk.`),
    h("table", { class: "plain" }, h("tbody", {}, stages.map((stage) => h("tr", {},
      h("th", { scope: "row" }, NAMES[stage.name] ?? stage.name),
      h("td", { class: "number" }, counted(stage.volumes, "volume")),
      h("td", { class: "number", title: stage.basis }, duration(stage.seconds)))))),
    (remarks ?? []).map((remark) => h("p", { class: "quiet" }, remark)),
    place !== "free" && h("p", { class: "warn" }, "There is a run of this name already: choose another name, or "
      + "replace it when asked."),
  ];
}
