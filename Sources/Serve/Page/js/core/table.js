// Tables whose columns say what they show and how they sort.

import { h } from "./dom.js";

/**
 * @param {{key: string, title: string|Node, about?: Node, cell: (row) => any, sort?: (row) => any, isNumber?: boolean,
 *   isHead?: boolean, isTight?: boolean}[]} columns `sort` gives what a column is ordered by, `about`
 *   stands behind its title.
 * @param {object[]} rows
 * @param {{caption: string, sorted?: string, isFalling?: boolean, mark?: (element, row) => void,
 *   id?: (row) => string}} options With `id`, rows that have not changed keep their elements, and
 *   with them the keyboard's focus.
 * @returns {{element: HTMLElement, show: (rows: object[]) => void}}
 */
export function sortable(columns, rows, { caption, sorted, isFalling = false, mark, id } = {}) {
  const order = { key: sorted, isFalling };
  let shown = rows;
  const heads = columns.map((column) => h("th", { scope: "col", class: classOf(column) },
    column.sort ? h("button", {
      type: "button", class: "sort",
      on: { click: () => {
        order.isFalling = order.key === column.key ? !order.isFalling : Boolean(column.isNumber);
        order.key = column.key;
        show(shown);
      } },
    }, column.title) : column.title, column.about));
  const body = h("tbody");
  const show = (list) => {
    shown = list;
    const column = columns.find((one) => one.key === order.key && one.sort);
    heads.forEach((head, index) => {
      if (columns[index] === column) head.setAttribute("aria-sort", order.isFalling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const sign = order.isFalling ? -1 : 1;
    const ordered = column ? [...list].sort((a, b) => sign * compare(column.sort(a), column.sort(b), sign)) : list;
    place(body, ordered.map(elementOf));
  };
  const made = new Map();
  const elementOf = (row) => {
    const text = id && JSON.stringify(row);
    const before = id && made.get(id(row));
    if (before && before.text === text) return before.element;
    const element = h("tr", {}, columns.map((one) =>
      h(one.isHead ? "th" : "td", { scope: one.isHead ? "row" : null, class: classOf(one) }, one.cell(row))));
    mark?.(element, row);
    if (id) made.set(id(row), { text, element });
    return element;
  };
  show(rows);
  const element = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {}, h("caption", { class: "visually-hidden" }, caption), h("thead", {}, h("tr", {}, heads)), body));
  return { element, show };
}

/** Numbers end at the right, tight cells keep to one line. */
const classOf = (column) =>
  [column.isNumber && "number", column.isTight && "tight"].filter(Boolean).join(" ") || null;

/** Makes the children of an element those of a list; what stays where it was is not touched. */
function place(parent, children) {
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > children.length) parent.lastElementChild.remove();
}

/** What is missing comes last, whichever way the order goes. */
function compare(a, b, sign) {
  const [noA, noB] = [a === undefined || a === null || a === "", b === undefined || b === null || b === ""];
  if (noA || noB) return noA && noB ? 0 : noA ? sign : -sign;
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}
