// A small workbook that keeps every item of the checklist, in both formats, to be changed one fault at a time.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InspectedItem } from "../../pipeline/inspect/inspect-workbook.ts";
import { inspectFile } from "../../pipeline/inspect.ts";
import { zipOf } from "../zip-fixture.ts";

type Parts = Record<string, string>;
/** In the part, the first text becomes the second. A first text that is not there is a mistake of the test. */
export type Change = readonly [part: string, from: string, to: string];

const intro = "This worksheet contains one table. It begins in cell A3.";
const cover = [
  "Pupils in the regions of Exampleland, 2026",
  "Published on 22 November 2026",
  "Next release: November 2027",
  "Contact: statistics@example.org",
  "Notes and metadata: see the notes worksheet",
];

/** What the sheets hold: a text, a number, or a link within the workbook. */
type Value = string | number | { text: string; sheet: string };
const sheets: Readonly<Record<string, readonly (readonly Value[])[]>> = {
  Cover: cover.map((text) => [text]),
  Contents: [
    ["Contents"],
    [intro],
    ["Worksheet", "What it holds"],
    [{ text: "Notes", sheet: "Notes" }, "What the notes and the shorthand mean"],
    [{ text: "Pupils by region", sheet: "Pupils" }, "How many pupils there are, and how many answered yes"],
  ],
  Notes: [
    ["Notes and shorthand"],
    [intro],
    ["Note", "What it says"],
    ["note 1", "Counts are rounded to the nearest 5"],
    ["[c]", "Confidential"],
  ],
  Pupils: [
    ["Pupils by region in 2026 [note 1]"],
    [`${intro} Notes are on the notes worksheet.`],
    ["Region", "Pupils", "Answered yes (%)"],
    ["North", 120, 45],
    ["South", 1_250, "[c]"],
    ["West", 0, 52.5],
  ],
};
const marked = [
  ["Contents_list", "Contents", "A3:B5"],
  ["Notes_list", "Notes", "A3:B5"],
  ["Pupils_by_region", "Pupils", "A3:C6"],
] as const;

