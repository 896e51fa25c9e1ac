import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import type { SourceColumn } from "../source-columns.ts";
import { refuse } from "../user-error.ts";
import { columnNames, headerRows } from "./column-names.ts";
import type { SourceFile } from "./find-files.ts";
import { matchColumns, type Places } from "./match-columns.ts";
import { type LoadedFile, RowSink } from "./raw-table.ts";
import { RecordTally } from "./scan-text.ts";

/** The cells of a row of a sheet, as text; an empty cell is "". */
export type SheetRow = readonly string[];

/**
 * Loads the rows of a sheet. Rows without any text are passed over; the first others are the header; a row with text
 * to the right of the header is broken. Throws a UserError where the sheet is empty or has no responses.
 */
export async function loadSheet(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
  batches: AsyncIterable<readonly SheetRow[]>,
): Promise<LoadedFile> {
  const header: SheetRow[] = [];
  const tally = new RecordTally();
  let open: { sink: RowSink; places: Places; width: number } | null = null;
  for await (const rows of batches) {
    for (const row of rows) {
      if (row.every((cell) => cell === "")) continue;
      if (header.length < headerRows(collection.source.headers)) header.push(withoutTail(row));
      else {
        open ??= await openSink(db, file, collection, needed, header);
        const malformed = withoutTail(row).length > open.width;
        tally.add(malformed);
        if (!malformed) open.sink.add(row);
      }
    }
  }
  if (open === null) return refuseEmpty(file, header);
  await open.sink.close();
  return {
    name: file.name,
    rows: open.sink.rows,
    malformed: tally.malformed,
    places: open.places,
    reader: "stream",
  };
}

async function openSink(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
  header: readonly SheetRow[],
): Promise<{ sink: RowSink; places: Places; width: number }> {
  const [first = [], second] = header;
  const columns = columnNames(second === undefined ? [first] : widened(first, second), file.where);
  const places = matchColumns(columns, needed, collection, file.where);
  return { sink: await RowSink.open(db, places), places, width: columns.length };
}

/** A sheet does not store the empty cells to the right, so a question's last options may lie beyond its row's end. */
function widened(questions: SheetRow, options: SheetRow): SheetRow[] {
  const width = Math.max(questions.length, options.length);
  return [questions, options].map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

function withoutTail(row: SheetRow): SheetRow {
  return row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
}

function refuseEmpty(file: SourceFile, header: readonly SheetRow[]): never {
  if (header.length === 0) refuse(file.where, "is empty", "check source.sheet, or export it again");
  refuse(file.where, "has a header and no responses", "export it again, or take it away");
}
