import { test } from "uvu";
import * as assert from "uvu/assert";
import { serialDate } from "../../pipeline/ingest/serial-date.ts";
import {
  codeVar,
  collectionOf,
  dateVar,
  numberVar,
  rawRows,
  refusal,
  textVar,
} from "../collection-fixture.ts";
import { odsOf, xlsxOf, zipOf } from "../zip-fixture.ts";

const collection = collectionOf({
  identifiers: ["name"],
  variables: [codeVar("role"), numberVar("age"), dateVar("day"), textVar("remark")],
});

const xlsxHeader =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>age</t></is></c><c r="D1" t="str"><v>day</v></c><c r="E1" t="inlineStr"><is><r><t>rem</t></r><r><t>ark</t></r><rPh><t>X</t></rPh></is></c></row>';
const strings = [
  "<t>name</t>",
  "<t>role</t>",
  '<r><t>par</t></r><r><t xml:space="preserve">ent </t></r>',
  "<t>SECRET</t>",
];

test("XLSX: shared and inline texts, numbers, dates by their style, gaps and empty rows", async () => {
  const rows = `${xlsxHeader}<row r="2"/>
    <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="s"><v>2</v></c><c r="C3"><v>41</v></c><c r="D3" s="1"><v>45474</v></c></row>
    <row r="4"><c r="B4" t="b"><v>1</v></c><c r="C4" s="3"><v>0.10000000000000001</v></c><c r="D4" s="2"><v>45474.5</v></c><c r="E4" t="e"><v>#N/A</v></c></row>`;
  assert.equal(await rawRows(collection, { "a.xlsx": xlsxOf({ Sheet1: rows }, strings) }), [
    ["parent ", "41", "2024-07-01", null],
    ["TRUE", "0.1", "2024-07-01 12:00:00", "#N/A"],
  ]);
});

test("XLSX: more cells than the header is a malformed line, and is not stored", async () => {
  const rows = `${xlsxHeader}<row><c r="B2" t="str"><v>a</v></c></row><row><c r="B3" t="str"><v>b</v></c><c r="F3"><v>1</v></c></row>`;
  assert.equal(await rawRows(collection, { "a.xlsx": xlsxOf({ Sheet1: rows }, strings) }), [
    ["a", null, null, null],
  ]);
});

test("XLSX and ODS: the sheet is chosen by name, and an unknown one is refused by name", async () => {
  const other = { ...collection, source: { ...collection.source, sheet: "Data" } };
  const xlsx = xlsxOf(
    { Notes: "<row><c><v>1</v></c></row>", Data: `${xlsxHeader}<row><c r="C2"><v>7</v></c></row>` },
    strings,
  );
  assert.equal(await rawRows(other, { "a.xlsx": xlsx }), [["", "7", null, null]]);
  const missing = { ...other, source: { ...other.source, sheet: "Dta" } };
  const said = 'data/responses/parents/2024/a.xlsx: has no sheet "Dta"; did you mean "Data"?';
  assert.is(await refusal(missing, { "a.xlsx": xlsx }), said);
  const ods = odsOf({ Notes: "", Data: `${odsHeader}${odsRow}` });
  assert.equal(await rawRows(other, { "a.ods": ods }), [["parent", "41", "2024-07-01", "a  b\nc"]]);
  assert.is(await refusal(missing, { "a.ods": ods }), said.replace("xlsx", "ods"));
});

test("XLSX and ODS: a hidden sheet is not the first, but is read where it is named", async () => {
  const named = { ...collection, source: { ...collection.source, sheet: "hidden" } };
  const cell = (value: number) => `${xlsxHeader}<row><c r="C2"><v>${value}</v></c></row>`;
  const xlsx = { "a.xlsx": xlsxOf({ hidden: cell(1), Data: cell(2) }, strings) };
  assert.equal(await rawRows(collection, xlsx), [["", "2", null, null]]);
  assert.equal(await rawRows(named, xlsx), [["", "1", null, null]]);
  const ods = { "a.ods": odsOf({ hidden: `${odsHeader}${odsRow}${odsRow}`, Data: `${odsHeader}${odsRow}` }) };
  assert.is((await rawRows(collection, ods)).length, 1);
  assert.is((await rawRows(named, ods)).length, 2);
});

