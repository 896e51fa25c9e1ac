import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, release } from "./fixture.ts";

const mistakes = (...edit: readonly [string, string]) => checked({ [release]: edit });
const approval = "data/releases/pupil-survey/2024/approval.yaml";
const publisher = "data/publisher.yaml";

test("a next release that is not after this one is reported", async () => {
  assert.equal(await mistakes("next: 2025-11-27", "next: 2024-11-28"), [
    `${release}:10: the next release on 2024-11-28 is not after this one on 2024-11-28; mend one of the dates`,
  ]);
  assert.equal(await mistakes("next: 2025-11-27", "next: no further release is planned"), []);
});

test("responses that close after publication, or before they open, are reported", async () => {
  const dates = (opened: string, closed: string) =>
    mistakes(
      "designation: official",
      `designation: official\nresponses_opened: ${opened}\nresponses_closed: ${closed}`,
    );
  assert.equal(await dates("2024-09-01", "2024-12-01"), [
    `${release}:13: responses closed on 2024-12-01, after publication on 2024-11-28; mend one of the dates`,
  ]);
  assert.equal(await dates("2024-11-01", "2024-10-01"), [
    `${release}:12: responses opened on 2024-11-01, after they closed on 2024-10-01; mend one of the dates`,
  ]);
  assert.equal(await dates("not stated", "2024-10-01"), []);
});

test("a correction before publication is reported", async () => {
  const correction = "corrections:\n  - {date: 2024-01-01, kind: correction, what: W, why: Y}\n";
  assert.equal(await mistakes("related:", `${correction}related:`), [
    `${release}:35: a change on 2024-01-01 is before publication on 2024-11-28; mend one of the dates`,
  ]);
});

test("a period that does not fit its kind of year is reported", async () => {
  assert.equal(await mistakes("time_period: 2024", "time_period: 202425"), [
    `${release}:4: "202425" is no calendar year; write it in four digits, as 2024`,
  ]);
  assert.equal(await mistakes("time_identifier: Calendar year", "time_identifier: Academic year"), [
    `${release}:4: "2024" is no academic year; write it in six digits, as 202425`,
  ]);
  assert.equal(await checked({ "data/releases/pupil-numbers/2024/release.yaml": ["202324", "202325"] }), [
    'data/releases/pupil-numbers/2024/release.yaml:4: "202325" is not two years that follow each other; write them as 202425',
  ]);
});

test("a related release that does not exist, or is the release itself, is reported", async () => {
  assert.equal(await mistakes("[pupil-numbers/2024]", "[pupil-number/2024, pupil-survey/2024]"), [
    `${release}:34: the related release "pupil-number/2024" does not exist; did you mean "pupil-numbers/2024"?`,
    `${release}:34: the release is related to itself; leave it out`,
  ]);
});

test("a level of area pages that no table names is reported", async () => {
  assert.equal(await mistakes("related:", "area_pages: [Regional, School]\nrelated:"), [
    `${release}:34: the level "School" has area pages, but no table names it in its geography; use one of Local authority, Regional`,
  ]);
});

test("a folder that differs from the collection or period inside is reported", async () => {
  assert.equal(
    await mistakes("collection: pupil-survey\nperiod: 2024", "collection: pupil-numbers\nperiod: 2025"),
    [
      `${release}:1: "collection" is "pupil-numbers", but its folder is "pupil-survey"; give both the same name`,
      `${release}:2: "period" is "2025", but its folder is "2024"; give both the same name`,
    ],
  );
});

test("an approval of an unknown answer, twice of a response, or after publication is reported", async () => {
  assert.equal(await checked({ [approval]: ["statements.1:", "statements.3:"] }), [
    `${approval}:7: approves an answer to "statements.3", which is not in the collection; did you mean "statements.2"?`,
  ]);
  assert.equal(await checked({ [approval]: ["2024-11-20", "2024-11-29"] }), [
    `${approval}:2: was signed on 2024-11-29, after publication on 2024-11-28; publish after the approval`,
  ]);
  const twice = "organisations:\n  - {response: R1, name: Again, answers: {}}\n";
  assert.equal(await checked({ [approval]: ["organisations:\n", twice] }), [
    `${approval}:5: approves the same response twice; keep one`,
  ]);
  assert.equal(
    await checked({ [approval]: ["0123456789abcdef0123", "x"] }),
    [
      `${approval}:7: "organisations.0.answers.statements.1" is "x456789abcdef0123456789abcdef0123456789abcdef"; it must be a SHA-256 in 64 hexadecimal digits`,
    ].map((line) => line.replace(/"x[0-9a-f]+"/, `"x${"0123456789abcdef".repeat(4).slice(20)}"`)),
  );
});

test("an approval where organisations cannot be told or responses found is reported", async () => {
  const path = "methodology/pupil-survey/collection.yaml";
  assert.equal(await checked({ [path]: ["id: response\n", ""] }), [
    `${approval}:3: names responses, but the collection has no id; set "id" in its collection.yaml`,
  ]);
  assert.equal(await checked({ [path]: ["organisation: role = 'council'\n", ""] }), [
    `${approval}:3: names organisations, but the collection cannot tell them; set "organisation" in its collection.yaml`,
  ]);
});

test("a calendar entry that is confirmed without a date, or has a date and a month, is reported", async () => {
  assert.equal(await checked({ [publisher]: ["state: provisional", "state: confirmed"] }), [
    `${publisher}:17: "Pupils' views in 2025" is confirmed and has no date; give its date, or call it provisional`,
  ]);
  assert.equal(await checked({ [publisher]: ["month: 2025-06", "month: 2025-06, date: 2025-06-01"] }), [
    `${publisher}:17: "Pupils' views in 2025" has a date and a month; keep the date`,
  ]);
});

test.run();
