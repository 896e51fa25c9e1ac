import { releaseAddress } from "./addresses.js";
import { showCell } from "./show.js";

/** @import { PublishedTable, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/**
 * A figure in one period: `cell` is its address in the packages, `text` what it reads.
 * @typedef {{ cell: string, text: string }} Figure
 * @typedef {{ label: string, cells: (Figure | null)[], breaks: string[] }} Line
 * @typedef {{ periods: { label: string, address: string }[], lines: Line[] }} FiguresOverTime
 */

/**
 * The headline figures of the newest release of a series in every period that has the same cell: the same table, codes and
 * measure. Null where no figure has two periods. What a release changed in the table for good stands beside the figure as a
 * break, so that nobody compares across it unwarned.
 * @param {readonly Package[]} packages of one series, by period
 * @returns {FiguresOverTime | null}
 */
export function figuresOverTime(packages) {
  const newest = packages.at(-1);
  if (newest === undefined) return null;
  const lines = newest.release.headlines.flatMap(({ label, html }) => {
    const parts = /data-cell="([^"|:]*)\|([^"|]*)\|([^"|]*)"/.exec(html);
    if (parts === null) return [];
    const [, table = "", key = "", column = ""] = parts;
    return [lineOf(packages, label, { table, key, column })];
  });
  const compared = lines.filter(({ cells }) => cells.filter((cell) => cell !== null).length > 1);
  const periods = packages.map(({ release }) => ({
    label: release.periodLabel,
    address: releaseAddress(release),
  }));
  return compared.length === 0 ? null : { periods, lines: compared };
}

/**
 * A cell of a table of any release: `key` is "dimension=code;…" without the dimensions at their margin.
 * @typedef {{ table: string, key: string, column: string }} Address
 */

/**
 * @param {readonly Package[]} packages
 * @param {string} label
 * @param {Address} address
 * @returns {Line}
 */
function lineOf(packages, label, address) {
  const cells = packages.map((item) => figureIn(item, address));
  const first = cells.findIndex((cell) => cell !== null);
  return {
    label,
    cells,
    breaks: packages.slice(first + 1).flatMap((item) => breaksIn(item, address.table)),
  };
}

/**
 * @param {Package} item
 * @param {Address} address
 * @returns {Figure | null}
 */
function figureIn({ release, rows }, { table: name, key, column }) {
  const table = release.tables.find((each) => each.name === name);
  const measure = table?.measures.find((each) => each.column === column);
  if (table === undefined || measure === undefined) return null;
  const codes = new Map(key.split(";").map(pair));
  const names = keyNames(table);
  if ([...codes.keys()].some((dimension) => dimension !== "" && !names.includes(dimension))) return null;
  const row = rows
    .get(name)
    ?.find((each) => names.every((dimension) => each.key[dimension] === (codes.get(dimension) ?? "Total")));
  const cell = row?.values[column];
  if (cell === undefined) return null;
  return { cell: `${nameOf(release)}:${name}|${key}|${column}`, text: showCell(cell, measure) };
}

/**
 * @param {string} text "dimension=code"
 * @returns {[string, string]}
 */
function pair(text) {
  const at = text.indexOf("=");
  return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
}

/** @param {PublishedTable} table */
function keyNames({ dimensions }) {
  return dimensions.filter(({ attribute }) => !attribute).map(({ name }) => name);
}

/**
 * What a release of a new period changed in a table so that earlier figures may not compare.
 * @param {Package} item
 * @param {string} table
 */
function breaksIn({ release, versions }, table) {
  const own = versions?.changelog.filter((entry) => entry.release === nameOf(release)) ?? [];
  const changes = own.filter(({ kind }) => kind === "period").flatMap((entry) => entry.changes);
  return changes
    .filter((change) => change.level === "major" && change.table === table)
    .map(({ what }) => `${release.periodLabel}: ${what}`);
}

/** @param {Pick<ReleaseFile, "collection" | "period">} release */
function nameOf({ collection, period }) {
  return `${collection}/${period}`;
}
