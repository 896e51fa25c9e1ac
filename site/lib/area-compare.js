/** @import { AuditFile } from "../../pipeline/package.ts" */
/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Measure } from "../../pipeline/table.ts" */
/** @import { Row } from "./parquet-rows.js" */
/** @typedef {"higher than" | "lower than" | "not clearly different from that"} Words */
/** @typedef {{ low: number, high: number }} Range */
/**
 * How far the figures of a release may lie from those behind them: what each count concedes, where percentages were
 * worked out from such counts; null where they were not.
 * @typedef {{ below: number, above: number } | null} Rounding
 */

/**
 * @param {AuditFile} audit
 * @returns {Rounding}
 */
export function roundingOf({ concedes, parameters }) {
  return parameters["percentages.from"] === "true" ? null : concedes;
}

/**
 * How one figure stands to another: higher only where it is so whatever lies behind the two, by their confidence
 * intervals where both have them, else by rounding. Null where one of them shows no number.
 * @param {PublishedTable} table
 * @param {Measure} measure
 * @param {Rounding} rounding
 * @param {Row} own
 * @param {Row} other
 * @returns {Words | null}
 */
export function compared(table, measure, rounding, own, other) {
  const intervals = [own, other].map((row) => intervalOf(table, measure, row));
  const ranges = intervals.every((each) => each !== null)
    ? intervals
    : [own, other].map((row) => behind(table, measure, rounding, row));
  const [mine, theirs] = ranges;
  if (!mine || !theirs) return null;
  if (mine.low > theirs.high) return "higher than";
  return mine.high < theirs.low ? "lower than" : "not clearly different from that";
}

/**
 * Whether a table gives the ends of its percentages' confidence intervals.
 * @param {PublishedTable} table
 */
export function hasIntervals({ measures }) {
  return measures.some(({ kind }) => kind === "lower") && measures.some(({ kind }) => kind === "upper");
}

/**
 * @param {PublishedTable} table
 * @param {Measure} measure
 * @param {Row} row
 * @returns {Range | null}
 */
function intervalOf(table, measure, row) {
  if (measure.kind !== "percent" || row.values[measure.column]?.value === null) return null;
  const [low, high] = [numberOf(table, "lower", row), numberOf(table, "upper", row)];
  return low === null || high === null ? null : { low, high };
}

/**
 * The least and the greatest figure that may stand behind a shown one. A share of a base in which each count may be a
 * little more or less is so by as much as both together allow.
 * @param {PublishedTable} table
 * @param {Measure} measure
 * @param {Rounding} rounding
 * @param {Row} row
 * @returns {Range | null}
 */
function behind(table, { kind, column, decimals }, rounding, { values }) {
  const value = values[column]?.value ?? null;
  if (value === null) return null;
  const half = 0.5 / 10 ** decimals;
  const [low, high] = [value - half, value + half];
  const base = kind === "percent" && rounding !== null ? numberOf(table, "base", { values }) : null;
  if (base === null || rounding === null) return { low, high };
  const { below, above } = rounding;
  return {
    low: (low * base - 100 * below) / (base + above),
    high: (high * base + 100 * above) / Math.max(1, base - below),
  };
}

/**
 * @param {PublishedTable} table
 * @param {Measure["kind"]} kind
 * @param {Pick<Row, "values">} row
 */
function numberOf({ measures }, kind, { values }) {
  const found = measures.find((each) => each.kind === kind);
  return (found && values[found.column]?.value) ?? null;
}
