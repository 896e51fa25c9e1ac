import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type {
  Code,
  CodeList,
  CodeVariable,
  Collection,
  DateVariable,
  GridVariable,
  MultipleVariable,
  NumberVariable,
  TextVariable,
} from "../pipeline/collection.ts";
import { withDatabase } from "../pipeline/database.ts";
import { ingest } from "../pipeline/ingest.ts";
import { UserError } from "../pipeline/user-error.ts";

/** A collection with nothing special about it, but for what the test says. */
export function collectionOf(
  parts: Partial<Omit<Collection, "source">> & { source?: Partial<Collection["source"]> },
): Collection {
  const { source, ...rest } = parts;
  return {
    name: "parents",
    period: "2024",
    title: "Parents",
    summary: "What parents say.",
    kind: "survey",
    unit: { one: "parent", many: "parents" },
    coverage: "England",
    synthetic: null,
    source: {
      files: "*",
      layout: "one_row_a_unit",
      count: "count",
      headers: "one_row",
      encoding: "utf-8",
      missing: ["", "NA"],
      ...source,
    },
    identifiers: [],
    ignore: [],
    id: null,
    weight: null,
    sample: false,
    sure: null,
    universe: null,
    organisation: null,
    setAsideLimit: 100,
    geography: [],
    variables: [],
    derived: [],
    universes: [],
    workingDays: null,
    ...rest,
  };
}

export function codes(
  entries: Record<string, string | { label: string; source?: string[]; more?: Record<string, string> }>,
  name: string | null = null,
): CodeList {
  const list = Object.entries(entries).map(([code, entry]): Code => {
    const given = typeof entry === "string" ? { label: entry } : entry;
    return { code, label: given.label, source: given.source ?? [], more: given.more ?? {} };
  });
  return { name, codes: list };
}

const yesNo = codes({ yes: "Yes", no: "No" });
const missing = { code: "not-stated", label: "Not stated" };

function asked(name: string) {
  return { name, label: name, question: null, note: null, askedOf: null };
}

export function codeVar(name: string, more: Partial<CodeVariable> = {}): CodeVariable {
  return {
    ...asked(name),
    type: "code",
    list: yesNo,
    missing,
    unknown: "set_aside",
    column: name,
    required: false,
    ...more,
  };
}

export function textVar(name: string, more: Partial<TextVariable> = {}): TextVariable {
  return { ...asked(name), type: "text", column: name, required: false, ...more };
}

export function numberVar(name: string, more: Partial<NumberVariable> = {}): NumberVariable {
  const number = { unit: null, decimals: 0, minimum: null, maximum: null, required: false };
  return { ...asked(name), type: "number", column: name, ...number, ...more };
}

export function dateVar(name: string, more: Partial<DateVariable> = {}): DateVariable {
  const date = { formats: ["%Y-%m-%d"], minimum: null, maximum: null, required: false };
  return { ...asked(name), type: "date", column: name, ...date, ...more };
}

export function gridVar(
  name: string,
  items: GridVariable["items"],
  more: Partial<GridVariable> = {},
): GridVariable {
  return { ...asked(name), type: "grid", list: yesNo, missing, unknown: "set_aside", items, ...more };
}

export function multipleVar(
  name: string,
  layout: MultipleVariable["layout"],
  more: Partial<MultipleVariable> = {},
): MultipleVariable {
  return { ...asked(name), type: "multiple", list: yesNo, missing, unknown: "set_aside", layout, ...more };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes the files into a folder that lasts as long as `work`. */
export async function withFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "responses-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where messages say that the responses lie. */
export const where = "data/responses/parents/2024";

/** Ingests the files and gives the database to `work`. */
export async function ingested<T>(
  collection: Collection,
  files: Files,
  work: (db: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return withFolder(files, (folder) =>
    withDatabase(async (db) => {
      await ingest(db, collection, folder, where);
      return work(db);
    }),
  );
}

/** What `raw` holds, in the order of reading, without row_id. */
export async function rawRows(collection: Collection, files: Files): Promise<unknown[][]> {
  return ingested(collection, files, async (db) => {
    const rows = (await db.runAndReadAll("SELECT * FROM raw ORDER BY row_id")).getRows();
    return rows.map((row) => row.slice(1));
  });
}

/** The message of the UserError that ingest throws. */
export async function refusal(collection: Collection, files: Files): Promise<string> {
  try {
    await rawRows(collection, files);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("the files were not refused");
}
