import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { RecordScanner } from "../../pipeline/ingest/record-scanner.ts";
import { splitFields } from "../../pipeline/ingest/split-fields.ts";
import { withFolder } from "../collection-fixture.ts";

type Found = { records: string[][]; broken: boolean[]; scanner: RecordScanner };

/** Scans the text in chunks of the given size. */
function scan(text: string, chunk = 1 << 20, delimiter = ","): Found {
  const records: string[][] = [];
  const broken: boolean[] = [];
  const scanner = new RecordScanner(delimiter, (record) => {
    const fields = splitFields(record.bytes.toString("utf8", record.start, record.end), delimiter);
    records.push(fields);
    broken.push(record.broken || record.fields !== fields.length);
  });
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += chunk) scanner.push(bytes.subarray(i, i + chunk));
  scanner.end();
  return { records, broken, scanner };
}

test("records and fields are those of RFC 4180", () => {
  assert.equal(scan('a,b\r\n"1,""x""\r\n",2\r\n,\r\n').records, [
    ["a", "b"],
    ['1,"x"\r\n', "2"],
    ["", ""],
  ]);
});

test("an empty line is not a record, and a line of spaces is", () => {
  assert.equal(scan("a\n\n\r\n  \nb").records, [["a"], ["  "], ["b"]]);
});

test("a quote inside an unquoted field is a character; text after a closing quote is a broken line", () => {
  const { records, broken } = scan('5" pipe,x\n"a"b,c\n"a" ,d\n');
  assert.equal(broken, [false, true, false]);
  assert.equal(
    [records[0], records[2]],
    [
      ['5" pipe', "x"],
      ["a", "d"],
    ],
  );
});

test("lines are counted inside quotes too, and a quote that is still open says where it opened", () => {
  const { scanner } = scan('a,b\n1,"x\r\ny\rz"\n2,"open\n\n');
  assert.is(scanner.openQuote, 5);
  assert.is(scanner.line, 7);
});

test("kinds of line end are told apart, also when CR and LF fall into two chunks", () => {
  for (const chunk of [1, 2, 3, 100]) {
    assert.equal(scan("ab\r\ncd\nef\rgh\r\n", chunk).scanner.lineEnds, { lf: 1, cr: 1, crlf: 2 });
  }
});

const csvish = fc.string({
  unit: fc.constantFrom("a", "é", ",", '"', '"', "\n", "\r", " ", "b"),
  maxLength: 40,
});

test("where the chunks are cut makes no difference", () => {
  fc.assert(
    fc.property(csvish, fc.integer({ min: 1, max: 7 }), (text, chunk) => {
      const [whole, cut] = [scan(text), scan(text, chunk)];
      assert.equal(cut.records, whole.records);
      assert.equal(cut.broken, whole.broken);
      assert.is(cut.scanner.line, whole.scanner.line);
    }),
    { numRuns: 2000, seed: 4 },
  );
});

test("what is written as RFC 4180 is read back", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é"), maxLength: 6 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      assert.equal(scan(rows.map((row) => `${row.map(quoted).join(",")}\n`).join("")).records, rows);
    }),
    { numRuns: 500, seed: 4 },
  );
});

test("DuckDB reads the same fields, wherever the scan finds a text plain and whole", async () => {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const cell = fc.constantFrom(
    "a",
    '5"',
    '"x, y"',
    '"say ""hi"""',
    '"a\nb"',
    "",
    '""',
    " b ",
    '"c" ',
    "=cmd|x",
  );
  const row = fc.tuple(cell, cell).map((cells) => cells.join(","));
  await withFolder({}, async (folder) => {
    const file = join(folder, "a.csv");
    const rows = fc.array(row, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom("\n", "\r\n"), async (lines, end) => {
        const text = `h,i${end}${lines.join(end)}${end}`;
        const { records, broken, scanner } = scan(text);
        fc.pre(!broken.includes(true) && !scanner.spacedQuotes);
        writeFileSync(file, text);
        const read =
          await db.runAndReadAll(`SELECT coalesce(f0, ''), coalesce(f1, '') FROM read_csv('${file}',
          columns = {f0: 'VARCHAR', f1: 'VARCHAR'}, delim = ',', quote = '"', escape = '"', header = true, auto_detect = false)`);
        assert.equal(read.getRows(), records.slice(1));
      }),
      { numRuns: 300, seed: 4 },
    );
  });
  db.closeSync();
});

test.run();
