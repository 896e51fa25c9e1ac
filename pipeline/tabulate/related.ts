import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import type { Dimension, Related, TableShape } from "../table.ts";
import { type Coded, codedNamed } from "./coded.ts";

/** A dimension with the codes that any table shows of it, in the order of its code list, and what it is made of. */
type Worked = { coded: Coded; codes: readonly string[]; sources: ReadonlySet<string> };

/**
 * The related dimensions of a release's tables, in the order in which the tables first show them. Only dimensions of
 * one answer each that have a margin; two whose codes all occur together say nothing about each other, and are left
 * out. `db` holds the `responses` of the collection.
 */
export async function relatedDimensions(
  db: DuckDBConnection,
  collection: Collection,
  shapes: readonly TableShape[],
): Promise<readonly Related[]> {
  const found: Related[] = [];
  for (const [a, b] of sharing(workedOf(collection, shapes))) {
    const pairs = await pairsOf(db, a, b);
    if (pairs.length < a.codes.length * b.codes.length)
      found.push({ a: a.coded.name, b: b.coded.name, pairs });
  }
  return found;
}

function workedOf(collection: Collection, shapes: readonly TableShape[]): Worked[] {
  const shown = new Map<string, Set<string>>();
  for (const { name, codes } of shapes.flatMap(({ dimensions }) => dimensions.filter(isOfOneAnswer))) {
    const all = shown.get(name) ?? new Set();
    for (const { code } of codes) all.add(code);
    shown.set(name, all);
  }
  return [...shown].flatMap(([name, codes]): Worked[] => {
    const coded = codedNamed(collection, name);
    if (coded === null) return [];
    const listed = new Set([...coded.codes.map(({ code }) => code), coded.missing.code]);
    return [
      {
        coded,
        codes: [...listed].filter((code) => codes.has(code)),
        sources: sourcesOf(collection.derived, name),
      },
    ];
  });
}

function isOfOneAnswer({ kind, hasTotal }: Dimension): boolean {
  return kind === "code" && hasTotal;
}

/** The columns of answers that a variable rests on: itself, where it is not derived. */
function sourcesOf(derived: Collection["derived"], name: string): Set<string> {
  const at = derived.findIndex((other) => other.name === name);
  const one = derived[at];
  if (one === undefined) return new Set([name]);
  const reads = one.kind === "parent" ? [one.child] : one.reads;
  // Only what is derived earlier can be read, so this ends.
  return new Set(reads.flatMap((read) => [...sourcesOf(derived.slice(0, at), read)]));
}

function sharing(all: readonly Worked[]): (readonly [Worked, Worked])[] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => [...a.sources].some((source) => b.sources.has(source)))
      .map((b) => [a, b] as const),
  );
}

/** The pairs of shown codes that some response has, in the order of both code lists. */
async function pairsOf(db: DuckDBConnection, a: Worked, b: Worked): Promise<Related["pairs"]> {
  const sql = `SELECT DISTINCT ${codeSql(a)} AS a, ${codeSql(b)} AS b FROM responses WHERE count > 0`;
  const [ofA = [], ofB = []] = (
    await db.runAndReadAll(`SELECT a, b FROM (${sql}) WHERE a IS NOT NULL AND b IS NOT NULL`)
  ).getColumns();
  const place = (codes: readonly string[]) => new Map(codes.map((code, index) => [code, index]));
  const [inA, inB] = [place(a.codes), place(b.codes)];
  return ofA
    .flatMap((code, row): [string, string][] => {
      const pair: [string, string] = [String(code), String(ofB[row])];
      return inA.has(pair[0]) && inB.has(pair[1]) ? [pair] : [];
    })
    .sort((one, other) => order(inA, one[0], other[0]) || order(inB, one[1], other[1]));
}

function order(places: ReadonlyMap<string, number>, one: string, other: string): number {
  return (places.get(one) ?? 0) - (places.get(other) ?? 0);
}

/** As the breakdowns of a table show it: who did not answer has the code for that. */
function codeSql({ coded }: Worked): string {
  const answer = identifier(coded.name);
  return coded.required ? answer : `coalesce(${answer}, ${literal(coded.missing.code)})`;
}
