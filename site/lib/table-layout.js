import { byCode } from "./by-code.js";
import { groupBy } from "./group-by.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Measure } from "../../pipeline/table.ts" */
/** @import { CellValue, Column, Row } from "./parquet-rows.js" */
/**
 * A column of figures: a measure, and the code of the answers across the top where the table has them.
 * @typedef {{ measure: Measure, code: string | null }} FigureColumn
 * @typedef {{ id: string, value: CellValue, measure: Measure }} Cell
 * @typedef {{ labels: string[], levels: (string | null)[], margins: boolean[], notes: string[], total: boolean,
 *   cells: (Cell | null)[] }} BodyRow
 * @typedef {{ across: Column | null, down: Column[], attributes: Column[], columns: FigureColumn[], lines: number, body: BodyRow[] }} Layout
 */

/** More columns of figures than this make a table that nobody can read on a phone; the answers then go down. */
const mostColumns = 12;

/**
 * How a table stands on a page: the answers that a percentage shares out go across, everything else down.
 * @param {PublishedTable} table
 * @param {Row[]} rows in the order of the package
 * @param {string} country what the margin of places is called
 * @returns {Layout}
 * @param {{ from: number, to: number }} part the lines to lay out; `lines` says how many there are
 */
export function layoutTable(table, rows, country, part = { from: 0, to: Number.POSITIVE_INFINITY }) {
  const keys = table.dimensions.filter(({ attribute }) => !attribute);
  const attributes = table.dimensions.filter(({ attribute }) => attribute);
  const across = acrossDimension(table, keys);
  const down = keys.filter((dimension) => dimension !== across);
  const columns = figureColumns(table, across);
  const groups = [...groupBy(rows, ({ key }) => down.map(({ name }) => key[name]).join("\u0000")).values()];
  const shape = { across, down, attributes, columns, lines: groups.length };
  const tellsLevels = levelsIn(down, rows).size > 1;
  const body = groups
    .slice(part.from, part.to)
    .map((group) => bodyRow(table, { ...shape, tellsLevels }, group, country));
  return { ...shape, body };
}

/**
 * The levels of the places that stand down a table. Where all are of one, to name it in each line tells nobody anything.
 * @param {Column[]} down
 * @param {Row[]} rows
 */
function levelsIn(down, rows) {
  const found = down.map(({ name, codes }) => {
    const all = byCode({ codes });
    return rows.map(({ key }) => all.get(key[name] ?? "")?.level ?? null);
  });
  return new Set(found.flat().filter((level) => level !== null));
}

/**
 * A cell's name: "TABLE|dimension=code;…|COLUMN", dimensions in the table's order, those at the margin left out.
 * @param {PublishedTable} table
 * @param {Record<string, string>} key
 * @param {string} column
 */
export function cellId(table, key, column) {
  const parts = table.dimensions
    .filter(({ name, attribute }) => !attribute && key[name] !== "Total")
    .map(({ name }) => `${name}=${key[name]}`);
  return `${table.name}|${parts.join(";")}|${column}`;
}

/**
 * The dimension whose codes go across on the table's pages, or null.
 * @param {PublishedTable} table
 */
export function answersAcross(table) {
  return acrossDimension(
    table,
    table.dimensions.filter(({ attribute }) => !attribute),
  );
}

/**
 * The dimension whose codes go across. None where figures have notes of their own, each of which needs a line.
 * @param {PublishedTable} table
 * @param {Column[]} keys
 * @returns {Column | null}
 */
function acrossDimension(table, keys) {
  if (keys.length < table.dimensions.length) return null;
  const last = keys.at(-1);
  const answers = keys.find(({ name }) => name === table.of || name === `${table.of}_answer`);
  const candidate = answers ?? (table.measures.length === 1 ? last : undefined);
  if (candidate === undefined || keys.length < 2 || candidate.kind === "geography") return null;
  return figureColumns(table, candidate).length <= mostColumns ? candidate : null;
}

/**
 * @param {PublishedTable} table
 * @param {Column | null} across
 * @returns {FigureColumn[]}
 */
function figureColumns(table, across) {
  if (across === null) return table.measures.map((measure) => ({ measure, code: null }));
  const bases = table.measures.filter(({ kind }) => kind === "base");
  const shared = table.measures.filter(({ kind }) => kind !== "base").toSorted(percentFirst);
  return [
    ...shared.flatMap((measure) => [
      ...(showsTotal(measure, across, bases.length > 0) ? [{ measure, code: "Total" }] : []),
      ...across.codes.map(({ code }) => ({ measure, code })),
    ]),
    ...bases.map((measure) => ({ measure, code: null })),
  ];
}

/**
 * What people come for stands where a phone shows it without scrolling.
 * @param {Measure} a
 * @param {Measure} b
 */
function percentFirst(a, b) {
  return Number(isShare(b)) - Number(isShare(a));
}

/**
 * A percentage, or an end of its interval.
 * @param {Measure} measure
 */
function isShare({ kind }) {
  return kind === "percent" || kind === "lower" || kind === "upper";
}

/**
 * The margin of a percentage is always 100, and the margin of a count stands in the base where there is one.
 * @param {Measure} measure
 * @param {Column} across
 * @param {boolean} hasBase
 */
function showsTotal(measure, across, hasBase) {
  return across.hasTotal && !isShare(measure) && !(measure.kind === "count" && hasBase);
}

/**
 * @param {PublishedTable} table
 * @param {Omit<Layout, "body" | "lines"> & { tellsLevels: boolean }} shape
 * @param {Row[]} group the rows that stand in one line of the page's table
 * @param {string} country
 * @returns {BodyRow}
 */
function bodyRow(table, { across, down, attributes, columns, tellsLevels }, group, country) {
  const key = group[0]?.key ?? {};
  /** @param {Column} dimension */
  const label = (dimension) => labelOf(dimension, key[dimension.name], country);
  return {
    labels: down.map(label),
    levels: down.map((dimension) => (tellsLevels ? levelOf(dimension, key[dimension.name]) : null)),
    margins: down.map(({ name }) => key[name] === "Total"),
    notes: attributes.map(label),
    total: down.length > 0 && down.every(({ name }) => key[name] === "Total"),
    cells: columns.map((column) => cellOf(table, across, column, group)),
  };
}

/**
 * The cell of one column, or null where the package has none.
 * @param {PublishedTable} table
 * @param {Column | null} across
 * @param {FigureColumn} column
 * @param {Row[]} group
 * @returns {Cell | null}
 */
function cellOf(table, across, { measure, code }, group) {
  const row = across ? group.find(({ key }) => key[across.name] === (code ?? "Total")) : group[0];
  const found = row ?? (code === null ? group[0] : undefined);
  const value = found?.values[measure.column];
  return found && value ? { id: cellId(table, found.key, measure.column), value, measure } : null;
}

/**
 * @param {Column} dimension
 * @param {string | undefined} code
 * @param {string} country
 */
function labelOf(dimension, code, country) {
  if (code === "Total") return dimension.kind === "geography" ? country : "Total";
  return byCode(dimension).get(code ?? "")?.label ?? code ?? "";
}

/**
 * The level of a place below the country, in a reader's words; null for any other code.
 * @param {Column} dimension
 * @param {string | undefined} code
 */
function levelOf(dimension, code) {
  const level = byCode(dimension).get(code ?? "")?.level ?? null;
  return level === "Regional" ? "Region" : level;
}
