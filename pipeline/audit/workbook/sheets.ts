import { readOds } from "./ods-rows.ts";
import { withParts } from "./parts.ts";
import { readXlsx } from "./xlsx-rows.ts";

/** A cell of a workbook as a stranger reads it; a formula is never what we publish. */
export type ReadCell = { kind: "text" | "number" | "formula"; text: string };

/** A row with its number from 1; empty cells are texts of nothing. */
export type ReadRow = { sheet: string; row: number; cells: readonly ReadCell[] };

/** Reads every row that has something in it, sheet after sheet. Throws where the file is no workbook. */
export async function readWorkbook(path: string, take: (row: ReadRow) => void): Promise<void> {
  await withParts(path, (parts) => (path.endsWith(".ods") ? readOds(parts, take) : readXlsx(parts, take)));
}
