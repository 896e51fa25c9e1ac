import { linesOf } from "./consultation-tables.js";
import { showNumber } from "./show.js";

/** @import { Consultation } from "../../pipeline/consultation.ts" */
/** @import { Package } from "./packages.js" */

/** Fewer answers than this make the cost of one a matter of chance. */
const fewest = 20;

/**
 * What a consultation cost, line by line, by way to respond and in all, and what that is for each answer.
 * @param {Consultation} consultation
 * @param {Package} item the release of its results
 */
export function costsOf({ collection, period, costs, results, ways }, item) {
  if (costs === null) return null;
  const counts = `consultations:${collection}/${period}`;
  const table = item.release.tables.find(({ name }) => name === results?.channels) ?? null;
  const answers = linesOf(item, table);
  const { concedes } = item.audit;
  const spentOn = (/** @type {string} */ channel) =>
    sum(costs.lines.filter((line) => line.channel === channel).map(({ pounds }) => pounds));
  const each = (/** @type {string} */ code, /** @type {number} */ pounds) => {
    const count = answers.find((line) => line.code === code)?.count?.value ?? null;
    return count === null || count < fewest ? null : eachText(pounds, count, concedes);
  };
  const total = sum(costs.lines.map(({ pounds }) => pounds));
  const withCosts = ways.filter(({ channel }) => costs.lines.some((line) => line.channel === channel));
  return {
    note: costs.note,
    lines: costs.lines.map(({ what, pounds }, index) => ({
      what,
      address: `${counts}:pounds:${index}`,
      pounds: money(pounds),
    })),
    total: { address: `${counts}:pounds:total`, pounds: money(total) },
    byWay: [
      ...withCosts.flatMap(({ channel, label }) =>
        channel === null
          ? []
          : [wayOf(counts, channel, label, money(spentOn(channel)), each(channel, spentOn(channel)))],
      ),
      wayOf(counts, "total", "All, with what the ways share", money(total), each("Total", total)),
    ],
    rounded: concedes !== null && concedes.above > 0,
  };
}

/**
 * @param {string} counts
 * @param {string} name
 * @param {string} label
 * @param {string} pounds
 * @param {string | null} text
 */
function wayOf(counts, name, label, pounds, text) {
  return {
    label,
    pounds: { address: `${counts}:pounds:${name}`, pounds },
    each: text === null ? null : { address: `${counts}:each:${name}`, text },
  };
}

/**
 * The cost of one answer in whole pounds, with the least and most that rounding of the count allows.
 * @param {number} pounds
 * @param {number} count
 * @param {{ below: number, above: number } | null} concedes
 */
function eachText(pounds, count, concedes) {
  const [low, high] = [count + (concedes?.above ?? 0), count - (concedes?.below ?? 0)].map((answers) =>
    money(Math.floor((2 * pounds + answers) / (2 * answers))),
  );
  const middle = money(Math.floor((2 * pounds + count) / (2 * count)));
  return low === high ? middle : `${middle} (${low} to ${high})`;
}

/** @param {number} pounds */
function money(pounds) {
  return `£${showNumber(pounds, 0)}`;
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
