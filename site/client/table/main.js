// Lets a reader sort a table that stands whole on the page. Without JavaScript no button is there, and nothing is lost.
import { numberIn, sorted } from "./order.js";

/** @import { Direction } from "./order.js" */

/** What a press makes of the order: the third press gives the table back as it was. */
const words = {
  number: { ascending: "smallest first", descending: "largest first" },
  text: { ascending: "A to Z", descending: "Z to A" },
};

/**
 * Cells are read at the first press: to read a long table while the page loads would keep a phone busy.
 * @param {HTMLTableElement} table
 */
function prepare(table) {
  const body = table.tBodies[0];
  if (!body) return;
  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  table.parentElement?.after(status);
  const heads = leafHeads(table);
  /** @type {ReturnType<typeof lineOf>[] | undefined} */
  let read;
  for (const { head, name, column } of heads) {
    addButton(head, () => {
      const lines = read ?? linesOf(table, body);
      read = lines;
      const isNumeric = lines.some(({ cells }) => numberIn(cells[column] ?? "") !== null);
      const direction = nextDirection(head, isNumeric);
      for (const each of heads) each.head.removeAttribute("aria-sort");
      if (direction) head.setAttribute("aria-sort", direction);
      const order = direction ? sorted(lines, column, direction) : lines;
      body.append(...order.map(({ row }) => row));
      status.textContent = direction
        ? `Sorted by ${name}, ${words[isNumeric ? "number" : "text"][direction]}.`
        : "Back in the order of the release.";
    });
  }
}

/** @param {HTMLTableElement} table @param {HTMLTableSectionElement} body */
function linesOf(table, body) {
  const keys = Number(table.dataset["keys"]);
  return [...body.rows].map((row) => lineOf(row, keys));
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} keys how many row headers name it
 */
function lineOf(row, keys) {
  const cells = [...row.cells];
  const heads = cells.slice(0, keys);
  return {
    row,
    keys: heads.map(textOf),
    margins: heads.map((head) => head.dataset["margin"] !== undefined),
    cells: cells.map(textOf),
  };
}

/**
 * The headers that stand directly over one column, each with the column's place, and its name with that of its group.
 * @param {HTMLTableElement} table
 */
function leafHeads(table) {
  const rows = [...(table.tHead?.rows ?? [])];
  /** @type {Map<string, HTMLTableCellElement>} */
  const taken = new Map();
  return rows.flatMap((row, level) => {
    let column = 0;
    return [...row.cells].flatMap((head) => {
      while (taken.has(`${level} ${column}`)) column++;
      const place = column;
      for (let down = 0; down < head.rowSpan; down++)
        for (let right = 0; right < head.colSpan; right++)
          taken.set(`${level + down} ${column + right}`, head);
      column += head.colSpan;
      if (head.colSpan > 1 || level + head.rowSpan < rows.length) return [];
      const group = taken.get(`${level - 1} ${place}`);
      return [{ head, column: place, name: [head, ...(group ? [group] : [])].map(textOf).join(", ") }];
    });
  });
}

/**
 * @param {HTMLTableCellElement} head its words become a button
 * @param {() => void} press
 */
function addButton(head, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fr-sort";
  button.append(...head.childNodes);
  button.addEventListener("click", press);
  head.append(button);
}

/**
 * Figures begin with the largest, which readers look for first; words with A.
 * @param {HTMLTableCellElement} head
 * @param {boolean} isNumeric
 * @returns {Direction | null}
 */
function nextDirection(head, isNumeric) {
  /** @type {Direction[]} */
  const order = isNumeric ? ["descending", "ascending"] : ["ascending", "descending"];
  const now = order.map(String).indexOf(head.getAttribute("aria-sort") ?? "");
  return order[now + 1] ?? null;
}

/** @param {HTMLElement} element */
function textOf(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

for (const table of document.querySelectorAll("table[data-keys]"))
  if (table instanceof HTMLTableElement) prepare(table);
