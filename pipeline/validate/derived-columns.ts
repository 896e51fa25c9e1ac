import type { DuckDBConnection } from "@duckdb/node-api";
import type { CodeList, Collection, Derived } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import { quietRows } from "../quiet-sql.ts";
import { TOTAL } from "../table.ts";
import { type Problem, refuse, UserError } from "../user-error.ts";
import type { Lookups } from "./spellings.ts";
import type { TypedColumn } from "./typed-columns.ts";

/** The derived variables as SQL over the typed columns, each of which may use those before it. */
export async function derivedColumns(collection: Collection, lookups: Lookups): Promise<TypedColumn[]> {
  const columns: TypedColumn[] = [];
  for (const derived of collection.derived) {
    columns.push({ name: derived.name, sql: await derivedSql(derived, collection, lookups) });
  }
  return columns;
}

/**
 * Rows of `from` with the columns added one after another, each in a SELECT of its own: a lookup that is a query
 * cannot see a column made beside it (a region from an authority that is itself derived).
 */
export function withColumns(columns: readonly TypedColumn[], from: string): string {
  return columns.reduce(
    (rows, { name, sql }) => `(SELECT *, ${sql} AS ${identifier(name)} FROM ${rows})`,
    from,
  );
}

/** An expression of the definition, in brackets; the line end keeps a comment in it from reaching further. */
export function bracketed(sql: string): string {
  return `(${sql}\n)`;
}

async function derivedSql(derived: Derived, collection: Collection, lookups: Lookups): Promise<string> {
  if (derived.kind === "code") return `CAST(${bracketed(derived.sql)} AS VARCHAR)`;
  if (derived.kind === "number") return `CAST(${bracketed(derived.sql)} AS DECIMAL(18,${derived.decimals}))`;
  const parent = derived.list.name ?? "";
  const codes = listOf(derived.child, collection).codes;
  const parents = new Map(
    codes.flatMap(({ code, more }) => (more[parent] ? [[code, more[parent]] as const] : [])),
  );
  const lookup = await lookups.of(new Map([[TOTAL, TOTAL], ...parents]));
  return lookup(identifier(derived.child));
}

function listOf(name: string, collection: Collection): CodeList {
  const variable = [...collection.variables, ...collection.derived].find((one) => one.name === name);
  if (variable === undefined || !("list" in variable))
    throw new Error(`"${name}" has no code list to be a child in`);
  return variable.list;
}

/**
 * Runs a step whose SQL holds expressions of the definition. Where it fails, throws a UserError that names the first
 * expression that fails by itself over `from`; DuckDB's own message, which may quote a value, is left out.
 */
export async function withExpressions<T>(
  db: DuckDBConnection,
  collection: Collection,
  columns: readonly TypedColumn[],
  from: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch {
    for (const [index, { name }] of columns.entries()) {
      const query = `SELECT count(${identifier(name)}) FROM ${withColumns(columns.slice(0, index + 1), from)}`;
      await db.run(query).catch(() => refuseExpression(collection, name));
    }
    throw new Error("DuckDB could not derive the responses (its own message is withheld)");
  }
}

/** Throws a UserError for the first universe whose SQL fails on the responses. */
export async function refuseFailingUniverses(db: DuckDBConnection, collection: Collection): Promise<void> {
  for (const { name, where } of collection.universes) {
    const query = `SELECT count(*) FROM responses WHERE ${bracketed(where)}`;
    await db.run(query).catch(() => refuseExpression(collection, name));
  }
}

function refuseExpression(collection: Collection, name: string): never {
  const what = `the SQL of "${name}" fails on the responses`;
  const years = collection.workingDays === null ? "" : `; working days are known ${yearsOf(collection)}`;
  refuse(
    definitionOf(collection),
    what,
    `use only variables of the collection, and TRY_CAST where a value may not fit${years}`,
  );
}

function yearsOf({ workingDays }: Collection): string {
  return `from ${workingDays?.first ?? ""} to ${workingDays?.last ?? ""}`;
}

/** Throws a UserError for each derived code that is not in its list, by name and number of rows. */
export async function refuseUnknownDerived(db: DuckDBConnection, collection: Collection): Promise<void> {
  const problems: Problem[] = [];
  for (const derived of collection.derived) {
    if (derived.kind === "number") continue;
    const codes = [TOTAL, ...derived.list.codes.map(({ code }) => code)].map(literal).join(", ");
    const sql = `SELECT count(*) FROM responses WHERE ${identifier(derived.name)} NOT IN (${codes})`;
    const [[rows] = []] = await quietRows(db, "check the derived codes", sql);
    if (Number(rows) > 0) problems.push(unknownDerived(collection, derived.name, Number(rows)));
    if (derived.kind !== "code" || derived.required !== true) continue;
    const none = `SELECT count(*) FROM responses WHERE ${identifier(derived.name)} IS NULL`;
    const [[without] = []] = await quietRows(db, "check the derived codes", none);
    if (Number(without) > 0) problems.push(withoutCode(collection, derived.name, Number(without)));
  }
  if (problems.length > 0) throw new UserError(problems);
}

function unknownDerived(collection: Collection, name: string, rows: number): Problem {
  return {
    where: definitionOf(collection),
    what: `"${name}" is outside its own code list in ${rows} rows`,
    todo: "make its SQL give only codes of the list, or NULL",
  };
}

function withoutCode(collection: Collection, name: string, rows: number): Problem {
  return {
    where: definitionOf(collection),
    what: `"${name}" is required, and has no code in ${rows} rows`,
    todo: "give each row a code of the list, or take required away",
  };
}

function definitionOf(collection: Collection): string {
  return `methodology/${collection.name}/collection.yaml`;
}
