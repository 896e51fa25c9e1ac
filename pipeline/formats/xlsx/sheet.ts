import { plainNumber } from "../file-columns.ts";
import {
  type Cell,
  type Column,
  columnLetters,
  headerRow,
  lastRow,
  type NumberLook,
  type Sheet,
} from "../workbook.ts";
import { headerLines, rowHeight, rowLines, titleLines } from "../workbook-lines.ts";
import { attributes, XML } from "../xml-text.ts";
import { urls } from "./namespaces.ts";
import { formats } from "./styles.ts";
import type { SharedTexts } from "./text.ts";

/** What the cells of a sheet point at: the texts of the workbook, and the formats of numbers. */
export type Pointers = { texts: SharedTexts; numberFormat: (look: NumberLook) => number };

/** A link of a sheet by its cell. */
export type SheetLink = { cell: string; link: Extract<Cell, { kind: "link" }> };

/** A worksheet piece by piece; its links are found while the rows are written. `first`: it is the sheet that is open. */
export function* sheetXml(sheet: Sheet, first: boolean, pointers: Pointers): Generator<string> {
  const { table } = sheet;
  const links: SheetLink[] = [];
  const used = `A1:${columnLetters(table.columns.length - 1)}${lastRow(sheet)}`;
  yield `${XML}<worksheet xmlns="${urls.main}" xmlns:r="${urls.relationships}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<dimension ref="${used}"/>`;
  yield `<sheetViews><sheetView${first ? ' tabSelected="1"' : ""} workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15.5"/><cols>${table.columns.map(columnXml).join("")}</cols><sheetData>`;
  yield* rowsXml(sheet, pointers, links);
  yield "</sheetData>";
  if (links.length > 0) yield `<hyperlinks>${linksXml(links)}</hyperlinks>`;
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  // Codes of digits alone are text; Excel would mark each as a possible mistake.
  yield `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>`;
  yield '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>';
}

function columnXml({ width }: Column, index: number): string {
  return `<col${attributes({ min: index + 1, max: index + 1, width, customWidth: 1 })}/>`;
}

function* rowsXml(sheet: Sheet, pointers: Pointers, links: SheetLink[]): Generator<string> {
  const { title, sentences, table } = sheet;
  const text = (at: string, format: number, words: string) => textCell(at, format, pointers.texts.of(words));
  yield row(1, titleLines(sheet), text("A1", formats.title, title));
  for (const [i, cell] of sentences.entries()) {
    yield row(i + 2, rowLines([cell], table.columns), cellXml(`A${i + 2}`, cell, null, pointers));
    if (cell.kind === "link") links.push({ cell: `A${i + 2}`, link: cell });
  }
  const top = headerRow(sheet);
  const letters = table.columns.map((_, i) => columnLetters(i));
  const headers = table.columns.map(({ header, look }, i) =>
    text(`${letters[i]}${top}`, look === null ? formats.header : formats.numbersHeader, header),
  );
  yield row(top, headerLines(table.columns), headers.join(""));
  for (let i = 0; i < table.count; i++) {
    const at = top + 1 + i;
    const cells = table.row(i);
    const written = cells.map((cell, column) => {
      const place = `${letters[column]}${at}`;
      if (cell.kind === "link") links.push({ cell: place, link: cell });
      return cellXml(place, cell, table.columns[column]?.look ?? null, pointers);
    });
    yield row(at, rowLines(cells, table.columns), written.join(""));
  }
}

/** A row of one line is as high as the program makes it. */
function row(at: number, lines: number, cells: string): string {
  const height = lines === 1 ? "" : ` ht="${rowHeight(lines)}" customHeight="1"`;
  return `<row r="${at}"${height}>${cells}</row>`;
}

function cellXml(at: string, cell: Cell, look: NumberLook | null, { texts, numberFormat }: Pointers): string {
  switch (cell.kind) {
    case "number": {
      if (look === null) throw new Error("a number stands in a column of text");
      return `<c r="${at}" s="${numberFormat(look)}"><v>${plainNumber(cell.value, look.decimals)}</v></c>`;
    }
    case "link":
      return textCell(at, formats.link, texts.of(cell.text));
    case "shorthand":
      return textCell(at, look === null ? formats.text : formats.shorthand, texts.of(cell.text));
    case "text":
      return textCell(at, formats.text, texts.of(cell.text));
  }
}

/** Always text, whatever it begins with: only an element f makes a formula. */
function textCell(at: string, format: number, text: number): string {
  return `<c r="${at}" s="${format}" t="s"><v>${text}</v></c>`;
}

/** Links within the workbook name a place; those out of it are relationships, numbered after the table's. */
function linksXml(links: readonly SheetLink[]): string {
  let number = 1;
  return links
    .map(({ cell, link: { to, text } }) => {
      if ("sheet" in to) {
        const location = `'${to.sheet.replaceAll("'", "''")}'!A1`;
        return `<hyperlink${attributes({ ref: cell, location, display: text })}/>`;
      }
      number++;
      return `<hyperlink${attributes({ ref: cell, "r:id": `rId${number}` })}/>`;
    })
    .join("");
}

/** The addresses that a sheet links to, in the order of its cells. */
export function addressesOf({ sentences, table }: Sheet): string[] {
  const found: string[] = [];
  const look = (cell: Cell) => {
    if (cell.kind === "link" && "address" in cell.to) found.push(cell.to.address);
  };
  sentences.forEach(look);
  for (let i = 0; i < table.count; i++) table.row(i).forEach(look);
  return found;
}
