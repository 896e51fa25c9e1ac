import { tableAddress } from "./addresses.js";
import { showDate, showNumber } from "./show.js";

/** @import { PublishedTable, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Trial, TrialSide } from "../../pipeline/trial.ts" */

/**
 * What was tried and what changed in daily counts, as a page shows it. Each figure has the address by which the page
 * audit works it out again.
 * @param {ReleaseFile} release
 */
export function trialViews(release) {
  return (release.trials ?? []).map((trial, index) => {
    const table = release.tables.find(({ name }) => name === trial.table);
    return {
      id: `trial-${index + 1}`,
      title: trial.title,
      what: trial.what,
      counted: countedIn(trial, table, release.unit.many),
      days: String(trial.days),
      sides: [sideView("Before", "before", trial.before), sideView("After", "after", trial.after)],
      ratio: showNumber(trial.ratio, 2),
      lower: showNumber(trial.lower, 2),
      upper: showNumber(trial.upper, 2),
      verdict: verdict(trial),
      address: `trial:${index}`,
      table: { title: table?.title ?? trial.table, address: tableAddress(release, trial.table) },
    };
  });
}

/**
 * @param {string} label
 * @param {string} part
 * @param {TrialSide} side
 */
function sideView(label, part, { from, to, perDay }) {
  return {
    label,
    part,
    from,
    to,
    fromText: showDate(from),
    toText: showDate(to),
    perDay: showNumber(perDay, 1),
  };
}

/**
 * What is counted each day: the chosen codes' labels, or the unit of the collection.
 * @param {Trial} trial
 * @param {PublishedTable | undefined} table
 * @param {string} unit
 */
function countedIn({ where }, table, unit) {
  const labels = Object.entries(where).flatMap(
    ([name, chosen]) =>
      table?.dimensions.find((one) => one.name === name)?.codes.find(({ code }) => code === chosen)?.label ??
      [],
  );
  const words = labels.join(", ") || unit;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/**
 * Whether the interval leaves out that nothing changed.
 * @param {Trial} trial
 */
function verdict({ lower, upper }) {
  if (lower > 1) return "more than chance explains: higher after the change";
  return upper < 1 ? "more than chance explains: lower after the change" : "no more than chance may explain";
}
