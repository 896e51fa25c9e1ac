import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reportLines } from "../../pipeline/inspect/report.ts";
import { inspectFile } from "../../pipeline/inspect.ts";
import { wordsOf } from "./a-workbook.ts";

const folder = "../shared/data/ees-tables";
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(".ods")) : undefined;

/**
 * The report on the workbook that Ofsted published, each item checked against the file with another reader. The 168
 * empty cells of the inspection history are in column M, and its introduction tells of column K, which is full: the
 * column "Local authority status" was put in and the sentence stayed.
 */
const report = [
  [1, "met"],
  [2, "met"],
  [3, "met"],
  [4, "not met", "Cover!17:17: blank rows"],
  [5, "not met", "Notes!A1:A18: takes the worksheet's title for its header"],
  [
    6,
    "look",
    "Cover!A1: does not wrap, and runs over empty cells",
    "Cover!A19:A20: does not wrap, and runs over empty cells",
    "Cover!A22:A23: does not wrap, and runs over empty cells",
    "Cover!A25: does not wrap, and runs over empty cells",
    "Inspections_as_at_31_March!A1:A2: does not wrap, and runs over empty cells",
    "+2",
  ],
  [7, "met"],
  [
    8,
    "not met",
    "Cover!B: 8 empty cells, the first B18",
    "ILACS_inspection_history!M: 168 empty cells, the first M4; the introduction tells of other columns",
  ],
  [9, "met"],
  [10, "look"],
  [11, "met"],
  [12, "not applicable"],
  [13, "not applicable"],
  [14, "not applicable"],
  [
    15,
    "not met",
    "Notes!A4: a bare address",
    "Notes!A9: a bare address",
    "Notes!A13: a bare address",
    "Notes!A15: a bare address",
  ],
  [
    16,
    "not met",
    "Inspections_as_at_31_March!A2:A156: 11 points",
    "Inspections_as_at_31_March!B3:K156: 11 points (1490 cells)",
    "In-year_inspections!A2:A115: 11 points",
    "In-year_inspections!B3:G115: 11 points",
    "In-year_inspections!H3:L3: 11 points",
    "+124",
  ],
  [17, "met"],
  [18, "met"],
  [19, "not met", "Cover!A1:A2: border", "Cover!B2: border", "Contents!A2:B6: border"],
  [20, "met"],
  [21, "not met", 'Cover: an image "Picture 3"'],
  [22, "met"],
  [
    23,
    "not met",
    "Cover!A1: does not say how many tables there are",
    "Cover!A1: does not say where the table starts",
    "Contents!A1: does not say how many tables there are",
    "Contents!A1: does not say where the table starts",
    "Notes!A1: the table begins in row 1, before any title",
  ],
  [24, "met"],
  [25, "met"],
  [26, "not met", "*: no author or organisation", "*: no language"],
  [27, "met"],
  [
    28,
    "not met",
    "Cover: does not tell the next release",
    "Cover: does not tell where metadata and notes are",
  ],
  [29, "met"],
  [30, "met"],
  [31, "not applicable"],
  [32, "not applicable"],
];

if (file === undefined)
  console.log(
    "SKIPPED: the workbook of Ofsted is not inspected, because ../shared/data/ees-tables is not here",
  );
else {
  test("the workbook of Ofsted, item by item", async () => {
    const { items, met } = await inspectFile(join(folder, file), "ofsted.ods");
    assert.equal(
      items.map((one) => [one.item, ...wordsOf(one)]),
      report,
    );
    assert.is(met, false);
  });

  test("the guide shows the report on that workbook, line by line", async () => {
    const guide = readFileSync("methodology/guides/inspect.md", "utf8");
    const shown = /```text\n([\s\S]*?)```/.exec(guide)?.[1];
    const lines = reportLines(await inspectFile(join(folder, file), file));
    assert.is(shown, lines.map((line) => `${line}\n`).join(""));
  });
}

test.run();
