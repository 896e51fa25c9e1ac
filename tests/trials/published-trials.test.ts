// A release with a trial: what is refused, what is published, and that both audits find a figure that is not so.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditReleases, buildReleases } from "../../pipeline/build.ts";
import { check } from "../../pipeline/check.ts";
import { readPackages } from "../../pipeline/page-audit/packages.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { silent } from "../../pipeline/progress.ts";
import { dayAfter } from "../../pipeline/trial.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";
import { trialViews } from "../../site/lib/trials.js";

const releasePath = "data/releases/daily/2024/release.yaml";
const days = Array.from({ length: 28 }, (_, index) => dayAfter("2024-03-04", index));

/** 10 a day before and 20 after, with 4 more and 4 fewer by turns, so that days differ; views are not tried. */
const counts = days.map((day, index) => {
  const usual = index < 14 ? 10 : 20;
  return { day, downloads: usual + (index % 2 === 0 ? 4 : -4), views: 30 };
});

const trial = `trials:
  - title: Workbooks first
    what: From 18 March 2024 workbooks stood first.
    changed: 2024-03-18
    days: 14
    table: by-day
    dimension: day
    where: {use: download}
`;

const files: Readonly<Record<string, string>> = {
  "data/publisher.yaml": readFileSync("tests/roots/usage/data/publisher.yaml", "utf8"),
  "methodology/classifications/days.csv": `code,label\n${days.map((day) => `${day},Day ${day}\n`).join("")}`,
  "methodology/daily/collection.yaml": `collection: daily
title: Downloads of each day
summary: Downloads of each day, for a test.
kind: usage
unit: {one: request, many: requests}
coverage: England
source: {layout: counted}
variables:
  day: {type: code, label: Day, codes: days, required: yes}
  use: {type: code, label: Use, codes: {view: Views, download: Downloads}, required: yes}
`,
  "methodology/daily/protection.yaml": `method: none
reason: These figures were made up.
percentages: {from: true, minimum_base: 0}
averages: {minimum_base: 0}
`,
  "methodology/daily/quality.md":
    "# Downloads: methodology and quality\n\n## Strengths and limits\n\nMade up.\n",
  [releasePath]: `collection: daily
period: 2024
period_label: March 2024
time_period: 2024
time_identifier: Calendar year
title: Downloads of each day, March 2024
summary: Downloads of each day in March 2024.
theme: Use
published: 2024-05-01
next: no further release is planned
designation: ad_hoc
headlines: [{label: requests, figure: figure("by-day")}]
main_points: ['{{ figure("by-day") }} requests were counted.']
featured: [by-day]
tables:
  by-day: {title: "Requests, by day and use", by: [day, use], measure: [count]}
${trial}`,
  "data/releases/daily/2024/commentary.md": "## What it is\n\nA test.\n",
  "data/responses/daily/2024/days.csv": `day,use,count\n${counts
    .map(({ day, downloads, views }) => `${day},download,${downloads}\n${day},view,${views}\n`)
    .join("")}`,
};

