import { test } from "uvu";
import * as assert from "uvu/assert";
import { readBankHolidays } from "../../pipeline/definitions/bank-holidays.ts";
import { type ProgressSpec, progressSchema } from "../../pipeline/definitions/progress.ts";
import { resolveProgress } from "../../pipeline/definitions/resolve-progress.ts";
import type { ReleaseFile } from "../../pipeline/package.ts";
import { progressCounts } from "../../pipeline/page-audit/progress.ts";
import type { ProgressReport } from "../../pipeline/progress-report.ts";
import { progressPages } from "../../site/lib/progress.js";
import { checked, release } from "./fixture.ts";

const england = readBankHolidays(".");
const owner = "Local authority";

/** A page on progress as it stood on a day, with these milestones and series. */
function progress(as_of: string, milestones: object, series: object = {}): ProgressReport {
  const events = {
    draft: { label: "Draft", date: "2009-05-20" },
    final: { label: "Final", date: "2009-06-15" },
  };
  const spec: ProgressSpec = progressSchema.parse({
    ...{ as_of, title: "Progress", summary: "What was done.", events, milestones, series },
  });
  return resolveProgress(spec, england);
}

const statement = { what: "Statement of action", owner, after: "final", working_days: "10" };
const stands = ({ milestones: [one] }: ProgressReport) => one && [one.due, one.state, one.late, one.lateUnit];

test("ten working days after Monday 15 June 2009 are Monday 29 June, and a day after that is late by one", () => {
  const on = (done?: string, as_of = "2009-12-31") =>
    stands(progress(as_of, { statement: { ...statement, ...(done === undefined ? {} : { done }) } }));
  assert.equal(on("2009-06-29"), ["2009-06-29", "done", 0, "working days"]);
  assert.equal(on("2009-06-30"), ["2009-06-29", "done late", 1, "working days"]);
  // from Monday to the Monday after it are five working days
  assert.equal(on(undefined, "2009-07-06"), ["2009-06-29", "overdue", 5, "working days"]);
  assert.equal(on(undefined, "2009-06-29"), ["2009-06-29", "due", 0, "working days"]);
});

test("the late May bank holiday is no working day: five after Wednesday 20 May 2009 are Thursday 28 May", () => {
  const found = progress("2009-06-01", {
    comments: { what: "Comments", owner, after: "draft", working_days: "5" },
  });
  assert.is(found.milestones[0]?.due, "2009-05-28");
  assert.equal(found.holidays, ["2009-05-25"]);
});

test("what is due about a year after is due by its month, and never late", () => {
  const again = { what: "Re-inspection", owner, after: "draft", months: "12", about: "yes" };
  assert.equal(stands(progress("2011-01-01", { again })), ["2010-05-20", "due", 0, "days"]);
  const leap = { ...again, after: "final", months: "8" };
  assert.is(progress("2011-01-01", { leap }).milestones[0]?.due, "2010-02-15");
});

test("meetings are due every six weeks from the first, up to the first that is to come", () => {
  const held = ["2009-07-06", "missed", "2009-10-01"];
  const found = progress(
    "2009-11-10",
    {},
    { group: { what: "Review group", owner, weeks: "6", first: "2009-07-06", held } },
  );
  assert.equal(
    found.series[0]?.occasions.map(({ due, state, late }) => `${due} ${state} ${late}`),
    [
      "2009-07-06 done 0",
      "2009-08-17 missed 0",
      "2009-09-28 done late 3",
      "2009-11-09 overdue 1",
      "2009-12-21 due 0",
    ],
  );
});

test("a term that runs from nothing, and a day after the page's own, are reported where they stand", async () => {
  const lines = `progress:
  as_of: 2024-07-01
  title: Progress
  summary: What was done.
  events:
    report: { label: Report, date: 2024-05-01 }
  milestones:
    one: { what: One, owner: A role, after: reprot, weeks: 2 }
    two: { what: Two, owner: A role, weeks: 2, due: 2024-05-02 }
    three: { what: Three, owner: A role, due: 2024-05-02, done: 2024-08-01 }
related: [pupil-numbers/2024]`;
  const said = (await checked({ [release]: ["related: [pupil-numbers/2024]", lines] })).join("\n");
  assert.match(said, 'milestone "one" runs from "reprot", which is no event; did you mean "report"?');
  assert.match(
    said,
    'milestone "two" has not one term; give it one of working_days, weeks, months (with after), or due',
  );
  assert.match(said, 'milestone "two" has a term that runs from nothing');
  assert.match(said, "2024-08-01 is after the day that progress speaks of, 2024-07-01");
});

const whole = progress(
  "2009-09-30",
  {
    statement: { ...statement, done: "2009-06-30" },
    comments: { what: "Comments", owner, after: "draft", working_days: "5" },
    again: { what: "Re-inspection", owner, after: "draft", months: "12", about: "yes" },
  },
  { group: { what: "Review group", owner, weeks: "6", first: "2009-07-06", held: ["2009-07-06", "missed"] } },
);

/** What a page shows at each address of its marks. */
function shownOn(report: ProgressReport): Map<string, string> {
  const file = { collection: "c", period: "p", progress: report };
  const [page] = progressPages([{ release: file } as never]);
  const lines = [...(page?.milestones ?? []), ...(page?.series.flatMap(({ lines: own }) => own) ?? [])];
  return new Map([
    ...lines.flatMap(({ address, dueText, doneText, stands: words }): [string, string][] => [
      [`${address}:due`, dueText],
      [`${address}:done`, doneText],
      [`${address}:stands`, words],
    ]),
    ...(page?.counts ?? []).map(({ address, count }): [string, string] => [address, count]),
  ]);
}

/** The addresses at which the page does not read as the audit works it out from the package. */
function wrong(report: ProgressReport): string[] {
  const audited = new Map(progressCounts({ progress: report } as Pick<ReleaseFile, "progress">));
  return [...shownOn(report)]
    .filter(([address, text]) => audited.get(address) !== text)
    .map(([address]) => address);
}

test("a page says in words what was done late, what is overdue and what is to come, and the audit finds the same", () => {
  const shown = shownOn(whole);
  assert.is(shown.get("progress:statement:stands"), "Done late, by 1 working day");
  // after 28 May: 1 in May, 22 in June, 23 in July, 20 in August with its bank holiday, 22 in September
  assert.is(shown.get("progress:comments:stands"), "Overdue by 88 working days");
  assert.is(shown.get("progress:again:due"), "about May 2010");
  assert.is(shown.get("progress:group:1:stands"), "Not held");
  assert.is(shown.get("progress:count:Done"), "2");
  assert.equal(wrong(whole), []);
});

test("the audit finds a due day that was moved, and a state that is not so", () => {
  const [statementOf, ...others] = whole.milestones;
  const later = {
    ...statementOf,
    due: "2009-07-01",
    state: "done",
    late: 0,
  } as ProgressReport["milestones"][number];
  assert.equal(wrong({ ...whole, milestones: [later, ...others] }), [
    "progress:statement:due",
    "progress:statement:stands",
  ]);
  assert.ok(wrong({ ...whole, holidays: [] }).includes("progress:comments:due"));
});

test.run();
