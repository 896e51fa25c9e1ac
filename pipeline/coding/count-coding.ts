import type { DuckDBConnection } from "@duckdb/node-api";
import { type Collection, isThemes, type ThemesVariable } from "../collection.ts";
import { identifier } from "../database.ts";
import { quietRows } from "../quiet-sql.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { handCodes } from "./final-codes.ts";
import { coderSheets, type Sheets } from "./sheet.ts";
import { textKeySql } from "./text-key.ts";

/** How the texts of one open question were coded; exact, and so private. Texts are counted by respondent. */
export type Coding = {
  variable: ThemesVariable;
  texts: number;
  distinct: number;
  byHand: number;
  byRule: number;
  uncoded: number;
  /** People with a sheet of their own. */
  coders: number;
  /** Respondents whose text has each theme. */
  themes: ReadonlyMap<string, number>;
  agreement: Agreement | null;
  /** Rows of sheets whose text no used response has. */
  strays: number;
};

/** How each themes variable of the collection came about, from the `responses` in the database and the sheets. */
export async function countCoding(
  db: DuckDBConnection,
  collection: Collection,
  sheets: Sheets,
  seed: string,
): Promise<Coding[]> {
  const hand = handCodes(collection, sheets);
  const counted: Coding[] = [];
  for (const variable of collection.variables.filter(isThemes)) {
    const texts = await textsOf(db, variable, seed);
    counted.push(codingOf(variable, texts, sheets, hand.get(variable.name) ?? new Map()));
  }
  return counted;
}

type Text = { key: string; respondents: number; codes: readonly string[] | null };

async function textsOf(
  db: DuckDBConnection,
  { name, layout }: ThemesVariable,
  seed: string,
): Promise<Text[]> {
  const text = identifier(layout.of);
  const codes = `array_to_string(any_value(${identifier(name)}), ';')`;
  const coded = `bool_or(${identifier(name)} IS NOT NULL)`;
  const sql = `SELECT ${textKeySql(text, seed)} AS key, count(*), ${coded}, ${codes}
    FROM responses WHERE ${text} IS NOT NULL GROUP BY key ORDER BY key`;
  const rows = await quietRows(db, "count the coded texts", sql);
  return rows.map(([key, respondents, isCoded, list]) => ({
    key: String(key),
    respondents: Number(respondents),
    codes:
      isCoded === true
        ? String(list ?? "")
            .split(";")
            .filter((code) => code !== "")
        : null,
  }));
}

function codingOf(
  variable: ThemesVariable,
  texts: readonly Text[],
  all: Sheets,
  hand: ReadonlyMap<string, readonly string[]>,
): Coding {
  const sheets = all.get(variable.name) ?? [];
  const people = (some: readonly Text[]) => some.reduce((sum, { respondents }) => sum + respondents, 0);
  const keys = new Set(texts.map(({ key }) => key));
  const byRule = texts.filter(({ key, codes }) => codes !== null && !hand.has(key));
  const withTheme = (code: string) => people(texts.filter(({ codes }) => codes?.includes(code) ?? false));
  const rows = new Set(sheets.flatMap((sheet) => [...sheet.rows.keys()]));
  return {
    variable,
    texts: people(texts),
    distinct: texts.length,
    byHand: people(texts.filter(({ key }) => hand.has(key))),
    byRule: people(byRule),
    uncoded: people(texts.filter(({ codes }) => codes === null)),
    themes: new Map(variable.list.codes.map(({ code }) => [code, withTheme(code)])),
    coders: coderSheets(sheets).length,
    agreement: agreementOf(variable, sheets, keys),
    strays: [...rows].filter((key) => !keys.has(key)).length,
  };
}
