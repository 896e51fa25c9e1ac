import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ThemesVariable } from "../collection.ts";
import { identifier } from "../database.ts";
import { makePrivate, writePrivate } from "../private-record.ts";
import { quietRows } from "../quiet-sql.ts";
import { refuse } from "../user-error.ts";
import { ruleSql } from "./rule-sql.ts";
import { AGREED, coderSheets, columns, NONE, type Sheet } from "./sheet.ts";
import { textKeySql } from "./text-key.ts";

/** Whose sheet, whether it leaves the rule's suggestions out, and the private folder of the release. */
export type SheetAsked = { coder: string; blind: boolean; record: string; where: string };

/** A text on a sheet, and what the rule would give it. */
type Text = { key: string; text: string; suggested: readonly string[] };

/**
 * Writes a coder's sheet into the private folder: each different text of the used responses once, in the order of their
 * keys, with what the coder gave before. The agreed sheet holds the texts on which coders differ, and what each gave.
 * Throws a UserError where the sheet is there already, which a person may have begun to fill in.
 */
export async function writeSheet(
  db: DuckDBConnection,
  variable: ThemesVariable,
  sheets: readonly Sheet[],
  seed: string,
  asked: SheetAsked,
): Promise<{ file: string; rows: number; coded: number }> {
  const name = `${variable.name}.${asked.coder}.csv`;
  const folder = join(asked.record, "coding");
  const file = join(folder, name);
  if (existsSync(file))
    refuse(`${asked.where}/coding/${name}`, "is there already", "finish it, or move it away");
  const texts = await textsOf(db, variable, seed);
  const before = sheets.find(({ coder }) => coder === asked.coder)?.rows ?? new Map<string, string[]>();
  const others = coderSheets(sheets);
  const chosen = asked.coder === AGREED ? texts.filter(({ key }) => isApart(key, others)) : texts;
  const extra =
    asked.coder === AGREED ? others.map(({ coder }) => coder) : asked.blind ? [] : [columns.suggested];
  const lines = chosen.map(({ key, text, suggested }) => {
    const given = asked.coder === AGREED ? others.map((one) => cell(one.rows.get(key) ?? null)) : [];
    const more = asked.coder === AGREED ? given : asked.blind ? [] : [suggested.join("; ")];
    return csvLine([key, text, ...more, cell(before.get(key) ?? null)]);
  });
  await makePrivate(folder);
  await writePrivate(file, csvLine([columns.key, columns.text, ...extra, columns.themes]) + lines.join(""));
  const coded = chosen.filter(({ key }) => (before.get(key) ?? null) !== null).length;
  return { file, rows: chosen.length, coded };
}

async function textsOf(db: DuckDBConnection, { layout }: ThemesVariable, seed: string): Promise<Text[]> {
  const text = identifier(layout.of);
  const sql = `SELECT ${textKeySql(text, seed)} AS key, ${text}, array_to_string(${ruleSql(layout.frame, text)}, ';')
    FROM (SELECT DISTINCT ${text} FROM responses WHERE ${text} IS NOT NULL) ORDER BY key`;
  const rows = await quietRows(db, "read the texts to code", sql);
  return rows.map(([key, written, codes]) => ({
    key: String(key),
    text: String(written),
    suggested: codes === null ? [] : String(codes).split(";"),
  }));
}

function isApart(key: string, coders: readonly Sheet[]): boolean {
  const given = coders.map(({ rows }) => rows.get(key) ?? null);
  return new Set(given.flatMap((codes) => (codes === null ? [] : [codes.join(";")]))).size > 1;
}

function cell(codes: readonly string[] | null): string {
  if (codes === null) return "";
  return codes.length === 0 ? NONE : codes.join("; ");
}

/** A text that a spreadsheet would run as a formula has an apostrophe before it (OWASP, "CSV injection"). */
function csvLine(fields: readonly string[]): string {
  const safe = fields.map((field) => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field));
  return `${safe.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\r\n`;
}
