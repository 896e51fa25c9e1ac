import { TOTAL } from "./chart.js";
import { figures } from "./chart-cells.js";

/** @import { Category, Dimension, EarlierRelease, Measure, PublishedTable, ReleaseFile, Row } from "./chart.js" */
/** @import { Figure, Key } from "./chart-cells.js" */
/** @typedef {{ category: Category, figure: (key: Key) => Figure | null }} Period */

/**
 * The same table in earlier releases of the series and in this one, oldest first. A cell that another period counts
 * of other people, in another unit or under a code that meant something else, is none of it: a line through it would
 * compare what cannot be compared.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @param {Measure} measure
 * @param {readonly EarlierRelease[]} earlier releases of any series and time; only those before this one count
 * @returns {Period[]}
 */
export function periodsOf(release, table, rows, measure, earlier) {
  const before = earlier
    .filter((e) => e.release.collection === release.collection && e.release.period < release.period)
    .toSorted((a, b) => (a.release.period < b.release.period ? -1 : 1));
  const now = { category: categoryOf(release), figure: figures(table, rows, measure) };
  return [...before.map((one) => earlierPeriod(one, table, measure)), now];
}

/** @param {ReleaseFile} release @returns {Category} */
function categoryOf({ period, periodLabel }) {
  return { code: period, label: periodLabel };
}

/** @param {EarlierRelease} one @param {PublishedTable} table @param {Measure} measure @returns {Period} */
function earlierPeriod({ release, rows }, table, measure) {
  const category = categoryOf(release);
  const then = release.tables.find(({ name }) => name === table.name);
  const same = then?.measures.find((m) => m.column === measure.column);
  if (then === undefined || same === undefined || !comparable(table, then, measure, same))
    return { category, figure: () => null };
  const prefix = `${release.collection}/${release.period}:`;
  const figure = figures(then, rows.get(then.name) ?? [], same, prefix);
  return { category, figure: (key) => (sameCodes(table, then, key) ? figure(key) : null) };
}

/** @param {PublishedTable} now @param {PublishedTable} then @param {Measure} a @param {Measure} b */
function comparable(now, then, a, b) {
  return (
    now.universe === then.universe && a.kind === b.kind && a.unit === b.unit && a.decimals === b.decimals
  );
}

/** Each code of the key is in both tables and has the same label. @param {PublishedTable} now @param {PublishedTable} then @param {Key} key */
function sameCodes(now, then, key) {
  return Object.entries(key).every(([name, code]) => {
    const was = labelOf(then, name, code);
    return was !== null && was === labelOf(now, name, code);
  });
}

/** @param {PublishedTable} table @param {string} name @param {string} code */
function labelOf({ dimensions }, name, code) {
  const found = dimensions.find((/** @type {Dimension} */ d) => d.name === name);
  if (found === undefined) return null;
  return code === TOTAL ? TOTAL : (found.codes.find((c) => c.code === code)?.label ?? null);
}
