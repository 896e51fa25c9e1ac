import { looksIn, type Sheet, type Workbook } from "../workbook.ts";
import { XML } from "../xml-text.ts";
import { type Part, type Pieces, writeZip } from "../zip-file.ts";
import {
  appXml,
  contentTypesXml,
  coreXml,
  type Relation,
  relationsXml,
  tableXml,
  workbookXml,
} from "./document-parts.ts";
import { urls } from "./namespaces.ts";
import { addressesOf, type Pointers, sheetXml } from "./sheet.ts";
import { numberFormats, stylesXml } from "./styles.ts";
import { SharedTexts } from "./text.ts";

/** Writes a workbook as Office Open XML (ECMA-376, transitional): the same workbook gives the same bytes. */
export async function writeXlsx(path: string, workbook: Workbook): Promise<void> {
  await writeZip(path, xlsxParts(workbook), workbook.date);
}

/** A part of the file with its kind, which its content type names. */
type TypedPart = { name: string; kind: string; pieces: Pieces };

/** The parts of the file. The shared texts are the last, because they are known when every sheet is written. */
export function xlsxParts(workbook: Workbook): Part[] {
  const { sheets } = workbook;
  const looks = looksIn(workbook);
  const pointers: Pointers = { texts: new SharedTexts(), numberFormat: numberFormats(looks) };
  const typed: TypedPart[] = [
    { name: "xl/workbook.xml", kind: "sheet.main", pieces: [workbookXml(workbook)] },
    { name: "docProps/core.xml", kind: "core-properties", pieces: [coreXml(workbook)] },
    { name: "docProps/app.xml", kind: "extended-properties", pieces: [appXml(workbook)] },
    { name: "xl/styles.xml", kind: "styles", pieces: [stylesXml(looks)] },
    ...sheets.flatMap((sheet, i) => sheetParts(sheet, i, pointers)),
    { name: "xl/sharedStrings.xml", kind: "sharedStrings", pieces: sharedTexts(pointers.texts) },
  ];
  return [
    { name: "[Content_Types].xml", pieces: [contentTypesXml(typed.map(({ name, kind }) => [name, kind]))] },
    { name: "_rels/.rels", pieces: [relationsXml(documentRelations)] },
    { name: "xl/_rels/workbook.xml.rels", pieces: [relationsXml(workbookRelations(sheets.length))] },
    ...sheets.map((sheet, i): Part => {
      return {
        name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        pieces: [relationsXml(sheetRelations(sheet, i))],
      };
    }),
    ...typed,
  ];
}

function sheetParts(sheet: Sheet, index: number, pointers: Pointers): TypedPart[] {
  const number = index + 1;
  return [
    {
      name: `xl/worksheets/sheet${number}.xml`,
      kind: "worksheet",
      pieces: sheetXml(sheet, index === 0, pointers),
    },
    { name: `xl/tables/table${number}.xml`, kind: "table", pieces: [tableXml(sheet, number)] },
  ];
}

function sharedTexts(texts: SharedTexts): Pieces {
  return texts.xml(({ count, uniqueCount }) => {
    return `${XML}<sst xmlns="${urls.main}" count="${count}" uniqueCount="${uniqueCount}">`;
  });
}

const documentRelations: readonly Relation[] = [
  { kind: "officeDocument", target: "xl/workbook.xml" },
  { kind: "core-properties", target: "docProps/core.xml" },
  { kind: "extended-properties", target: "docProps/app.xml" },
];

function workbookRelations(sheets: number): Relation[] {
  return [
    ...Array.from({ length: sheets }, (_, i) => ({
      kind: "worksheet",
      target: `worksheets/sheet${i + 1}.xml`,
    })),
    { kind: "styles", target: "styles.xml" },
    { kind: "sharedStrings", target: "sharedStrings.xml" },
  ];
}

function sheetRelations(sheet: Sheet, index: number): Relation[] {
  const addresses = addressesOf(sheet).map(
    (target): Relation => ({ kind: "hyperlink", target, external: true }),
  );
  return [{ kind: "table", target: `../tables/table${index + 1}.xml` }, ...addresses];
}
