import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readWorkbook } from "../../pipeline/audit/workbook/sheets.ts";
import { odsRows } from "../../pipeline/ingest/ods-rows.ts";
import { withWorkbook } from "../../pipeline/ingest/workbook-zip.ts";
import { inspectFile } from "../../pipeline/inspect.ts";
import { count, dimension, place, safeTable } from "../safe-fixture.ts";
import { workbookInput, written } from "./workbook-fixture.ts";

// UPDATE_GOLDEN=1 writes the expected workbooks anew on a developer's machine; CI never does.
const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;
const golden = "tests/formats/golden-workbook";

test("a small release's workbooks are the expected ones, byte for byte", async () => {
  const { ods, xlsx } = await written(workbookInput());
  for (const file of [ods, xlsx]) {
    const expected = join(golden, basename(file));
    if (update) {
      mkdirSync(golden, { recursive: true });
      copyFileSync(file, expected);
    }
    assert.ok(existsSync(expected), `${expected} is missing`);
    const same = readFileSync(file).equals(readFileSync(expected));
    assert.ok(same, `${expected} differs; if the change is meant, UPDATE_GOLDEN=1 writes it anew`);
  }
});

test("writing it again gives the same bytes", async () => {
  const [one, two] = [await written(workbookInput()), await written(workbookInput())];
  assert.ok(readFileSync(one.ods).equals(readFileSync(two.ods)));
  assert.ok(readFileSync(one.xlsx).equals(readFileSync(two.xlsx)));
});

/** A table whose only rows have these labels. */
function labelled(labels: readonly string[]) {
  const codes = labels.map((label, i) => ({ ...place(`code-${i}`, null, null), label }));
  return safeTable(
    { name: "labels", dimensions: [dimension("label", [], { codes, hasTotal: false })], measures: [count] },
    labels.map((_, i) => [`code-${i}`, i]),
  );
}

/** What a label becomes where XML or a paragraph cannot hold it. */
function held(label: string): string {
  return label
    .replace(/\r\n|\r/g, "\n")
    .replace(/(?![\t\n])\p{Cc}(?<![\u007F-\u009F])|[\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD");
}

const characters = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          " ",
          "  ",
          "\t",
          "\n",
          "=",
          "+",
          "-",
          "@",
          "'",
          '"',
          "&",
          "<",
          ">",
          "]]>",
          "_x0041_",
          "_x",
          "a",
          "£",
        ),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join("")),
  },
);
const labels = fc.array(
  characters.filter((label) => label.trim() !== ""),
  { minLength: 1, maxLength: 8 },
);

test("any label can be read back from both workbooks, whatever signs it has", async () => {
  await fc.assert(
    fc.asyncProperty(labels, async (given) => {
      const { ods, xlsx } = await written(workbookInput([labelled(given)]));
      for (const file of [ods, xlsx]) {
        const read: string[] = [];
        await readWorkbook(file, ({ sheet, row, cells }) => {
          if (sheet === "labels" && row > 6 && cells[6]?.kind === "number") read.push(cells[5]!.text);
        });
        assert.equal(read, given.map(held));
      }
    }),
    { numRuns: 60, seed: 41 },
  );
});

test("the reader of responses reads the same rows from the ODS", async () => {
  const { ods } = await written(workbookInput([labelled(["=1+1", "  two  spaces ", "a & <b>"])]));
  const none = (): never => {
    throw new Error("no such sheet");
  };
  const rows: string[][] = [];
  await withWorkbook({ name: "x", where: "x", path: ods, format: "ods", gzip: false }, async (zip) => {
    for await (const batch of odsRows(zip.part("content.xml", "streamed"), "labels", none))
      for (const row of batch) rows.push([...row]);
  });
  assert.equal(
    rows.slice(-3).map((row) => row.slice(5)),
    [
      ["=1+1", "0"],
      ["  two  spaces ", "1"],
      ["a & <b>", "2"],
    ],
  );
});

test("inspection finds nothing to mend in either workbook", async () => {
  const { ods, xlsx } = await written(workbookInput());
  for (const file of [ods, xlsx]) {
    const { items } = await inspectFile(file, basename(file));
    const unmet = items.filter(({ result }) => result === "not met");
    assert.equal(
      unmet.map(({ item, where }) => [item, where]),
      [],
    );
  }
});

test("a number keeps every digit, however small or large", async () => {
  const values = [0, 0.1 + 0.2, 1e-7, 123456789.125, -3.5, 1e15, 2 ** 53];
  const codes = values.map((_, i) => place(`code-${i}`, null, null));
  const table = safeTable(
    {
      name: "numbers",
      dimensions: [dimension("label", [], { codes, hasTotal: false })],
      measures: [{ ...count, decimals: 7 }],
    },
    values.map((value, i) => [`code-${i}`, value]),
  );
  const { ods, xlsx } = await written(workbookInput([table]));
  for (const file of [ods, xlsx]) {
    const read: number[] = [];
    await readWorkbook(file, ({ sheet, cells }) => {
      if (sheet === "numbers" && cells[6]?.kind === "number") read.push(Number(cells[6].text));
    });
    assert.equal(read, values);
  }
});

test.run();
