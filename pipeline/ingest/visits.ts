import { createHmac, randomBytes } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { quietly } from "../quiet-sql.ts";
import { loadTable } from "./raw-table.ts";

/** Characters of a mark that say whose request it is: 64 bits in base 64. */
const hashLength = 11;

/** Visitors whose hash is kept at hand; the rest are hashed again when they come back. */
const kept = 50_000;

/**
 * Makes the marks of requests that visits are told by: a hash of the truncated address and of the visitor's program,
 * and the time. The key of the hash is made anew for each build and kept nowhere, so that nobody can try addresses
 * until one fits, nor follow a visitor from one build to the next. No figure depends on it.
 */
export class VisitorMarks {
  readonly #key = randomBytes(32);
  readonly #hashes = new Map<string, string>();

  /** `at` in seconds. */
  mark(address: string, agent: string, at: number): string {
    return this.#hash(`${address}\n${agent}`) + at;
  }

  #hash(visitor: string): string {
    const known = this.#hashes.get(visitor);
    if (known !== undefined) return known;
    const digest = createHmac("sha256", this.#key).update(visitor).digest("base64");
    const hash = digest.slice(0, hashLength);
    if (this.#hashes.size >= kept) this.#hashes.clear();
    this.#hashes.set(visitor, hash);
    return hash;
  }
}

/**
 * Puts "first" or "later" in the place of each mark: a visit begins with a request that comes more than so many minutes
 * after the same visitor's last one, in whatever order the lines and files stand. The hashes are gone after that.
 */
export async function markVisits(db: DuckDBConnection, column: string, silence: number): Promise<void> {
  const seconds = `CAST(substring(${column}, ${hashLength + 1}) AS BIGINT)`;
  const silent = "seconds - lag(seconds) OVER (PARTITION BY visitor ORDER BY seconds, place)";
  const marked = `SELECT rowid AS place, left(${column}, ${hashLength}) AS visitor, ${seconds} AS seconds FROM ${loadTable}`;
  const visits = `SELECT place, CASE WHEN ${silent} <= ${silence * 60} THEN 'later' ELSE 'first' END AS visit FROM (${marked})`;
  const sql = `UPDATE ${loadTable} SET ${column} = v.visit FROM (${visits}) v WHERE ${loadTable}.rowid = v.place`;
  await quietly("tell visits apart", () => db.run(sql));
}
