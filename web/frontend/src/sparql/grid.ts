// A table of any number of rows: sorted by a column, filtered by words, a page at a time.

import { element } from "./elements";

export interface Cell {
  text: string;
  href?: string | null;
  title?: string;
  number?: number;
}

const ROWS = 100; // on one page
const SHORT = 24; // characters that stay on one line, such as a date or a name
const LONG = 60; // characters that need a wide column, such as a sentence
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** Numbers by value, before text; empty cells last. */
function compare(one: Cell, other: Cell): number {
  if (one.text === "" || other.text === "") return Number(one.text === "") - Number(other.text === "");
  if (one.number !== undefined && other.number !== undefined) return one.number - other.number;
  if ((one.number === undefined) !== (other.number === undefined)) return one.number === undefined ? 1 : -1;
  return order.compare(one.text, other.text);
}

function drawn(cell: Cell, isNumber: boolean): HTMLTableCellElement {
  const content = cell.href ? element("a", { href: cell.href }, cell.text) : cell.text;
  const length = cell.text.length;
  const size = length <= SHORT ? "short" : length > LONG ? "long" : null;
  return element("td", { title: cell.title, class: isNumber ? "number" : size }, content);
}

function isNumeric(rows: Cell[][], column: number): boolean {
  const stated = rows.flatMap((row) => (row[column]?.text ? [row[column]] : []));
  return stated.length > 0 && stated.every((cell) => cell.number !== undefined);
}

/**
 * The table with its controls. `label` is the id of the heading that names it.
 */
export function grid(columns: string[], rows: Cell[][], label: string): HTMLElement {
  let shown = rows;
  let sorted: { column: number; descending: boolean } | null = null;
  let page = 0;

  const filter = element("input", { type: "search", "aria-label": "Filter the rows", placeholder: "Filter the rows", autocomplete: "off" });
  const count = element("p", { role: "status", class: "soft small" });
  const body = element("tbody");
  const previous = element("button", { type: "button", class: "plain" }, "Previous rows");
  const next = element("button", { type: "button", class: "plain" }, "Next rows");
  const numeric = columns.map((_, column) => isNumeric(rows, column));
  const heads = columns.map((name, column) => {
    const attributes = { scope: "col", class: numeric[column] ? "number" : null };
    const head = element("th", attributes, element("button", { type: "button", class: "sort" }, name));
    head.addEventListener("click", () => sortBy(column));
    return head;
  });

  function sortBy(column: number): void {
    sorted = { column, descending: sorted?.column === column && !sorted.descending };
    heads.forEach((head, index) => {
      if (index !== column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", sorted?.descending ? "descending" : "ascending");
    });
    choose();
  }

  function choose(): void {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = rows.filter((row) => {
      const text = row.map((cell) => cell.text).join("\n").toLowerCase();
      return words.every((word) => text.includes(word));
    });
    if (sorted) {
      const { column, descending } = sorted;
      const empty: Cell = { text: "" };
      shown.sort((one, other) => {
        const [first, second] = [one[column] ?? empty, other[column] ?? empty];
        const difference = compare(first, second);
        return descending && first.text !== "" && second.text !== "" ? -difference : difference;
      });
    }
    turnTo(0);
  }

  function turnTo(wanted: number): void {
    page = wanted;
    const start = page * ROWS;
    const some = shown.slice(start, start + ROWS);
    const cells = (row: Cell[]) => row.map((cell, column) => drawn(cell, numeric[column] ?? false));
    body.replaceChildren(...some.map((row) => element("tr", {}, ...cells(row))));
    const all = shown.length.toLocaleString("en");
    const part = `Rows ${(start + 1).toLocaleString("en")} to ${(start + some.length).toLocaleString("en")} of ${all}`;
    const matching = shown.length === 1 ? "1 row matches" : `${all} rows match`;
    count.textContent = shown.length > ROWS ? part : shown.length < rows.length ? matching : "";
    previous.disabled = page === 0;
    next.disabled = start + ROWS >= shown.length;
    previous.hidden = next.hidden = shown.length <= ROWS;
  }

  filter.addEventListener("input", choose);
  previous.addEventListener("click", () => turnTo(page - 1));
  next.addEventListener("click", () => turnTo(page + 1));
  turnTo(0);
  const frame = element(
    "div",
    { class: "table-frame", tabindex: "0", role: "region", "aria-labelledby": label },
    element("table", { class: "plain-rows" }, element("thead", {}, element("tr", {}, ...heads)), body),
  );
  const controls = element("div", { class: "grid-tools", hidden: rows.length < 2 }, filter, count);
  return element("div", {}, controls, frame, element("div", { class: "pages" }, previous, next));
}
