import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { SourceColumn } from "../source-columns.ts";
import { refuse } from "../user-error.ts";
import type { SourceFile } from "./find-files.ts";
import { loadSheet } from "./load-sheet.ts";
import { localName } from "./local-name.ts";
import type { LoadedFile } from "./raw-table.ts";
import { type WorkbookZip, withWorkbook } from "./workbook-zip.ts";
import { dateStyles, sharedStrings, type XlsxContext, xlsxRows } from "./xlsx-rows.ts";
import { readXml } from "./xml-events.ts";

/** Loads the named sheet of an XLSX workbook, or the first that is not hidden, by stream. Throws a UserError where it is broken or has no such sheet. */
export async function loadXlsx(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
): Promise<LoadedFile> {
  return withWorkbook(file, async (zip) => {
    const { path, from1904 } = await findSheet(zip, file, collection.source.sheet);
    const context: XlsxContext = {
      strings: await sharedStrings(zip.part("xl/sharedStrings.xml", "held")),
      dates: await dateStyles(zip.part("xl/styles.xml", "held")),
      from1904,
    };
    return loadSheet(db, file, collection, needed, xlsxRows(zip.part(path, "streamed"), context));
  });
}

async function findSheet(
  zip: WorkbookZip,
  file: SourceFile,
  wanted: string | undefined,
): Promise<{ path: string; from1904: boolean }> {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(zip.part("xl/workbook.xml", "held"), {
    open(tag, attributes) {
      if (localName(tag) === "workbookPr") from1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (localName(tag) !== "sheet") return;
      const hidden = ["hidden", "veryHidden"].includes(attributes["state"] ?? "");
      sheets.push({ name: attributes["name"] ?? "", id: attributes["r:id"] ?? "", hidden });
    },
  });
  const sheet = sheets.find(({ name, hidden }) => (wanted === undefined ? !hidden : name === wanted));
  if (sheet === undefined) refuseSheet(file, wanted, sheets);
  const target = (await relationships(zip)).get(sheet.id) ?? "";
  return { path: target.startsWith("/") ? target.slice(1) : `xl/${target}`, from1904 };
}

async function relationships(zip: WorkbookZip): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(zip.part("xl/_rels/workbook.xml.rels", "held"), {
    open(tag, attributes) {
      if (localName(tag) === "Relationship") targets.set(attributes["Id"] ?? "", attributes["Target"] ?? "");
    },
  });
  return targets;
}

/** Throws the UserError for a workbook without the wanted sheet; the names of sheets are not answers. */
export function refuseSheet(
  file: SourceFile,
  wanted: string | undefined,
  sheets: readonly { name: string }[],
): never {
  const names = sheets.map(({ name }) => name);
  if (wanted === undefined) refuse(file.where, "has no sheet", "open it and save it again");
  refuse(file.where, `has no sheet "${wanted}"`, didYouMean(wanted, names));
}
