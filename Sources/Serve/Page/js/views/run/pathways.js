// The pathways of a run: the map, the table, and how weights and window change their order.

import { fill, h } from "../../core/dom.js";
import { fixed, percent } from "../../core/format.js";
import { term } from "../../core/names.js";
import { link } from "../../core/router.js";
import { verdictChip } from "../runs/state.js";
import { proofOf } from "./answer.js";
import { backgrounds, pathwayMap } from "./pathway-map.js";
import { isInside, MEANINGS, ranked, score, WEIGHTS } from "./ranking.js";

/** Draws the tab; what was chosen in it stays while the run goes on. */
export function draw(body, state) {
  const { record } = state;
  if ((record.pathways ?? []).length === 0) {
    const reason = record.facts?.no_pathways;
    return fill(body, h("p", { class: "panel quiet" },
      reason ? `Pathways: ${reason}.` : "No pathway yet: they come after the candidates."));
  }
  if (state.redraw) return state.redraw();
  state.ranking ??= {
    weights: { ...WEIGHTS }, window: statedWindow(record), background: nearestBackground(record), chosen: null,
  };
  const [map, table] = [h("div", {}), h("div", {})];
  const redraw = () => show(map, table, state, redraw);
  fill(body, h("div", { class: "columns two" },
    h("section", { class: "panel stack", "aria-labelledby": "map-title" },
      h("h2", { id: "map-title" }, "Pathways"), chooser(state, redraw), map),
    h("section", { class: "panel", "aria-labelledby": "weights-title" },
      h("h2", { id: "weights-title" }, "What counts"), weights(state, redraw), limits(state, redraw))),
  h("section", { class: "panel" }, h("h2", {}, "Ranking"), table));
  state.redraw = redraw;
  return redraw();
}

