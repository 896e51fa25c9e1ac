import { releaseAddress } from "./addresses.js";
import { showDate } from "./show.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Milestone, Occasion, ProgressReport } from "../../pipeline/progress-report.ts" */
/** @import { ReleaseView } from "./release-view.js" */

/** The words of a state, and how its tag is coloured; the words alone say all. */
const states = {
  done: { words: "Done in time", colour: "green" },
  "done late": { words: "Done late", colour: "yellow" },
  missed: { words: "Not held", colour: "purple" },
  overdue: { words: "Overdue", colour: "red" },
  due: { words: "Still to come", colour: "grey" },
};

const heardStates = {
  done: { label: "Done", colour: "green" },
  "under way": { label: "Under way", colour: "blue" },
  "not started": { label: "Not started", colour: "yellow" },
};

/** How states are told at the top, worst last; "Done" is done in time or late. */
const counted = ["Done", "Not held", "Overdue", "Still to come"];

/**
 * The pages on progress of the releases that have one, ready to show. Every day and state carries the address by which the
 * audit of pages finds it again.
 * @param {readonly ReleaseView[]} releases
 */
export function progressPages(releases) {
  return releases.flatMap((item) =>
    item.release.progress === undefined ? [] : [progressPage(item, item.release.progress)],
  );
}

/** @param {Pick<ReleaseFile, "collection" | "period">} release */
export function progressAddress(release) {
  return `${releaseAddress(release)}progress/`;
}

/** @param {ReleaseView} item @param {ProgressReport} progress */
function progressPage(item, progress) {
  const once = progress.milestones.map((one) => ({
    ...one,
    ...lineOf(one, `progress:${one.id}`),
    ...(one.about ? aboutLine(one) : {}),
    after: progress.events.find(({ id }) => id === one.term?.after)?.label ?? null,
  }));
  const series = progress.series.map((one) => ({
    ...one,
    lines: one.occasions.map((occasion, index) => ({
      ...lineOf(occasion, `progress:${one.id}:${index}`),
    })),
  }));
  const stands = [...once, ...series.flatMap(({ lines }) => lines)].map((line) => line.stands);
  return {
    item,
    address: progressAddress(item.release),
    ...progress,
    asOfText: showDate(progress.asOf),
    eventRows: progress.events.map(({ id, label, date }) => ({
      key: { text: label },
      value: { html: `<span data-count="progress:event:${id}">${showDate(date)}</span>` },
    })),
    milestones: once,
    series,
    counts: counted.map((label) => ({
      label,
      address: `progress:count:${label}`,
      count: String(stands.filter((each) => each.startsWith(label)).length),
    })),
    heard: progress.heard.map((one) => ({ ...one, shown: heardStates[one.state] })),
  };
}

/** @param {Occasion} occasion @param {string} address */
function lineOf({ due, done, state, late, lateUnit }, address) {
  const { words, colour } = states[state];
  const unit = late === 1 ? lateUnit.replace(/s$/, "") : lateUnit;
  const by = state === "done late" ? `, by ${late} ${unit}` : ` by ${late} ${unit}`;
  return {
    address,
    dueText: showDate(due),
    doneText: done === null ? "" : showDate(done),
    colour,
    stands: late > 0 ? `${words}${by}` : words,
  };
}

/** What is due only about a month is told by the month, and never late. @param {Milestone} milestone */
function aboutLine({ due, done }) {
  return { dueText: `about ${showDate(due.slice(0, 7))}`, stands: done === null ? "Still to come" : "Done" };
}
