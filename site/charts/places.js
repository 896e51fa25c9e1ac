/**
 * Where the categories of a line stand: years and months by their distance in time, so that a gap of many years looks
 * like one; other ordered categories at equal distances.
 *
 * @param {import("./chart.js").Chart} chart
 * @param {number} from px of the first
 * @param {number} to px of the last
 * @returns {number[]} px
 */
export function places({ categories }, from, to) {
  if (categories.length === 1) return [(from + to) / 2];
  const times = categories.map(({ code }) => timeOf(code));
  const ordered = times.every((time, i) => time !== null && (i === 0 || time > (times[i - 1] ?? 0)));
  const steps = ordered ? times.map((time) => time ?? 0) : categories.map((_, i) => i);
  const [first = 0, last = 1] = [steps[0], steps.at(-1)];
  return steps.map((step) => from + ((step - first) / (last - first)) * (to - from));
}

/** The years of "2024", "2023-24" (an academic or financial year), "2024-05" (a month) and "2024-Q2". @param {string} code */
function timeOf(code) {
  const [, year, part] = /^((?:18|19|20|21)\d\d)(?:[-/](Q[1-4]|\d\d))?$/.exec(code) ?? [];
  if (year === undefined) return null;
  if (part?.startsWith("Q")) return Number(year) + (Number(part.slice(1)) - 1) / 4;
  const month = Number(part ?? 0);
  return Number(year) + (month >= 1 && month <= 12 ? (month - 1) / 12 : 0);
}
