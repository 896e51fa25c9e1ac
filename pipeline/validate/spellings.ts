import type { DuckDBConnection } from "@duckdb/node-api";
import type { CodeList } from "../collection.ts";
import { literal } from "../database.ts";
import { quietly } from "../quiet-sql.ts";
import { TOTAL } from "../table.ts";

/** SQL that gives for an SQL text what it stands for, or NULL where it stands for nothing. */
export type Lookup = (sql: string) => string;

/** Up to so many entries a CASE is as fast as a join, and reads better in `explain`. */
const longestCase = 40;

/**
 * Every way to write a code: the code itself, its label, and the source's own spellings. Where one spelling would
 * stand for two codes, a code goes before a label, and a label before a source's spelling. An accent may be written
 * as part of its letter or after it (Unicode's forms NFC and NFD), as a Mac does.
 */
export function spellings(list: CodeList, counted: boolean): Map<string, string> {
  const ways = new Map<string, string>(counted ? [[TOTAL, TOTAL]] : []);
  const add = (spelling: string, code: string): void => {
    for (const form of unicodeForms(spelling.trim())) if (!ways.has(form)) ways.set(form, code);
  };
  for (const { code } of list.codes) add(code, code);
  for (const { code, label } of list.codes) add(label, code);
  for (const { code, source } of list.codes) for (const spelling of source) add(spelling, code);
  return ways;
}

/** The text as it is, composed and decomposed; they are one for most texts. */
export function unicodeForms(text: string): Set<string> {
  return new Set([text, text.normalize("NFC"), text.normalize("NFD")]);
}

/** A CASE over the entries. It also works inside a lambda, where a query does not. */
export function caseLookup(entries: ReadonlyMap<string, string>): Lookup {
  const whens = [...entries].map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  return (sql) => (whens.length === 0 ? "NULL::VARCHAR" : `CASE ${sql} ${whens.join(" ")} END`);
}

/** Makes lookups; the long ones become a table that DuckDB joins, once for each list of entries. */
export class Lookups {
  readonly #db: DuckDBConnection;
  readonly #made = new Map<string, Promise<Lookup>>();

  constructor(db: DuckDBConnection) {
    this.#db = db;
  }

  async of(entries: ReadonlyMap<string, string>): Promise<Lookup> {
    if (entries.size <= longestCase) return caseLookup(entries);
    const key = JSON.stringify([...entries]);
    const lookup = this.#made.get(key) ?? this.#join(entries, `spelling_${this.#made.size + 1}`);
    this.#made.set(key, lookup);
    return lookup;
  }

  async #join(entries: ReadonlyMap<string, string>, table: string): Promise<Lookup> {
    await this.#db.run(`CREATE TEMP TABLE ${table} (spelling VARCHAR, stands_for VARCHAR)`);
    await quietly("store a code list", async () => {
      const appender = await this.#db.createAppender(table, "main", "temp");
      for (const [from, to] of entries) {
        appender.appendVarchar(from);
        appender.appendVarchar(to);
        appender.endRow();
      }
      appender.closeSync();
    });
    return (sql) => `(SELECT stands_for FROM ${table} WHERE spelling = ${sql})`;
  }
}
