// "More like this one": a volume file becomes targets.

import { fill, h } from "../../core/dom.js";
import { bytes } from "../../core/format.js";
import { post, upload } from "../../core/api.js";
import { showFilm } from "../../volume/film-place.js";
import { phaseNames } from "./phase-names.js";

/** Four decimals are finer than any tolerance that one would ask for. */
const rounded = (targets) => Object.fromEntries(Object.entries(targets).map(([name, target]) =>
  [name, { ...target, value: Number(target.value.toPrecision(4)) }]));

const targetsOf = ({ study }) => JSON.stringify(study.targets);

/** The place where a file is dropped or chosen. */
export function moreLike(draft, signal) {
  const place = h("div", { class: "stack", role: "status" });
  let [taken, news] = [undefined, undefined];
  // The targets may be moved afterwards; the sentence then says so.
  draft.addEventListener("study", () => {
    if (!news || taken === targetsOf(draft)) return;
    news.className = "quiet";
    news.textContent = "The targets were taken from this volume and have been changed since.";
  });
  const picker = h("input", {
    type: "file", class: "visually-hidden", id: "volume-file",
    on: { change: () => picker.files[0] && receive(picker.files[0]) },
  });
  const drop = h("div", {
    class: "drop",
    on: {
      dragover: (event) => { event.preventDefault(); drop.classList.add("over"); },
      dragleave: () => drop.classList.remove("over"),
      drop: (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        if (event.dataTransfer.files[0]) receive(event.dataTransfer.files[0]);
      },
    },
  }, picker, h("label", { for: "volume-file", class: "button" }, "Choose a volume file"),
  h("p", { class: "quiet" }, "or drop one here: .vti, .tif, .npy, .h5, .nrrd, .mrc, …"));
  const receive = async (file) => {
    news = undefined;
    fill(place, h("p", {}, `Reading ${file.name}, ${bytes(file.size)}…`));
    try {
      const answer = await upload(["uploads"], { name: file.name }, file, signal);
      if (answer.readable) await measure(answer, {});
      else ask(answer, answer.problem);
    } catch (error) {
      fill(place, h("p", { class: "bad" }, error.message));
    }
  };
  /** Phases are named by hand where the file does not say them. */
  const ask = (answer, problem) => {
    const found = answer.labels?.length && `${answer.name} does not say which phase its labels mean.`;
    fill(place, h("p", { class: "warn" }, found || problem),
      phaseNames(answer.labels, (labels) => measure(answer, { labels })));
  };
  const measure = async (answer, options) => {
    try {
      const { targets } = await post(["uploads", answer.id, "targets"],
        { model: draft.study.model, ...options }, signal);
      draft.update((study) => { study.targets = { ...study.targets, ...rounded(targets) }; }, "upload");
      const film = h("div", {});
      news = h("p", { class: "good" }, `The targets are what ${answer.name} has.`);
      taken = targetsOf(draft);
      fill(place, news, film);
      showFilm(film, ["uploads", answer.id, "volume"], { name: answer.name, query: options, signal });
    } catch (error) {
      ask(answer, error.message);
    }
  };
  return h("fieldset", {}, h("legend", {}, "More like this one"), drop, place);
}
