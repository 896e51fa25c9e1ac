import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { refuse } from "../user-error.ts";

const codeSchema = z.object({ code: z.string(), label: z.string() });

const dimensionSchema = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.string(),
  hasTotal: z.boolean(),
  column: z.string(),
  attribute: z.boolean(),
  codes: z.array(codeSchema),
});

const measureSchema = z.object({
  kind: z.string(),
  column: z.string(),
  label: z.string(),
  unit: z.string(),
  decimals: z.number(),
});

const tableSchema = z.object({
  name: z.string(),
  title: z.string(),
  universe: z.string(),
  of: z.string().nullable(),
  weighted: z.boolean(),
  notes: z.array(z.string()),
  dimensions: z.array(dimensionSchema),
  measures: z.array(measureSchema),
});

const releaseSchema = z.object({
  collection: z.string(),
  period: z.string(),
  published: z.string(),
  updated: z.string(),
  tables: z.array(tableSchema),
});

export type PublishedDimension = z.infer<typeof dimensionSchema>;
export type PublishedMeasure = z.infer<typeof measureSchema>;

/** A row of a published CSV: its cells by column. */
export type Row = Readonly<Record<string, string>>;

/** A table as it was published: what release.json says of it, and its CSV, read when it is asked for. */
export type EditionTable = z.infer<typeof tableSchema> & {
  columns: () => readonly string[];
  rows: () => readonly Row[];
};

/** A package as it was published once: first, or as a correction left it. */
export type Edition = Omit<z.infer<typeof releaseSchema>, "tables"> & { tables: EditionTable[] };

/** Reads a package; `where` names it in what a UserError says where it is none of ours. */
export function readEdition(folder: string, where: string): Edition {
  const path = join(folder, "release.json");
  const read = releaseSchema.safeParse(existsSync(path) ? parsed(readFileSync(path, "utf8")) : null);
  if (!read.success)
    return refuse(where, "is not a package of ours", "copy or build the whole package again");
  const tables = read.data.tables.map((table) => ({ ...table, ...csvOf(folder, table.name, where) }));
  return { ...read.data, tables };
}

function csvOf(folder: string, name: string, where: string): Pick<EditionTable, "columns" | "rows"> {
  const text = () => {
    const path = join(folder, `${name}.csv`);
    if (!existsSync(path)) refuse(where, `has no ${name}.csv`, "copy or build the whole package again");
    return readFileSync(path, "utf8");
  };
  return {
    columns: () => Papa.parse<string[]>(text(), { preview: 1 }).data[0] ?? [],
    rows: () => Papa.parse<Row>(text(), { header: true, skipEmptyLines: true }).data,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
