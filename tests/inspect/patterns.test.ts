import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { columnLetters, columnNumber, parseRange, rangeName } from "../../pipeline/inspect/address.ts";
import { contrast } from "../../pipeline/inspect/colour.ts";
import { pointsOf } from "../../pipeline/inspect/length.ts";
import { cellPlaces } from "../../pipeline/inspect/places.ts";
import { reportLines } from "../../pipeline/inspect/report.ts";
import { isShorthand, shorthandIn } from "../../pipeline/inspect/shorthand.ts";
import { inspectFile } from "../../pipeline/inspect.ts";
import { bytesOf, type Change, fileOf, reportOn } from "./a-workbook.ts";

test("columns are counted as spreadsheets letter them", () => {
  assert.equal([0, 25, 26, 701, 702, 16_383].map(columnLetters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  assert.equal(["A", "Z", "AA", "ZZ", "AAA", "XFD"].map(columnNumber), [0, 25, 26, 701, 702, 16_383]);
  assert.equal(parseRange("$A$3:K156"), { top: 2, left: 0, bottom: 155, right: 10 });
  assert.is(parseRange("Sheet1"), null);
  assert.is(rangeName({ top: 2, left: 0, bottom: 2, right: 0 }), "A3");
});

test("contrast is that of the Web Content Accessibility Guidelines", () => {
  assert.is(contrast("#000000", "#ffffff"), 21);
  assert.is(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  assert.is(contrast("#ffffff", "#767676").toFixed(2), "4.54");
});

test("lengths are read in every unit, and what is no length is none", () => {
  assert.is(pointsOf("1in"), 72);
  assert.is(pointsOf("2.54cm")?.toFixed(6), "72.000000");
  assert.is(pointsOf("12pt"), 12);
  assert.is(pointsOf("100%"), null);
});

test("cells of which the same is said become ranges, and a long run goes on over gaps with its count", () => {
  const cells = (at: readonly [number, number][]) =>
    cellPlaces(at.map(([row, column]) => ({ sheet: "S", row, column, what: "w" }))).map(
      (place) => `${place.cells} ${place.what}`,
    );
  assert.equal(
    cells([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    ["A1:B2 w"],
  );
  assert.equal(
    cells([
      [0, 0],
      [2, 0],
    ]),
    ["A1 w", "A3 w"],
  );
  assert.equal(
    cells([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
      [5, 0],
    ]),
    ["A1:A6 w (5 cells)"],
  );
});

test("shorthand is letters in brackets, alone or several together", () => {
  assert.equal(shorthandIn("45 [r][low]"), ["r", "low"]);
  assert.equal([isShorthand("[r][e]"), isShorthand("45 [r]"), isShorthand("c")], [true, false, false]);
});

test("the report counts each result, and tells of more than five places how many", async () => {
  const lines = reportLines(
    await reportOn("ods", [
      ["content.xml", 'style:name="wide" style:family', 'style:name="other" style:family'],
    ]),
  );
  assert.match(
    lines.at(-1) ?? "",
    /^a\.ods: \d+ met, \d+ not met \(\d+ must\), \d+ look, \d+ not applicable$/,
  );
  assert.is(lines[0], " 1  must    met             Every table is marked up as a table");
});

test("forms that are missing beside a workbook are told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "first-release-beside-"));
  const todo = async (format: "ods" | "xlsx") => {
    writeFileSync(join(folder, `a.${format}`), bytesOf(format, []));
    const { items } = await inspectFile(join(folder, `a.${format}`), "a");
    return /; (.*) is not/.exec(items[28]?.todo ?? "")?.[1] ?? "";
  };
  assert.is(await todo("xlsx"), "the same as ODS and its tables as CSV");
  assert.is(await todo("ods"), "its tables as CSV");
  writeFileSync(join(folder, "pupils.CSV"), "");
  assert.equal([await todo("ods"), await todo("xlsx")], ["", ""]);
  rmSync(folder, { recursive: true });
});

/** Texts on which a careless pattern takes hours: each is one cell of 200,000 characters. */
const long = [
  "[note ".repeat(33_000),
  " ".repeat(199_999),
  `table${" ".repeat(199_000)}x`,
  "*".repeat(200_000),
  "a,".repeat(100_000),
  "column A, ".repeat(20_000),
  "published ".repeat(20_000),
];

test("no text takes the patterns long", async () => {
  const started = Date.now();
  for (const text of long)
    for (const from of [
      "Pupils by region in 2026 [note 1]",
      "Notes are on the notes worksheet.",
      "North",
      "Published on 22 November 2026",
    ]) {
      const change: Change = ["content.xml", from, `x${text}x`];
      await inspectFile(fileOf("a.ods", bytesOf("ods", [change])), "a.ods");
    }
  assert.ok(Date.now() - started < 20_000, `took ${Date.now() - started} ms`);
});

test.run();
