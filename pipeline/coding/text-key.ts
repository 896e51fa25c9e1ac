import { createHash } from "node:crypto";
import { literal } from "../database.ts";

/** Hexadecimal digits of a key: enough that two of a million texts share one about once in 37 million sets. */
const DIGITS = 16;

/**
 * The key of a text on coding sheets: a hash of the collection's secret and of the text, so that a sheet without its
 * texts tells nothing, and that a text which comes again is coded once. The letter keeps spreadsheets from reading a
 * number. `seed` is the text of `record-key-seed.txt`.
 */
export function textKey(text: string, seed: string): string {
  return `t${createHash("sha256")
    .update(secretOf(seed) + text, "utf8")
    .digest("hex")
    .slice(0, DIGITS)}`;
}

/** The same key as SQL over an SQL text. */
export function textKeySql(textSql: string, seed: string): string {
  return `'t' || left(sha256(concat(${literal(secretOf(seed))}, ${textSql})), ${DIGITS})`;
}

function secretOf(seed: string): string {
  return `${Buffer.byteLength(seed)}:${seed};text;`;
}