const text = (words: string) =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
const odsHeader = `<table:table-header-rows><table:table-row>${["name", "role", "age", "day", "remark"].map(text).join("")}<table:table-cell table:number-columns-repeated="16379"/></table:table-row></table:table-header-rows>`;
const odsRow = `<table:table-row>${text("SECRET")}${text("<text:span>par</text:span>ent")}<table:table-cell office:value-type="float" office:value="41"><text:p>41.0</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-07-01T00:00:00"><text:p>1 July</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>REMARK</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>`;

test("ODS: typed values, paragraphs, remarks left out, and a million empty rows at the end", async () => {
  const end =
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  assert.equal(await rawRows(collection, { "a.ods": odsOf({ S: `${odsHeader}${odsRow}${end}` }) }), [
    ["parent", "41", "2024-07-01", "a  b\nc"],
  ]);
});

test("ODS: repeated cells and repeated rows stand as often as they are declared", async () => {
  const row = `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`;
  const empty = '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>';
  const rows = await rawRows(collection, { "a.ods": odsOf({ S: `${odsHeader}${row}${empty}${odsRow}` }) });
  assert.equal(
    rows.map(([role]) => role),
    ["x", "x", "x", "parent"],
  );
});

test("a sheet that declares more rows than a sheet can have is refused", async () => {
  const row = `<table:table-row table:number-rows-repeated="2000000000">${text("x")}</table:table-row>`;
  assert.match(
    await refusal(collection, { "a.ods": odsOf({ S: `${odsHeader}${row}` }) }),
    /a\.ods: cannot be read as ODS; /,
  );
});

test("an archive that claims to unpack beyond the limit, or unpacks to more than it claims, is refused", async () => {
  const part = { "xl/workbook.xml": `<workbook>${" ".repeat(100_000)}</workbook>` };
  assert.is(
    await refusal(collection, { "a.xlsx": zipOf(part, 0xf0000000) }),
    "data/responses/parents/2024/a.xlsx: unpacks to more than a workbook can hold; save the sheet as CSV",
  );
  assert.match(await refusal(collection, { "a.xlsx": zipOf(part, 10) }), /cannot be read as XLSX/);
});

test("a text that is no workbook, and XML entities that the document declares, are refused without a quotation", async () => {
  assert.match(
    await refusal(collection, { "a.xlsx": "SECRET-7f3a" }),
    /^[^;]*a\.xlsx: cannot be read as XLSX; /,
  );
  const bomb = '<!DOCTYPE x [<!ENTITY a "SECRET-7f3a">]><workbook>&a;</workbook>';
  const said = await refusal(collection, { "a.xlsx": zipOf({ "xl/workbook.xml": bomb }) });
  assert.not.match(said, /SECRET/);
});

test("an empty sheet and one with only a header are refused", async () => {
  assert.match(await refusal(collection, { "a.xlsx": xlsxOf({ S: "<row/>" }) }), /a\.xlsx: is empty; /);
  assert.match(
    await refusal(collection, { "a.xlsx": xlsxOf({ S: xlsxHeader }, strings) }),
    /has a header and no responses/,
  );
});

test("a spreadsheet's day numbers are dates of either system, around the day that never was", () => {
  assert.is(serialDate(1, false), "1900-01-01");
  assert.is(serialDate(59, false), "1900-02-28");
  assert.is(serialDate(61, false), "1900-03-01");
  assert.is(serialDate(45474, false), "2024-07-01");
  assert.is(serialDate(44012, true), "2024-07-01");
  assert.is(serialDate(45474.999999, false), "2024-07-02");
  assert.is(serialDate(0.5, false), "12:00:00");
});

test.run();
