import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { publicationFile, writePublication } from "../pipeline/publication.ts";
import { publisher } from "./formats/sample.ts";

const release = (collection: string, period: string, published: string) => ({
  collection,
  period,
  published,
  seriesTitle: `Series ${collection}`,
  summary: `Summary ${period}.`,
  title: `Title ${period}`,
});

test("lists each series with its periods, under the collection's own summary where it is given", () => {
  const releases = [
    release("a", "2024", "2024-11-01"),
    release("a", "2025", "2025-11-01"),
    release("b", "1", "2025-01-01"),
  ];
  const { series } = publicationFile({ publisher }, "2025-12-31", releases, new Map([["b", "About b."]]));
  assert.equal(series, [
    { collection: "a", title: "Series a", summary: "Summary 2025.", periods: ["2024", "2025"] },
    { collection: "b", title: "Series b", summary: "About b.", periods: ["1"] },
  ]);
});

test("shows in the calendar what is announced and what is out, by date, those without a date last; each keeps its log", () => {
  const calendar = [
    { collection: "a", period: "2027", title: "Later", state: "provisional" as const, changes: [] },
    {
      collection: "a",
      period: "2026",
      title: "Next",
      month: "2026-11",
      state: "provisional" as const,
      changes: [],
    },
    {
      collection: "a",
      period: "2025",
      title: "Now",
      date: "2025-11-01",
      state: "confirmed" as const,
      note: "Moved.",
      changes: [
        { on: "2025-09-01", was: "2025-10", why: "A late file." },
        { on: "2025-09-01", was: "provisional", why: "The date was set." },
        { on: "2025-10-01", was: "2025-10-30", why: "A holiday." },
      ],
    },
    {
      collection: "a",
      period: "2024",
      title: "Then",
      date: "2024-11-01",
      state: "cancelled" as const,
      changes: [],
    },
  ];
  const file = publicationFile(
    { publisher: { ...publisher, calendar } },
    "2025-11-01",
    [release("a", "2025", "2025-11-01")],
    new Map(),
  );
  assert.equal(
    file.calendar.map(({ title, date, state, note }) => [title, date, state, note]),
    [
      ["Then", "2024-11-01", "cancelled", null],
      ["Title 2025", "2025-11-01", "published", "Moved."],
      ["Next", "2026-11", "provisional", null],
      ["Later", null, "provisional", null],
    ],
  );
  assert.equal(
    file.calendar.map(({ changes }) => changes.map(({ on, was, became, why }) => [on, was, became, why])),
    [
      [],
      [
        ["2025-09-01", "2025-10", "2025-10-30", "A late file."],
        ["2025-09-01", "provisional", "confirmed", "The date was set."],
        ["2025-10-01", "2025-10-30", "2025-11-01", "A holiday."],
      ],
      [],
      [],
    ],
  );
});

test("does not call a release published before its date", () => {
  const { calendar } = publicationFile(
    { publisher },
    "2025-10-31",
    [release("a", "2025", "2025-11-01")],
    new Map(),
  );
  assert.equal(calendar, []);
});

/** Writes the publication of a root in which nobody wrote a register or a report. */
function written(root: string): Promise<void> {
  const registers = { engagement: [], actions: null, consultations: [], schoolHolidays: [], citations: null };
  const standing = { publisher, ...registers, reviews: { reviews: [] } };
  return writePublication(root, standing, "2025-12-31", { summaries: new Map(), whole: true });
}

test("reads the packages that are there and whole, and writes the file beside them", async () => {
  const root = mkdtempSync(join(tmpdir(), "publication-"));
  for (const folder of ["b/2025", "a/2025", "a/2024", "a/2026.partial"]) {
    const [collection = "", period = ""] = folder.split("/");
    mkdirSync(join(root, "data/packages", folder), { recursive: true });
    writeFileSync(
      join(root, "data/packages", folder, "release.json"),
      JSON.stringify(release(collection, period, "2025-01-01")),
    );
  }
  await written(root);
  const file = JSON.parse(readFileSync(join(root, "data/packages/publication.json"), "utf8"));
  assert.is(file.asOf, "2025-12-31");
  assert.is(file.publisher.example, null);
  assert.equal(
    file.series.map(({ collection, periods }: { collection: string; periods: string[] }) => [
      collection,
      periods,
    ]),
    [
      ["a", ["2024", "2025"]],
      ["b", ["2025"]],
    ],
  );
  rmSync(root, { recursive: true });
});

test("says which package cannot be read", async () => {
  const root = mkdtempSync(join(tmpdir(), "publication-"));
  mkdirSync(join(root, "data/packages/a/2025"), { recursive: true });
  writeFileSync(join(root, "data/packages/a/2025/release.json"), "{");
  await written(root).then(
    () => assert.unreachable(),
    (error) =>
      assert.is(error.message, "data/packages/a/2025: release.json cannot be read; build the release again"),
  );
  rmSync(root, { recursive: true });
});

test.run();
