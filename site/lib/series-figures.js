import { periodsOf } from "../charts/chart-periods.js";
import { releaseAddress } from "./addresses.js";
import { withPrefix } from "./quote.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Figure as Found } from "../charts/chart-cells.js" */
/** @import { Package } from "./packages.js" */
/**
 * A figure in one period: `cell` is its address in the packages, `text` what it reads; with the ends of its interval
 * where the table publishes them.
 * @typedef {{ cell: string, text: string }} Shown
 * @typedef {Shown & { interval: { lower: Shown, upper: Shown } | null }} Figure
 * @typedef {{ label: string, cells: (Figure | null)[], breaks: string[] }} Line
 * @typedef {{ periods: { label: string, address: string }[], lines: Line[], intervals: boolean }} FiguresOverTime
 */

/**
 * The headline figures of the newest release of a series in every period that has the same cell: the same table, codes and
 * measure, of the same people. Null where no figure has two periods. What a release changed in the table for good stands
 * beside the figure as a break, so that nobody compares across it unwarned.
 * @param {readonly Package[]} packages of one series, by period
 * @returns {FiguresOverTime | null}
 */
export function figuresOverTime(packages) {
  const newest = packages.at(-1);
  if (newest === undefined) return null;
  const lines = newest.release.headlines.flatMap(({ label, html }) => {
    const [, table = "", key = "", column = ""] =
      /data-cell="([^"|:]*)\|([^"|]*)\|([^"|]*)"/.exec(html) ?? [];
    return lineOf(packages, newest, { label, table, key, column });
  });
  const compared = lines.filter(({ cells }) => cells.filter((cell) => cell !== null).length > 1);
  const periods = packages.map(({ release }) => ({
    label: release.periodLabel,
    address: releaseAddress(release),
  }));
  const intervals = compared.some(({ cells }) => cells.some((cell) => cell?.interval));
  return compared.length === 0 ? null : { periods, lines: compared, intervals };
}

/**
 * @param {readonly Package[]} packages
 * @param {Package} newest
 * @param {{ label: string, table: string, key: string, column: string }} headline `key` is "dimension=code;…"
 * @returns {Line[]} none where the headline shows no cell
 */
function lineOf(packages, newest, { label, table: name, key, column }) {
  const table = newest.release.tables.find((each) => each.name === name);
  const measure = table?.measures.find((each) => each.column === column);
  if (table === undefined || measure === undefined) return [];
  const codes = Object.fromEntries(key.split(";").map((each) => each.split("=")));
  const rows = newest.rows.get(name) ?? [];
  const own = nameOf(newest.release);
  const found = periodsOf(newest.release, table, rows, measure, packages).map(({ figure }) => figure(codes));
  const first = found.findIndex((each) => each !== null);
  return [
    {
      label,
      cells: found.map((each) => (each === null ? null : figureOf(each, own))),
      breaks: packages.slice(first + 1).flatMap((item) => breaksIn(item, name)),
    },
  ];
}

/**
 * @param {Found} found
 * @param {string} own the release whose cells have no name before them
 * @returns {Figure}
 */
function figureOf({ ref, text, interval }, own) {
  const shown = (/** @type {{ ref: string, text: string }} */ each) => ({
    cell: withPrefix(each.ref, own),
    text: each.text,
  });
  const ends = interval === null ? null : { lower: shown(interval.lower), upper: shown(interval.upper) };
  return { ...shown({ ref, text }), interval: ends };
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