/** The region whose blend ratio is nearest to that of the best pathway's recipe. */
function nearestBackground(record) {
  const best = record.pathways.find((pathway) => pathway.rank === 1) ?? record.pathways[0];
  const phi = proofOf(record, best)?.phi ?? best.phi;
  const distances = backgrounds(record).map((one) => one.phi === undefined ? Infinity : Math.abs(one.phi - phi));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function statedWindow(record) {
  return Object.fromEntries((record.window ?? []).map((limit) =>
    [limit.attribute, [limit.lower ?? -Infinity, limit.upper ?? Infinity]]));
}

function chooser({ record, ranking }, redraw) {
  const list = backgrounds(record);
  if (list.length === 0) return null;
  const choice = h("select", {
    on: { change: () => { ranking.background = Number(choice.value); redraw(); } },
  }, list.map((one, index) => h("option", { value: index, selected: index === ranking.background }, one.title)));
  return h("label", { class: "field" }, h("span", {}, "background of the map"), choice);
}

function weights({ ranking }, redraw) {
  return h("div", { class: "weights" }, Object.keys(WEIGHTS).map((name) => {
    const output = h("output", {}, fixed(ranking.weights[name], 1));
    const slider = h("input", {
      type: "range", min: 0, max: 4, step: 0.1, value: ranking.weights[name],
      on: { input: () => {
        ranking.weights[name] = Number(slider.value);
        output.textContent = fixed(ranking.weights[name], 1);
        redraw();
      } },
    });
    return h("label", {}, h("span", {}, MEANINGS[name]), slider, output);
  }));
}

function limits({ ranking }, redraw) {
  const field = (axis, index) => {
    const stated = ranking.window[axis]?.[index];
    const input = h("input", {
      type: "number", step: "any", value: Number.isFinite(stated) ? stated : "",
      "aria-label": `${axis} ${index ? "up to" : "from"}`,
      on: { input: () => {
        const pair = ranking.window[axis] ?? [-Infinity, Infinity];
        pair[index] = input.value === "" ? (index ? Infinity : -Infinity) : Number(input.value);
        if (pair.some(Number.isFinite)) ranking.window[axis] = pair;
        else delete ranking.window[axis];
        redraw();
      } },
    });
    return input;
  };
  return h("fieldset", {}, h("legend", {}, "Process window"), ["phi", "chi", "log_time"].map((axis) =>
    h("div", { class: "row" }, h("span", { class: "axis-name" }, term(axis)), field(axis, 0), "–", field(axis, 1))));
}

function show(map, table, state, redraw) {
  const { record, ranking } = state;
  const order = ranked(record.pathways, ranking.weights, ranking.window);
  const ranks = new Map(order.map((pathway, index) => [pathway.rank, index + 1]));
  const list = backgrounds(record);
  fill(map, pathwayMap(record, list[ranking.background] ?? list[0], {
    ranks, window: ranking.window,
    chosen: (pathway) => {
      ranking.chosen = pathway.rank;
      redraw();
      table.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
    },
  }));
  fill(table, rows(state, order));
}

/** The columns, and what those mean that do not say it. */
const HEADS = [
  ["rank", "by the weights and the window chosen here"], ["in the run", "the rank by the study's own weights"],
  ["φ", "blend ratio: the donor's volume fraction"], ["χ", "interaction parameter"], ["χ/χ_c", "χ over the critical one"],
  ["log₁₀ t", "dimensionless annealing time"],
  ["probability", "of a recipe by the forward model: that its films meet every target on average; of the candidates': its share of "
    + "the predicted probability"],
  ["yield", "the probability that films meet every target on average when the process scatters about the recipe"],
  ["window", "whether the recipe lies in the process window"], ["simulated", "the verdict of simulated films"],
  ["score", "the weighted mean of the parts under “What counts”"], ["film", "a simulated film of the pathway"],
];

function rows({ record, ranking, name }, order) {
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Pathways by rank" }, h("table", {},
    h("caption", { class: "visually-hidden" }, "Pathways by rank"),
    h("thead", {}, h("tr", {}, HEADS.map(([text, title]) => h("th", { scope: "col", title }, text)))),
    h("tbody", {}, order.map((pathway, index) => h("tr", { class: pathway.rank === ranking.chosen ? "chosen" : null },
      h("th", { scope: "row" }, index + 1), h("td", {}, pathway.rank),
      h("td", {}, plusMinus(pathway.phi, pathway.phi_spread, 3)), h("td", {}, plusMinus(pathway.chi, pathway.chi_spread, 2)),
      h("td", {}, fixed(pathway.chi_ratio, 2)), h("td", {}, plusMinus(pathway.log_time, pathway.log_time_spread, 2)),
      h("td", {}, percent(pathway.probability)), h("td", {}, percent(pathway.yield)),
      h("td", {}, insideWords(isInside(pathway, ranking.window))),
      h("td", {}, verdictChip(proofOf(record, pathway)?.verdict ?? pathway.verdict), laboratory(record, pathway)),
      h("td", {}, fixed(score(pathway, ranking.weights), 3)), h("td", {}, film(record, pathway, name)))))));
}

const plusMinus = (value, spread, decimals) =>
  spread === undefined ? fixed(value, decimals) : `${fixed(value, decimals)} ± ${fixed(spread, decimals)}`;

const insideWords = (isIn) => isIn === null ? "–"
  : h("span", { class: isIn ? "good" : "bad" }, isIn ? "inside" : "outside");

/** What the recipe is in the laboratory's units, where the study gave them. */
function laboratory(record, pathway) {
  const own = (record.laboratory ?? []).filter((entry) => entry.pathway_rank === pathway.rank);
  return own.map((entry) => h("div", { class: "quiet" }, `${entry.quantity} ${fixed(entry.value, 2)} ${entry.unit}`));
}

/** The first film that was simulated for a pathway. */
function film(record, pathway, run) {
  const found = (record.verifications ?? []).find((one) => one.pathway_rank === pathway.rank && one.folder);
  const number = found?.folder.match(/(\d+)\.vti$/)?.[1];
  return number ? h("a", {
    href: link(["run", run], { tab: "volumes", volume: `film-${number}` }), "aria-label": `Film of pathway ${pathway.rank}`,
  }, "Look") : "–";
}
