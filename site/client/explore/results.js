import { showNumber } from "../../lib/show.js";
import { chartFigure } from "./chart-figure.js";
import { button, element } from "./element.js";
import { pivot } from "./pivot.js";
import { counted, filterWords, sizeSentence, sortSentence } from "./sentences.js";
import { sortLines } from "./sort.js";
import { symbolsIn, tableHead, tableRows } from "./table-view.js";

/** @import { PageTable, Pivot, Selection, Table } from "./words.js" */

/** So many cells at once are drawn fast enough to feel immediate; a button shows more. */
const cellsAtOnce = 2000;

/**
 * What a selection comes to: a sentence that is also read out, a chart where one is asked for, the table and its notes.
 * @param {PageTable} page
 * @param {Table} table
 * @param {HTMLElement} toolbar what stands between the sentence and the table
 * @param {(by: string[], isFigure: boolean) => void} sortBy
 */
export function results(page, table, toolbar, sortBy) {
  const status = element("p", { role: "status", class: "fr-explore__status" });
  const top = element("div", { class: "fr-explore__top" }, status, toolbar);
  const caption = element("caption", {
    class: "govuk-table__caption govuk-table__caption--s",
  });
  const grid = element("table", { class: "govuk-table" });
  const name = `Your table: ${page.title}`;
  const attributes = { class: "fr-table__scroll", role: "region", "aria-label": name, tabindex: 0 };
  const frame = element("div", attributes, grid);
  const notes = element("ul", { class: "fr-table__notes govuk-list" });
  const chart = chartFigure(page);
  const more = moreRows(grid, frame, status);
  const draw = (/** @type {Selection} */ selection, /** @type {string} */ said) => {
    const found = pivot(table, selection);
    const lines = sortLines(found, selection.sort);
    const focused = focusedSort(grid);
    const body = element("tbody", { class: "govuk-table__body" });
    caption.replaceChildren(...captionWords(page, filterWords(table, selection)));
    grid.replaceChildren(caption, tableHead(found, selection.sort, sortBy), body);
    frame.hidden = found.down.size === 0 || found.values.length === 0;
    more.begin(found, lines);
    if (focused !== null) focusSort(grid, focused);
    chart.draw(found, lines, selection.chart);
    notes.replaceChildren(...noteItems(page, found));
    status.textContent = [said, sortSentence(found, selection.sort), sizeSentence(found)]
      .filter(Boolean)
      .join(" ");
  };
  const findings = page.findings.map((sentence) =>
    element("p", { class: "fr-finding" }, element("strong", {}, "Check before use:"), ` ${sentence}`),
  );
  return {
    element: element(
      "div",
      { class: "fr-table" },
      top,
      chart.element,
      frame,
      more.element,
      ...findings,
      notes,
    ),
    draw,
    say: (/** @type {string} */ said) => {
      status.textContent = said;
    },
  };
}

/**
 * Draws lines some hundred at a time.
 * @param {HTMLTableElement} grid
 * @param {HTMLElement} frame
 * @param {HTMLElement} status
 */
function moreRows(grid, frame, status) {
  /** @type {{ pivot: Pivot, lines: Int32Array, drawn: number } | null} */
  let now = null;
  const left = element("p", { class: "fr-explore__buttons" });
  const next = () => {
    if (now === null) return;
    const { pivot: found, lines, drawn } = now;
    const upTo = Math.min(lines.length, drawn + rowsAtOnce(found));
    grid.tBodies[0]?.append(...tableRows(found, lines.subarray(drawn, upTo)));
    now = { ...now, drawn: upTo };
    left.hidden = upTo === lines.length;
    press.textContent = `Show ${counted(Math.min(rowsAtOnce(found), lines.length - upTo), "more row")}`;
  };
  const press = button("Show more rows", () => {
    next();
    status.textContent = `${showNumber(now?.drawn ?? 0, 0)} of ${counted(now?.lines.length ?? 0, "row")} shown.`;
    if (left.hidden) frame.focus({ preventScroll: true });
  });
  left.append(press);
  return {
    element: left,
    begin: (/** @type {Pivot} */ found, /** @type {Int32Array} */ lines) => {
      now = { pivot: found, lines, drawn: 0 };
      next();
    },
  };
}

/** @param {Pivot} pivot */
function rowsAtOnce({ shown, values }) {
  return Math.max(25, Math.min(100, Math.floor(cellsAtOnce / Math.max(1, shown * values.length))));
}

/** @param {HTMLElement} grid */
function focusedSort(grid) {
  const active = document.activeElement;
  return active instanceof HTMLElement && grid.contains(active) ? (active.dataset["sort"] ?? null) : null;
}

/**
 * The table is drawn anew, so the button that was pressed is another element.
 * @param {HTMLElement} grid
 * @param {string} key
 */
function focusSort(grid, key) {
  const same = [...grid.querySelectorAll("button")].find((each) => each.dataset["sort"] === key);
  same?.focus({ preventScroll: true });
}

/**
 * The table's title and what is chosen of it, marked where the data are synthetic.
 * @param {PageTable} page
 * @param {string[]} chosen
 * @returns {(Node | string)[]}
 */
export function captionWords({ title, synthetic }, chosen) {
  const mark = synthetic ? [element("span", { class: "fr-table__synthetic" }, "Synthetic data")] : [];
  const words =
    chosen.length === 0 ? [] : [element("span", { class: "fr-explore__chosen" }, chosen.join("; "))];
  const hint = element(
    "span",
    { class: "govuk-visually-hidden" },
    ". The buttons in its header sort the table.",
  );
  return [title, ...mark, ...words, hint];
}

/**
 * @param {PageTable} page
 * @param {Pivot} pivot
 */
function noteItems({ notes, symbols }, pivot) {
  const found = symbolsIn(pivot);
  const meanings = Object.entries(symbols)
    .filter(([symbol]) => found.has(symbol))
    .map(([symbol, meaning]) => `[${symbol}] means ${meaning}`);
  return [...notes, ...meanings].map((note) => element("li", {}, note));
}
