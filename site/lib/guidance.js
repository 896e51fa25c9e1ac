import path from "node:path";
import { releaseAddress } from "./addresses.js";
import { columnGuides } from "./columns.js";
import { readCsvColumns } from "./csv-columns.js";
import { showNumber } from "./show.js";
import { needsSyntheticMark, symbolMeanings, tableNotes } from "./table-html.js";

/** @import { PublishedTable, Question } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @typedef {{ level: string, shown: string, word: string }} Places how many places of a level a table has rows about */

/**
 * Where the guidance to a release's data is.
 * @param {{ collection: string, period: string }} release
 */
export function guidanceAddress(release) {
  return `${releaseAddress(release)}data-guidance/`;
}

/**
 * The levels of place that a release's tables are about, the country first.
 * @param {Package["release"]} release
 */
export function placeLevels({ tables }) {
  const codes = tables.flatMap(({ dimensions }) => dimensions.flatMap((each) => each.codes));
  const levels = codes.flatMap(({ level }) => (level === null || level === "National" ? [] : [level]));
  return ["National", ...new Set(levels)].join(", ");
}

/**
 * What the guidance says of each table: its columns, as they stand in the CSV that readers download, its rows, places,
 * notes and symbols, and the questions behind it.
 * @param {Package} item
 */
export function tableGuides({ folder, release, rows }) {
  return release.tables.map((table) => {
    const csv = table.files.find(({ format }) => format === "csv");
    const figures = table.measures.map(({ column }) => column);
    const columns = csv ? readCsvColumns(path.join(folder, csv.path), figures) : [];
    const own = rows.get(table.name) ?? [];
    return {
      name: table.name,
      title: table.title,
      synthetic: needsSyntheticMark(release, table.title),
      notes: tableNotes(table),
      rows: { shown: showNumber(own.length, 0), word: own.length === 1 ? "row" : "rows" },
      places: placesIn(table, own),
      columns: columnGuides(table, columns).map((column) => ({
        ...column,
        parts: column.name.split(/(?<=_)/),
        shown: column.count === 0 ? "" : showNumber(column.count, 0),
      })),
      symbols: Object.keys(symbolMeanings).filter((symbol) => table.symbols.some((each) => each === symbol)),
      questions: questionsBehind(release.questionnaire, table.name),
    };
  });
}

/**
 * The questions that a table's figures come from, those that people were asked before what was recorded of them.
 * @param {readonly Question[]} questionnaire
 * @param {string} table
 */
export function questionsBehind(questionnaire, table) {
  const used = questionnaire.filter(({ tables }) => tables.includes(table));
  return used
    .map(({ name, label, question }) => ({ name, text: question ?? label, asked: question !== null }))
    .sort((a, b) => Number(b.asked) - Number(a.asked));
}

/**
 * @param {PublishedTable} table
 * @param {readonly { key: Record<string, string> }[]} rows
 * @returns {Places[]}
 */
function placesIn({ dimensions }, rows) {
  const geography = dimensions.find(({ kind }) => kind === "geography");
  if (geography === undefined) return [];
  const found = new Set(rows.map(({ key }) => key[geography.name]));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { code, level } of geography.codes)
    if (found.has(code)) counts.set(level ?? "Place", (counts.get(level ?? "Place") ?? 0) + 1);
  return [...counts].map(([level, count]) => ({
    level,
    shown: showNumber(count, 0),
    word: count === 1 ? "place" : "places",
  }));
}
