import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { enquiriesCsv } from "../methodology/enquiries/generate.ts";
import { feedbackCsv } from "../methodology/release-feedback/generate.ts";
import { readBankHolidays } from "../pipeline/definitions/bank-holidays.ts";
import { workingDaysBetween } from "../pipeline/working-days.ts";

type Row = Record<string, string>;
const rowsOf = (text: string) => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const kept = (path: string) => readFileSync(new URL(`../data/responses/${path}`, import.meta.url), "utf8");

test("the committed log of enquiries and export of the form are what the scripts make", () => {
  assert.is(enquiriesCsv(), kept("enquiries/2024/log.csv"));
  assert.is(feedbackCsv(), kept("release-feedback/2024/form.csv"));
});

test("both name nobody, and their addresses are those kept for examples", () => {
  const log = rowsOf(enquiriesCsv());
  assert.ok(log.every((row) => row["Requester"] === "" && row["E-mail"] === "someone@example.org"));
  assert.ok(log.every((row) => row["Question"] === ""));
  const form = rowsOf(feedbackCsv());
  assert.ok(form.every((row) => ["", "someone@example.org"].includes(row["E-mail address"] ?? "?")));
  assert.ok(form.every((row) => ["", "A synthetic comment."].includes(row["What should we change?"] ?? "?")));
});

test("the log has every route and theme, rows to set aside, and nothing about a release before it was out", () => {
  const log = rowsOf(enquiriesCsv());
  assert.is(log.length, 1480 + 6 + 4 + 3 + 2);
  assert.is(new Set(log.map((row) => row["Reference"])).size, 1480 + 4 + 3 + 2);
  assert.equal([...new Set(log.map((row) => row["Type"]))].sort(), ["FOI", "Mailbox", "PQ", "Press"]);
  const early = log.filter(
    (row) => row["About"] === "big-listen-2024" && (row["Received"] ?? "").slice(3, 5) < "10",
  );
  assert.is(early.length, 0);
});

test("most freedom of information requests are answered within 20 working days, and about one in seven is not", () => {
  const england = readBankHolidays(new URL("..", import.meta.url).pathname);
  const iso = (day: string) => day.split("/").reverse().join("-");
  const answered = rowsOf(enquiriesCsv())
    .slice(0, 1480)
    .filter((row) => row["Type"] === "FOI" && row["Answered"] !== "")
    .map((row) => workingDaysBetween(iso(row["Received"] ?? ""), iso(row["Answered"] ?? ""), england));
  const late = answered.filter((days) => days > 20).length / answered.length;
  assert.ok(late > 0.08 && late < 0.2, `${late}`);
});

test("a reply names the release and, since April, its version, as the link on the landing page fills them in", () => {
  const form = rowsOf(feedbackCsv()).slice(0, 520);
  const before = form.filter((row) => (row["Submitted at"] ?? "") < "2024-04");
  assert.ok(before.length > 50 && before.every((row) => row["Version"] === ""));
  assert.ok(form.filter((row) => !before.includes(row)).every((row) => row["Version"] === "1.0"));
  assert.ok(form.every((row) => /^[a-z-]+\/\d{4}$/.test(row["Release"] ?? "")));
});

test.run();