const spaces = [
  ...["office", "table", "text", "draw", "style", "meta", "config", "manifest"].map(
    (prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`,
  ),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(" ");

function odsCell(value: Value, row: number): string {
  const style = row === 0 ? "top" : typeof value === "number" ? "number" : "body";
  const named = `table:style-name="${style}"`;
  if (typeof value === "number")
    return `<table:table-cell ${named} office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  const text =
    typeof value === "string" ? value : `<text:a xlink:href="#${value.sheet}.A1">${value.text}</text:a>`;
  return `<table:table-cell ${named} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
}

function odsSheet([name, rows]: [string, readonly (readonly Value[])[]]): string {
  const lines = rows.map(
    (row, i) => `<table:table-row>${row.map((value) => odsCell(value, i)).join("")}</table:table-row>`,
  );
  const columns = '<table:table-column table:style-name="wide" table:number-columns-repeated="3"/>';
  const empty =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  return `<table:table table:name="${name}" table:style-name="shown">${columns}${lines.join("")}${empty}</table:table>`;
}

function odsParts(): Parts {
  const ranges = marked.map(([name, sheet, range]) => {
    const [from, to] = range.split(":");
    return `<table:database-range table:name="${name}" table:target-range-address="${sheet}.${from}:${sheet}.${to}"/>`;
  });
  return {
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": `<manifest:manifest ${spaces}></manifest:manifest>`,
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:automatic-styles>
      <style:style style:name="top" style:family="table-cell" style:parent-style-name="Heading_20_1"/>
      <style:style style:name="body" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>
      <style:style style:name="number" style:family="table-cell" style:parent-style-name="Default"><style:paragraph-properties fo:text-align="end"/></style:style>
      <style:style style:name="odd" style:family="table-cell" style:parent-style-name="Default"><style:text-properties fo:color="#12436d"/></style:style>
      <style:style style:name="run" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>
      <style:style style:name="shown" style:family="table" style:master-page-name="Page"><style:table-properties table:display="true"/></style:style>
      <style:style style:name="hidden" style:family="table" style:master-page-name="Page"><style:table-properties table:display="false"/></style:style>
      <style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="12cm"/></style:style>
      <style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="0.5cm"/></style:style>
      <style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="14pt" style:use-optimal-row-height="false"/></style:style>
      </office:automatic-styles><office:body><office:spreadsheet>${Object.entries(sheets).map(odsSheet).join("")}
      <table:database-ranges>${ranges.join("")}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`,
    "styles.xml": `<office:document-styles ${spaces}><office:styles>
      <style:default-style style:family="table-cell"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style>
      <style:style style:name="Default" style:family="table-cell"><style:text-properties style:font-name="Arial" fo:font-size="12pt"/></style:style>
      <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="table-cell" style:parent-style-name="Default"><style:text-properties fo:font-size="16pt"/></style:style>
      </office:styles><office:master-styles><style:master-page style:name="Page"><style:header/><style:footer/></style:master-page></office:master-styles></office:document-styles>`,
    "meta.xml": `<office:document-meta ${spaces}><office:meta><dc:title>Pupils in the regions of Exampleland</dc:title><dc:creator>Statistics of Exampleland</dc:creator></office:meta></office:document-meta>`,
    "settings.xml": `<office:document-settings ${spaces}><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>
      <config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="Cover"><config:config-item config:name="CursorPositionX">0</config:config-item><config:config-item config:name="CursorPositionY">0</config:config-item><config:config-item config:name="HorizontalSplitMode">0</config:config-item></config:config-item-map-entry></config:config-item-map-named>
      <config:config-item config:name="ActiveTable">Cover</config:config-item></config:config-item-map-entry></config:config-item-map-indexed></office:document-settings>`,
  };
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (list: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
const rel = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;

function xlsxCell(value: Value, row: number, column: number): string {
  const at = `r="${"ABC"[column]}${row + 1}"`;
  if (typeof value === "number") return `<c ${at} s="3"><v>${value}</v></c>`;
  const text = typeof value === "string" ? value : value.text;
  return `<c ${at} s="${row === 0 ? 1 : 2}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

function xlsxSheet(name: string, rows: readonly (readonly Value[])[]): string {
  const lines = rows.map(
    (row, i) => `<row r="${i + 1}">${row.map((value, column) => xlsxCell(value, i, column)).join("")}</row>`,
  );
  const links = rows.flatMap((row, i) =>
    row.flatMap((value) =>
      typeof value === "object" ? [`<hyperlink ref="A${i + 1}" location="${value.sheet}!A1"/>`] : [],
    ),
  );
  const table = marked.some(([, sheet]) => sheet === name)
    ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    : "";
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${main} xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>
    <cols><col min="1" max="3" width="60" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData>
    ${links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`}${table}</worksheet>`;
}

function xlsxParts(): Parts {
  const names = Object.keys(sheets);
  const parts: Parts = {
    "_rels/.rels": rels([rel("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels([
      ...names.map((_, i) => rel(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)),
      rel("rId90", "styles", "styles.xml"),
      rel("rId91", "theme", "theme/theme1.xml"),
    ]),
    "xl/theme/theme1.xml":
      '<a:theme xmlns:a="urn:a"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:theme>',
    // Cells: 0 plain, 1 heading, 2 body, 3 number, 4 for a test to change.
    "xl/styles.xml": `<styleSheet ${main}><fonts><font><sz val="12"/><color theme="1"/><name val="Arial"/></font><font><b/><sz val="16"/><name val="Arial"/></font><font><sz val="12"/><name val="Arial"/><color rgb="FF12436D"/></font></fonts>
      <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.8"/></patternFill></fill></fills>
      <borders><border><left/><bottom/></border><border><bottom style="thin"/></border></borders>
      <cellStyleXfs><xf fontId="0"/><xf fontId="1"/></cellStyleXfs>
      <cellXfs><xf fontId="0" xfId="0"/><xf fontId="1" xfId="1"/><xf fontId="0" xfId="0"><alignment wrapText="1"/></xf><xf fontId="0" xfId="0"/><xf fontId="2" xfId="0"/></cellXfs>
      <cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Überschrift 1" xfId="1" builtinId="16"/></cellStyles></styleSheet>`,
    "docProps/core.xml":
      '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pupils in the regions of Exampleland</dc:title><dc:creator>Statistics of Exampleland</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>',
  };
  for (const [i, name] of names.entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xlsxSheet(name, sheets[name] ?? []);
  for (const [i, [name, sheet, range]] of marked.entries()) {
    parts[`xl/worksheets/_rels/sheet${names.indexOf(sheet) + 1}.xml.rels`] = rels([
      rel("rId1", "table", `../tables/table${i + 1}.xml`),
    ]);
    parts[`xl/tables/table${i + 1}.xml`] =
      `<table ${main} id="${i + 1}" displayName="${name}" ref="${range}"/>`;
  }
  return parts;
}

/** The bytes of the workbook with the changes made. A part that is not there before is added whole. */
export function bytesOf(format: "ods" | "xlsx", changes: readonly Change[]): Buffer {
  const parts = format === "ods" ? odsParts() : xlsxParts();
  for (const [part, from, to] of changes) {
    const before = parts[part] ?? "";
    if (!before.includes(from)) throw new Error(`${part} does not hold ${from}`);
    parts[part] = from === "" ? to : before.replace(from, () => to);
  }
  return zipOf(parts);
}

const folder = mkdtempSync(join(tmpdir(), "first-release-inspect-"));
process.once("exit", () => rmSync(folder, { recursive: true }));
let files = 0;

/** Writes the bytes to a file of their own and answers its path; it is removed when the process ends. */
export function fileOf(name: string, bytes: Buffer): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

/** The report on the workbook with the changes made. */
export async function reportOn(format: "ods" | "xlsx", changes: readonly Change[]) {
  const name = `a.${format}`;
  return inspectFile(fileOf(name, bytesOf(format, changes)), name);
}

/** "Pupils!B5: a bare address" of each place of an item, with its result first. */
export function wordsOf({ result, where, more }: InspectedItem): string[] {
  const places = where.map(
    ({ sheet, cells, what }) => `${sheet ?? "*"}${cells === null ? "" : `!${cells}`}: ${what}`,
  );
  return [result, ...places, ...(more === 0 ? [] : [`+${more}`])];
}