const root = mkdtempSync(join(tmpdir(), "trials-"));
const places = { root, responses: null, private: null, asOf: null, progress: silent };
const writeAll = (changed: Readonly<Record<string, string>> = {}) => {
  for (const [name, text] of Object.entries({ ...files, ...changed })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
};
const withTrial = (find: string, put: string) => {
  writeAll({ [releasePath]: (files[releasePath] ?? "").replace(trial, trial.replace(find, put)) });
};

async function mistakes(find: string, put: string): Promise<string[]> {
  withTrial(find, put);
  return (await check(root)).map(problemLine).map((line) => line.replace(`${releasePath}:`, ""));
}

test("a trial of no whole weeks, of days or codes that are not there, or of an unknown table is refused by its line", async () => {
  assert.equal(await mistakes("days: 14", "days: 10"), [
    "21: compares 10 days with 10 days, which are no whole weeks or fewer than two; write 14, 21, 28 and so on",
  ]);
  assert.equal(await mistakes("changed: 2024-03-18", "changed: 2024-03-19"), [
    '20: "day" has no code for 1 of the days, such as 2024-04-01; add them to its list, or compare fewer days',
  ]);
  assert.equal(await mistakes("use: download", "use: downloads"), [
    '24: "downloads" is no code of "use"; did you mean "download"?',
  ]);
  assert.equal(await mistakes("use: download", "day: 2024-03-05"), [
    '24: "day" is no other dimension of the table; use one of use',
  ]);
  assert.equal(await mistakes("dimension: day", "dimension: dya"), [
    '23: "dya" is no dimension of the table "by-day"; did you mean "day"?',
  ]);
  assert.equal(await mistakes("table: by-day", "table: by-week"), [
    '22: compares days of the table "by-week", which the release does not have; use one of by-day',
  ]);
});

test("the trial is published from the table's cells: 140 and 280, and the interval of overdispersed counts", async () => {
  writeAll();
  await buildReleases(places, []);
  const { trials } = JSON.parse(readFileSync(join(root, "data/packages/daily/2024/release.json"), "utf8"));
  // Each weekday has 14 and 6 on one side, 24 and 16 on the other: X² = 14 × 16/10 + 14 × 16/20 = 33.6, over 20 degrees 1.68.
  // 2 × exp(±2.08596 × √(1.68 × (1/140 + 1/280))) = 2 × exp(±0.27987).
  assert.equal(trials, [
    {
      title: "Workbooks first",
      what: "From 18 March 2024 workbooks stood first.",
      changed: "2024-03-18",
      days: 14,
      table: "by-day",
      dimension: "day",
      where: { use: "download" },
      before: { from: "2024-03-04", to: "2024-03-17", total: 140, perDay: 10 },
      after: { from: "2024-03-18", to: "2024-03-31", total: 280, perDay: 20 },
      ratio: 2,
      lower: 1.51,
      upper: 2.65,
      dispersion: 1.7,
      carry: 0,
    },
  ]);
});

test("the audit of the package works each figure of a trial out again: a planted one is found", async () => {
  const path = join(root, "data/packages/daily/2024/release.json");
  const sound = readFileSync(path, "utf8");
  const verdict = async (text: string) => {
    writeFileSync(path, text);
    const [first] = await auditReleases(places, []);
    return first?.outcome.record.findings
      .filter(({ file }) => file === "release.json")
      .map(({ where }) => where);
  };
  assert.equal(await verdict(sound), []);
  assert.equal(await verdict(sound.replace('"lower": 1.51', '"lower": 1.52')), ["trials.0.lower"]);
  assert.equal(await verdict(sound.replace('"total": 280', '"total": 281')), ["trials.0.after.total"]);
  writeFileSync(path, sound);
});

test("the audit of pages works them out from the CSV: a planted figure or verdict is found", () => {
  const packages = readPackages(join(root, "data/packages"));
  const findings = (content: string) =>
    auditPage("releases/daily/2024/index.html", `<main>${content}</main>`, packages).map(({ what }) => what);
  const mark = (part: string, text: string) => `<span data-count="trial:0:${part}">${text}</span>`;
  const verdict = "more than chance explains: higher after the change";
  const sound = {
    days: "14",
    before: "10.0",
    after: "20.0",
    ratio: "2.00",
    lower: "1.51",
    upper: "2.65",
    verdict,
  };
  for (const [part, text] of Object.entries(sound)) assert.equal(findings(mark(part, text)), []);
  assert.equal(findings(mark("ratio", "2.01")), ['count trial:0:ratio reads "2.01" but is "2.00"']);
  assert.is(findings(mark("verdict", "no more than chance may explain")).length, 1);
  assert.equal(findings(mark("verdikt", verdict)), ["count trial:0:verdikt is not published"]);
});

test("the page says what is counted, and whether the interval holds that nothing changed", () => {
  const release = JSON.parse(readFileSync(join(root, "data/packages/daily/2024/release.json"), "utf8"));
  const [view] = trialViews(release);
  assert.equal(
    [view?.counted, view?.ratio, view?.verdict, view?.sides[0]?.fromText],
    ["Downloads", "2.00", "more than chance explains: higher after the change", "4 March 2024"],
  );
  const said = (lower: number, upper: number) =>
    trialViews({ ...release, trials: [{ ...release.trials[0], lower, upper, where: {} }] })[0];
  assert.is(said(0.98, 1.2)?.verdict, "no more than chance may explain");
  assert.is(said(1, 1.2)?.verdict, "no more than chance may explain");
  assert.is(said(0.5, 0.9)?.verdict, "more than chance explains: lower after the change");
  assert.is(said(0.5, 0.9)?.counted, "Requests");
});

test("a day that protection does not show, or a side without anything, stops the build and says which", async () => {
  const refusal = async (changed: Readonly<Record<string, string>>) => {
    writeAll(changed);
    try {
      await buildReleases(places, []);
    } catch (error) {
      if (error instanceof UserError) return error.problems.map(problemLine);
      throw error;
    }
    return [];
  };
  const none = counts.map(({ day }, index) => `${day},download,${index < 14 ? 0 : 9}\n`).join("");
  assert.equal(await refusal({ "data/responses/daily/2024/days.csv": `day,use,count\n${none}` }), [
    `${releasePath} (trial 1): nothing is shown to be counted on one side; compare more days, or leave the trial out`,
  ]);
  const hidden = counts.map(({ day }, index) => `${day},download,${index === 3 ? 2 : 9}\n`).join("");
  const suppressed = `method: suppression
threshold: 5
percentages: {from: true, minimum_base: 0}
averages: {minimum_base: 0}
`;
  const [first = ""] = await refusal({
    "methodology/daily/protection.yaml": suppressed,
    "data/responses/daily/2024/days.csv": `day,use,count\n${hidden}`,
  });
  assert.match(first, /\(trial 1\): the table "by-day" does not show the count of 2024-03-/);
});

test.after(() => rmSync(root, { recursive: true }));

test.run();
