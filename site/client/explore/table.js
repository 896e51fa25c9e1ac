import { showCell } from "../../lib/show.js";
import { readPlaces } from "./places.js";
import { safeText } from "./safe-text.js";

/** @import { Code, Dimension, Measure, PageDimension, PageTable, Table, TextColumn, TextTable, Values } from "./words.js" */

const symbols = new Set(["c", "low", "x", "z", "u"]);

/**
 * The published file as a table: its labels become codes, its cells numbers and symbols.
 * @param {PageTable} page
 * @param {TextTable} file
 * @returns {Table}
 */
export function readTable(page, file) {
  const keys = page.dimensions.filter(({ attribute }) => !attribute);
  const notes = page.dimensions.filter(({ attribute }) => attribute).map(noteMeasure);
  const columns = new Map(file.columns.map((column) => [column.name, column]));
  return {
    file,
    dimensions: keys.map((each) =>
      each.geography ? readPlaces(each, file, page.country) : readCodes(each, columns.get(each.column)),
    ),
    values: [...page.measures, ...notes].flatMap((measure) => {
      const column = columns.get(measure.column);
      return column ? [readValues(measure, column)] : [];
    }),
  };
}

/**
 * @param {PageDimension} dimension
 * @returns {Measure}
 */
function noteMeasure({ column, label }) {
  return { kind: "note", column, label, unit: "", decimals: 0 };
}

/**
 * The file has labels; the page says which code each stands for. A label that it does not know is its own code.
 * @param {PageDimension} dimension
 * @param {TextColumn | undefined} column
 * @returns {Dimension}
 */
function readCodes({ name, label, codes }, column) {
  const texts = column?.texts ?? [];
  const present = new Set(texts);
  const known = codes.filter((each) => present.has(safeText(each.label)));
  const labels = new Set(known.map((each) => safeText(each.label)));
  /** @type {Code[]} */
  const unknown = texts.filter((text) => !labels.has(text)).map((text) => ({ code: text, label: text }));
  const all = [...unknown.filter(isTotal), ...known, ...unknown.filter((each) => !isTotal(each))];
  const places = new Map(all.map((each, place) => [safeText(each.label), place]));
  const byText = texts.map((text) => places.get(text) ?? places.get(safeText(text)) ?? 0);
  return { name, label, codes: all, at: (column?.at ?? new Int32Array()).map((text) => byText[text] ?? 0) };
}

/** @param {Code} code */
function isTotal({ code }) {
  return code === "Total";
}

/**
 * @param {Measure} measure
 * @param {TextColumn} column
 * @returns {Values}
 */
function readValues(measure, column) {
  const isNote = measure.kind === "note";
  const numbers = Float64Array.from(column.texts, (text) => (isNote ? Number.NaN : numberOf(text)));
  const shown = column.texts.map((text, place) => shownText(text, numbers[place] ?? Number.NaN, measure));
  return { ...column, ...measure, numbers, shown };
}

/** @param {string} text */
function numberOf(text) {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/**
 * A cell as the pages show it: "1,234", "45%", "[c]".
 * @param {string} text
 * @param {number} number
 * @param {Measure} measure
 */
function shownText(text, number, measure) {
  if (!Number.isNaN(number)) return showCell({ value: number, symbol: null }, measure);
  return symbols.has(text) && measure.kind !== "note" ? `[${text}]` : text;
}
