import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readWorkbook } from "../../pipeline/inspect/read-workbook.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { zipOf } from "../zip-fixture.ts";
import { bytesOf, type Change, fileOf } from "./a-workbook.ts";

/** What is said of a file that cannot be inspected. */
async function refusal(name: string, bytes: Buffer): Promise<string> {
  try {
    await readWorkbook(fileOf(name, bytes), name);
  } catch (error) {
    assert.instance(error, UserError);
    return error instanceof UserError ? error.message : "";
  }
  return "read";
}

const ods = (...changes: Change[]) => bytesOf("ods", changes);
const damaged = ": is damaged, or is no workbook; open it in a spreadsheet program and save it again";
const tooMuch = ": holds more than a workbook for readers can; publish tables of that size as CSV";
const bomb = ": unpacks to more than a workbook for readers can hold; publish tables of that size as CSV";

test("a file that is not there is refused by its name", async () => {
  let said = "";
  try {
    await readWorkbook(join("nowhere", "none.ods"), "none.ods");
  } catch (error) {
    said = error instanceof UserError ? error.message : "a fault";
  }
  assert.is(said, "none.ods: cannot be read; name a workbook that is there");
});

test("an empty file, a text, half a zip and a zip of other things are refused", async () => {
  assert.is(await refusal("a.ods", Buffer.alloc(0)), `a.ods${damaged}`);
  assert.is(await refusal("a.ods", Buffer.from("Region,Pupils\nNorth,120\n")), `a.ods${damaged}`);
  assert.is(await refusal("a.ods", ods().subarray(0, 900)), `a.ods${damaged}`);
  assert.is(
    await refusal("a.xlsx", zipOf({ "word/document.xml": "<x/>" })),
    "a.xlsx: is no ODS or XLSX workbook; name a file that a spreadsheet program saved",
  );
});

test("a workbook is read for what it is, whatever it is called", async () => {
  assert.is((await readWorkbook(fileOf("a.xlsx", ods()), "a.xlsx")).format, "ods");
  assert.is((await readWorkbook(fileOf("a.ods", bytesOf("xlsx", [])), "a.ods")).format, "xlsx");
});

test("workbooks under a password are refused, in either format", async () => {
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  assert.is(
    await refusal("a.xlsx", compound),
    "a.xlsx: is protected by a password, or is an old .xls file; save it as ODS or XLSX without a password, and inspect that",
  );
  const said = "a.ods: is protected by a password; save it without one, and inspect that";
  const encrypted =
    "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  assert.is(await refusal("a.ods", ods(["META-INF/manifest.xml", "</manifest:manifest>", encrypted])), said);
  assert.is(await refusal("a.ods", zipOf({ "encrypted-package": "x" })), said);
});

test("XML that declares entities, nests too deep or is not well-formed is refused", async () => {
  const entities =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
  assert.is(await refusal("a.ods", zipOf({ "content.xml": entities })), `a.ods${damaged}`);
  const deep = `${"<a>".repeat(300)}${"</a>".repeat(300)}`;
  assert.is(await refusal("a.ods", zipOf({ "content.xml": deep })), `a.ods${damaged}`);
  assert.is(await refusal("a.ods", zipOf({ "content.xml": "<a><b></a>" })), `a.ods${damaged}`);
  assert.is(await refusal("a.ods", zipOf({ "content.xml": "<a>&unknown;</a>" })), `a.ods${damaged}`);
});

test("a part that claims to unpack to gigabytes is not unpacked, and one that lies is stopped", async () => {
  assert.is(await refusal("a.ods", zipOf({ "content.xml": "<a/>" }, 2 ** 31)), `a.ods${bomb}`);
  const lies = zipOf({ "content.xml": `<a>${" ".repeat(5_000_000)}</a>` }, 100);
  assert.is(await refusal("a.ods", lies), `a.ods${damaged}`);
});

test("one text of 20 MB in a cell is refused", async () => {
  const long: Change = ["content.xml", "North", "N".repeat(20 * 2 ** 20)];
  assert.is(await refusal("a.ods", ods(long)), `a.ods${damaged}`);
});

test("a million empty rows cost nothing, and a million filled ones of a thousand columns are refused", async () => {
  const repeated = (cell: string): Change => [
    "content.xml",
    "<table:table-row>",
    `<table:table-row table:number-rows-repeated="1000000">${cell}</table:table-row><table:table-row>`,
  ];
  const empty = '<table:table-cell table:style-name="body" table:number-columns-repeated="16384"/>';
  const before = process.memoryUsage().heapUsed;
  const { sheets } = await readWorkbook(fileOf("a.ods", ods(repeated(empty))), "a.ods");
  assert.is(sheets[0]?.rows[0]?.row, 1_000_000);
  assert.ok(process.memoryUsage().heapUsed - before < 50e6);
  const full =
    '<table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell>';
  assert.is(await refusal("a.ods", ods(repeated(full))), `a.ods${tooMuch}`);
});

test("a cell beyond the last row or column of a sheet is refused", async () => {
  const far: Change = ["xl/worksheets/sheet4.xml", 'r="C6"', 'r="XFE6"'];
  assert.is(await refusal("a.xlsx", bytesOf("xlsx", [far])), `a.xlsx${damaged}`);
});

test.run();
