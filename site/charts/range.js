import { showNumber } from "../lib/show.js";
import { stepFor } from "./scale.js";

/**
 * The value axis of charts whose marks are places, not lengths: from zero where the values reach near it, else from a
 * round number below the smallest.
 *
 * @typedef {{min: number, max: number, ticks: number[], format: (tick: number) => string, zero: boolean}} Range
 *
 * `zero`: the axis has a zero.
 *
 * @param {import("./chart.js").Chart} chart all of it, so that panels share their axis
 * @returns {Range}
 */
export function rangeOf({ marks, measure }) {
  const ends = marks.flatMap(({ value, interval }) =>
    value === null ? [] : [value, interval?.lower.value ?? value, interval?.upper.value ?? value],
  );
  const [low, high] = withZero(ends, measure.unit);
  const step = stepFor(high - low, measure.unit === "" && measure.decimals === 0);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toFixed(decimals)),
  );
  const unit = measure.unit === "%" ? "%" : "";
  const [min = 0, max = 1] = [ticks[0], ticks.at(-1)];
  return { min, max, ticks, format: (t) => showNumber(t, decimals) + unit, zero: min <= 0 && max >= 0 };
}

/**
 * Zero belongs to the axis unless the values lie together far from it: their range is less than a third of the
 * distance to the farthest.
 *
 * @param {readonly number[]} ends @param {string} unit @returns {[number, number]}
 */
function withZero(ends, unit) {
  if (ends.length === 0) return [0, unit === "%" ? 100 : 1];
  const low = ends.reduce(smaller, Infinity);
  const high = ends.reduce(larger, -Infinity);
  const range = high - low;
  if (low >= 0 && (range === 0 || range >= high / 3)) return [0, high > 0 ? high : 1];
  if (high <= 0 && (range === 0 || range >= -low / 3)) return [low, 0];
  return [low, high];
}

/** @param {number} a @param {number} b */
function smaller(a, b) {
  return a < b ? a : b;
}

/** @param {number} a @param {number} b */
function larger(a, b) {
  return a > b ? a : b;
}

/** What the axis measures, and whether it hides how near the values are to each other. @param {import("./chart.js").Chart} chart @param {Range} range */
export function axisWords({ measure }, range) {
  return range.zero ? measure.label : `${measure.label} (the axis does not start at zero)`;
}

/** Where a value lies between two places in px. @param {Range} range @param {number} from px of its smallest @param {number} to px of its largest */
export function placeOn({ min, max }, from, to) {
  return (/** @type {number} */ value) => from + ((value - min) / (max - min)) * (to - from);
}
