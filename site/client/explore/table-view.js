import { element } from "./element.js";
import { codesOf, textAt } from "./pivot.js";

/** @import { Pivot, Sort, Values } from "./words.js" */
/**
 * A column of figures on the page; `by` names it, as a sort does.
 * @typedef {{ values: Values, column: number, by: string[] }} FigureColumn
 */

/**
 * The columns of figures from left to right: those of a measure stand together.
 * @param {Pivot} pivot
 * @returns {FigureColumn[]}
 */
export function figureColumns({ values, across, shown }) {
  const columns = Array.from({ length: shown }, (_, column) => column);
  return values.flatMap((each) =>
    columns.map((column) => {
      const codes = codesOf(across, column).map(({ code }) => code);
      return { values: each, column, by: [each.column, ...codes] };
    }),
  );
}

/**
 * The head of the table: a row of measures, and one for each dimension across. The last row has a button to sort by
 * each column.
 * @param {Pivot} pivot
 * @param {Sort | null} sort
 * @param {(by: string[], isFigure: boolean) => void} sortBy
 */
export function tableHead(pivot, sort, sortBy) {
  const columns = figureColumns(pivot);
  const depth = pivot.across.dimensions.length + 1;
  const rows = Array.from({ length: depth }, (_, level) => {
    const headers =
      level === depth - 1
        ? columns.map((each) => lastHeader(pivot, each, sort, sortBy))
        : spans(pivot, columns, level);
    return element("tr", { class: "govuk-table__row" }, ...headers);
  });
  rows[0]?.prepend(
    ...pivot.down.dimensions.map(({ name, label }) =>
      sortHeader(
        label,
        { rowspan: depth, scope: "col", class: "govuk-table__header" },
        sorted(sort, [name]),
        () => sortBy([name], false),
      ),
    ),
  );
  return element("thead", { class: "govuk-table__head" }, ...rows);
}

/**
 * Headers that stand over several columns: a measure, or a code that the columns beneath share.
 * @param {Pivot} pivot
 * @param {FigureColumn[]} columns
 * @param {number} level 0 for the measure, then one for each dimension across
 */
function spans(pivot, columns, level) {
  /** @type {{ label: string, key: string, columns: number }[]} */
  const found = [];
  for (const column of columns) {
    const key = column.by.slice(0, level + 1).join("\u0000");
    const last = found.at(-1);
    if (last?.key === key) last.columns++;
    else found.push({ label: headerLabel(pivot, column, level), key, columns: 1 });
  }
  return found.map(({ label, columns: width }) =>
    element("th", { scope: "colgroup", colspan: width, class: "govuk-table__header fr-table__group" }, label),
  );
}

/**
 * @param {Pivot} pivot
 * @param {FigureColumn} column
 * @param {number} level
 */
function headerLabel({ across }, { values, column }, level) {
  return level === 0 ? values.label : (codesOf(across, column)[level - 1]?.label ?? "");
}

/**
 * @param {Pivot} pivot
 * @param {FigureColumn} column
 * @param {Sort | null} sort
 * @param {(by: string[], isFigure: boolean) => void} sortBy
 */
function lastHeader(pivot, column, sort, sortBy) {
  const label = headerLabel(pivot, column, pivot.across.dimensions.length);
  const isNote = column.values.kind === "note";
  const kind = `govuk-table__header${isNote ? "" : " govuk-table__header--numeric"}`;
  const attributes = { scope: "col", class: kind };
  return sortHeader(label, attributes, sorted(sort, column.by), () => sortBy(column.by, !isNote));
}

/**
 * @param {string} label
 * @param {Record<string, string | number>} attributes
 * @param {{ order: "none" | "ascending" | "descending", key: string }} state
 * @param {() => void} onclick
 */
function sortHeader(label, attributes, { order, key }, onclick) {
  const aria = order === "none" ? {} : { "aria-sort": order };
  const sort = element(
    "button",
    { type: "button", class: "fr-explore__sort", "data-sort": key, onclick },
    label,
  );
  return element("th", { ...attributes, ...aria }, sort);
}

/**
 * @param {Sort | null} sort
 * @param {string[]} by
 * @returns {{ order: "none" | "ascending" | "descending", key: string }}
 */
function sorted(sort, by) {
  const key = JSON.stringify(by);
  if (sort === null || JSON.stringify(sort.by) !== key) return { order: "none", key };
  return { order: sort.down ? "descending" : "ascending", key };
}

/**
 * Lines of the table.
 * @param {Pivot} pivot
 * @param {Int32Array} lines places of the lines to draw, in order
 */
export function tableRows(pivot, lines) {
  const columns = figureColumns(pivot);
  return Array.from(lines, (line) => {
    const codes = codesOf(pivot.down, line);
    const isTotal = codes.length > 0 && codes.every(({ code }) => code === "Total");
    return element(
      "tr",
      { class: `govuk-table__row${isTotal ? " fr-table__total" : ""}` },
      ...codes.map(({ label, level }) => rowHeader(label, level)),
      ...columns.map(({ values, column }) => figureCell(values, textAt(pivot, values, line, column))),
    );
  });
}

/**
 * @param {string} label
 * @param {string | undefined} level
 */
function rowHeader(label, level) {
  const hint = level === undefined ? [] : [" ", element("span", { class: "fr-table__level" }, level)];
  return element("th", { scope: "row", class: "govuk-table__header" }, label, ...hint);
}

/**
 * @param {Values} values
 * @param {number} text its place, or -1 where the file has no such row
 */
function figureCell({ kind, shown }, text) {
  const numeric = kind === "note" ? "" : " govuk-table__cell--numeric";
  return element("td", { class: `govuk-table__cell${numeric}` }, shown[text] ?? "");
}

/**
 * The symbols that occur in a table, in order.
 * @param {Pivot} pivot
 * @returns {Set<string>}
 */
export function symbolsIn({ values, row }) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const { at, texts, numbers, kind } of values) {
    if (kind === "note" || !numbers.some(Number.isNaN)) continue;
    const seen = new Uint8Array(texts.length);
    for (const each of row) if (each > 0) seen[at[each - 1] ?? 0] = 1;
    texts.forEach((text, place) => {
      if (seen[place] === 1 && Number.isNaN(numbers[place])) found.add(text);
    });
  }
  return found;
}
