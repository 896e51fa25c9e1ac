import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import type { SourceColumn } from "../source-columns.ts";
import type { SourceFile } from "./find-files.ts";
import { loadSheet } from "./load-sheet.ts";
import { refuseSheet } from "./load-xlsx.ts";
import { odsRows } from "./ods-rows.ts";
import type { LoadedFile } from "./raw-table.ts";
import { withWorkbook } from "./workbook-zip.ts";

/** Loads one sheet of an ODS workbook, by stream. Throws a UserError where it is broken or has no such sheet. */
export async function loadOds(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
): Promise<LoadedFile> {
  const { sheet } = collection.source;
  return withWorkbook(file, (zip) => {
    const rows = odsRows(zip.part("content.xml", "streamed"), sheet, (sheets) =>
      refuseSheet(file, sheet, sheets),
    );
    return loadSheet(db, file, collection, needed, rows);
  });
}
