import { fixed } from "../../shown.ts";
import { plainNumber } from "../file-columns.ts";
import {
  type Cell,
  type Column,
  columnLetters,
  headerRow,
  type LinkTarget,
  lastRow,
  type NumberLook,
  type Sheet,
  type Workbook,
} from "../workbook.ts";
import { headerLines, MOST_LINES, rowHeight, rowLines, titleLines } from "../workbook-lines.ts";
import { attributes, XML } from "../xml-text.ts";
import { rootAttributes } from "./namespaces.ts";
import { cellStyles, numberStyle } from "./styles.ts";
import { paragraphs } from "./text.ts";

/** `content.xml`, piece by piece: the sheets, then the names of their tables. */
export function* contentXml({ sheets }: Workbook): Generator<string> {
  yield XML;
  yield `<office:document-content${rootAttributes("office", "table", "text", "style", "fo", "xlink")}>`;
  yield `<office:automatic-styles>${sheetStyle}${rowStyles}${columnStyles(sheets)}</office:automatic-styles>`;
  yield "<office:body><office:spreadsheet>";
  for (const sheet of sheets) yield* sheetXml(sheet);
  yield `<table:database-ranges>${sheets.map(databaseRange).join("")}</table:database-ranges>`;
  yield "</office:spreadsheet></office:body></office:document-content>";
}

const sheetStyle =
  '<style:style style:name="Sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>';

/** A row of one line is as high as its text; one of more has a height of its own (see workbook-lines.ts). */
const rowStyles = [
  rowStyle("Row", 'style:use-optimal-row-height="true"'),
  ...Array.from({ length: MOST_LINES }, (_, i) =>
    rowStyle(
      `Lines${i + 1}`,
      `style:row-height="${rowHeight(i + 1)}pt" style:use-optimal-row-height="false"`,
    ),
  ),
].join("");

function rowStyle(name: string, properties: string): string {
  return `<style:style style:name="${name}" style:family="table-row"><style:table-row-properties ${properties}/></style:style>`;
}

/** A style a width: LibreOffice's characters of 12 points are about 2.4 millimetres wide. */
function columnStyles(sheets: readonly Sheet[]): string {
  const widths = new Set(sheets.flatMap(({ table }) => table.columns.map(({ width }) => width)));
  return [...widths]
    .sort((a, b) => a - b)
    .map((width) => {
      const properties = `<style:table-column-properties style:column-width="${(width * 2.4).toFixed(1)}mm"/>`;
      return `<style:style style:name="Width${width}" style:family="table-column">${properties}</style:style>`;
    })
    .join("");
}

function* sheetXml(sheet: Sheet): Generator<string> {
  const { name, title, sentences, table } = sheet;
  yield `<table:table${attributes({ "table:name": name, "table:style-name": "Sheet" })}>`;
  for (const { width } of table.columns)
    yield `<table:table-column table:style-name="Width${width}" table:default-cell-style-name="Default"/>`;
  yield row(titleLines(sheet), textCell(cellStyles.title, title));
  for (const cell of sentences) yield row(rowLines([cell], table.columns), cellXml(cell, null));
  const headers = row(headerLines(table.columns), table.columns.map(headerCell).join(""));
  yield `<table:table-header-rows>${headers}</table:table-header-rows>`;
  for (let i = 0; i < table.count; i++) yield tableRow(table.row(i), table.columns);
  yield "</table:table>";
}

function tableRow(cells: readonly Cell[], columns: readonly Column[]): string {
  const content = cells.map((cell, i) => cellXml(cell, columns[i]?.look ?? null)).join("");
  return row(rowLines(cells, columns), content);
}

function row(lines: number, cells: string): string {
  return `<table:table-row table:style-name="${lines === 1 ? "Row" : `Lines${lines}`}">${cells}</table:table-row>`;
}

function headerCell({ header, look }: Column): string {
  return textCell(look === null ? cellStyles.header : cellStyles.numbersHeader, header);
}

function cellXml(cell: Cell, look: NumberLook | null): string {
  switch (cell.kind) {
    case "number":
      return numberCell(cell.value, look);
    case "link":
      return linkCell(cell);
    case "shorthand":
      return textCell(look === null ? cellStyles.text : cellStyles.shorthand, cell.text);
    case "text":
      return textCell(cellStyles.text, cell.text);
  }
}

/** Always text, whatever it begins with: only table:formula makes a formula. */
function textCell(style: string, text: string): string {
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(text)}</table:table-cell>`;
}

function linkCell({ text, to }: { text: string; to: LinkTarget }): string {
  const link = attributes({ "xlink:type": "simple", "xlink:href": hrefOf(to) });
  const within = (content: string) => `<text:a${link}>${content}</text:a>`;
  return `<table:table-cell table:style-name="${cellStyles.link}" office:value-type="string">${paragraphs(text, within)}</table:table-cell>`;
}

function hrefOf(to: LinkTarget): string {
  return "sheet" in to ? `#${quoted(to.sheet)}.A1` : to.address;
}

/** The exact decimal, and beside it the text as it is shown. */
function numberCell(value: number, look: NumberLook | null): string {
  if (look === null) throw new Error("a number stands in a column of text");
  const shown = look.grouped ? fixed(value, look.decimals) : value.toFixed(look.decimals);
  const style = numberStyle(look);
  const exact = plainNumber(value, look.decimals);
  return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${exact}"><text:p>${shown}</text:p></table:table-cell>`;
}

/** The name of a table, over its header and its rows. */
function databaseRange(sheet: Sheet): string {
  const { name, table } = sheet;
  const place = (column: number, at: number) => `${quoted(name)}.${columnLetters(column)}${at}`;
  const range = `${place(0, headerRow(sheet))}:${place(table.columns.length - 1, lastRow(sheet))}`;
  return `<table:database-range${attributes({
    "table:name": table.name,
    "table:target-range-address": range,
    "table:contains-header": "true",
    "table:display-filter-buttons": "false",
  })}/>`;
}

/** A sheet's name in an address: in apostrophes where it is more than letters, digits and lines. */
function quoted(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}
