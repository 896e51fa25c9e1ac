import type { DuckDBConnection } from "@duckdb/node-api";
import { type Coding, countCoding } from "../coding/count-coding.ts";
import { readSheets } from "../coding/read-sheets.ts";
import type { Sheets } from "../coding/sheet.ts";
import type { LoadedRelease } from "../definitions/load.ts";
import type { ApprovedQuotations } from "../protect/approved-text.ts";
import { approvedQuotations, refuseBorrowedExamples } from "../quotations.ts";
import type { ResponsesFolder } from "./responses.ts";

/** What becomes of free text: themes, counted with how they came about, and the texts that somebody signed. */
export type FreeText = { codings: readonly Coding[]; quotations: ApprovedQuotations | null };

/** The coding sheets beside a release's responses. */
export function sheetsOf({ collection }: LoadedRelease, { folder, where }: ResponsesFolder): Sheets {
  return readSheets(folder, where, collection);
}

/** Of the `responses` in the database. Throws a UserError for a quotation or an example that may not be published. */
export async function freeTextOf(
  db: DuckDBConnection,
  { collection, protection, quotations }: LoadedRelease,
  sheets: Sheets,
  seed: string,
): Promise<FreeText> {
  await refuseBorrowedExamples(db, collection);
  const threshold = protection.method === "none" ? 0 : protection.threshold;
  return {
    codings: await countCoding(db, collection, sheets, seed),
    quotations: await approvedQuotations(db, collection, quotations, threshold),
  };
}
