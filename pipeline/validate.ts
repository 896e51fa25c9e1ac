import type { DuckDBConnection } from "@duckdb/node-api";
import { type HandCodes, noHandCodes } from "./coding/final-codes.ts";
import type { Collection } from "./collection.ts";
import { identifier } from "./database.ts";
import { quietly, quietRows } from "./quiet-sql.ts";
import { sourceColumns } from "./source-columns.ts";
import { absentColumns, type NotInFile } from "./validate/absent-columns.ts";
import { countAnswered } from "./validate/answered.ts";
import { cellNames, cellsSql } from "./validate/cells.ts";
import {
  bracketed,
  derivedColumns,
  refuseFailingUniverses,
  refuseUnknownDerived,
  withColumns,
  withExpressions,
} from "./validate/derived-columns.ts";
import { recordKeySql } from "./validate/record-key.ts";
import { rowColumns, rowNames } from "./validate/row-columns.ts";
import { countSetAside, createSetAside, refuseTooMany } from "./validate/set-aside.ts";
import { Lookups } from "./validate/spellings.ts";
import { themesColumns } from "./validate/themes.ts";
import { type Check, joined, type Typed, type TypedColumn, typedColumns } from "./validate/typed-columns.ts";
import { reasons, type Validation } from "./validation.ts";
import { workingDaysMacro } from "./working-days.ts";

/**
 * Makes `responses` (see the foot of collection.ts) and `set_aside` from the tables that ingest made, which it then
 * drops: every row read is used, or set aside for the first reason that applies. Throws a UserError where more rows
 * are set aside than the collection allows (the table set_aside is there by then), and where a derived variable fails.
 * `seed` is the collection's secret, without which nobody can work out a record's key; keys of different seeds differ.
 * `hand` are the themes that people gave to answers in respondents' own words.
 */
export async function validate(
  db: DuckDBConnection,
  collection: Collection,
  seed: string = "",
  hand: HandCodes = noHandCodes,
): Promise<Validation> {
  const lookups = new Lookups(db);
  const [[read] = []] = await quietRows(
    db,
    "count the rows read",
    "SELECT (SELECT count(*) FROM raw) + (SELECT count(*) FROM malformed)",
  );
  const checks = await createTyped(db, collection, lookups);
  await createRepeated(db, collection);
  const themes = await themesColumns(db, collection, lookups, hand, seed);
  await createResponses(db, collection, lookups, seed, themes);
  await createSetAside(db, checks, columnOfId(collection));
  await dropSteps(db);
  await refuseTooMany(db, collection, Number(read));
  await refuseUnknownDerived(db, collection);
  await refuseFailingUniverses(db, collection);
  return resultOf(db, collection, Number(read));
}

/** typed_rows: the row, its typed columns, and "#problem", the number of the first check that it fails. */
async function createTyped(db: DuckDBConnection, collection: Collection, lookups: Lookups): Promise<Check[]> {
  const columns = sourceColumns(collection);
  const typed = await typedOf(collection, cellNames(columns), lookups, await absentColumns(db));
  const checks = reasons.flatMap(({ reason }) => typed.checks.filter((check) => check.reason === reason));
  const names = ["row_id", ...typed.columns.map(({ name }) => identifier(name))];
  const values = typed.columns.map(({ name, sql }) => `${sql} AS ${identifier(name)}`);
  const cells = columns.map(({ raw }) => raw);
  const inner = `SELECT ${["row_id", ...cells, ...values].join(", ")} FROM (${cellsSql(columns, collection.source.missing)})`;
  const problem = checks.map(({ when }, i) => `WHEN ${when} THEN ${i}`).join(" ");
  const sql = `CREATE TABLE typed_rows AS
    SELECT ${names.join(", ")}, ${problem === "" ? "NULL::INTEGER" : `CASE ${problem} END`} AS "#problem" FROM (${inner})`;
  await quietly("type the responses", () => db.run(sql));
  await db.run("DROP VIEW raw");
  await db.run("DROP TABLE raw_rows");
  return checks;
}

async function typedOf(
  collection: Collection,
  cell: (column: string) => string,
  lookups: Lookups,
  notInFile: NotInFile,
): Promise<Typed> {
  const variables = collection.variables.filter(({ name }) => !rowNames.has(name));
  const typed = variables.map((variable) => typedColumns(variable, { collection, cell, lookups, notInFile }));
  return joined([...rowColumns(collection, cell), ...(await Promise.all(typed))]);
}

/** repeated_rows: those whose id an earlier sound row has already. A row without an id repeats nothing. */
async function createRepeated(db: DuckDBConnection, collection: Collection): Promise<void> {
  if (collection.id === null) {
    await db.run("CREATE TABLE repeated_rows (row_id BIGINT)");
    return;
  }
  const id = identifier(collection.id);
  const first = `SELECT ${id} AS id, min(row_id) AS first_row FROM typed_rows
    WHERE "#problem" IS NULL AND ${id} IS NOT NULL GROUP BY ${id} HAVING count(*) > 1`;
  const sql = `CREATE TABLE repeated_rows AS SELECT t.row_id FROM typed_rows t JOIN (${first}) f ON t.${id} = f.id
    WHERE t."#problem" IS NULL AND t.row_id > f.first_row`;
  await quietly("find repeated ids", () => db.run(sql));
}

/** responses, and outside_rows: the rows for which the collection's universe does not hold. */
async function createResponses(
  db: DuckDBConnection,
  collection: Collection,
  lookups: Lookups,
  seed: string,
  themes: readonly TypedColumn[],
): Promise<void> {
  const derived = await derivedColumns(collection, lookups);
  const typed = `(SELECT * EXCLUDE ("#problem") FROM typed_rows
    WHERE "#problem" IS NULL AND row_id NOT IN (SELECT row_id FROM repeated_rows))`;
  const sound = withColumns(themes, typed);
  const all = withColumns(derived, sound);
  const inside = collection.universe === null ? "TRUE" : `${bracketed(collection.universe)} IS TRUE`;
  if (collection.workingDays !== null) await db.run(workingDaysMacro(collection.workingDays));
  const tried = [...derived, { name: "universe", sql: `${inside}` }];
  await withExpressions(db, collection, tried, sound, async () => {
    const key = `${recordKeySql(collection, seed)} AS record_key`;
    await db.run(`CREATE TABLE responses AS SELECT *, ${key} FROM ${all} WHERE ${inside}`);
    await db.run(`CREATE TABLE outside_rows AS SELECT row_id FROM ${all} WHERE NOT (${inside})`);
  });
}

function columnOfId(collection: Collection): string | null {
  const id = collection.variables.find(({ name }) => name === collection.id);
  return id !== undefined && "column" in id ? id.column : collection.id;
}

async function dropSteps(db: DuckDBConnection): Promise<void> {
  for (const table of [
    "typed_rows",
    "repeated_rows",
    "outside_rows",
    "raw_place",
    "raw_absent",
    "malformed",
  ]) {
    await db.run(`DROP TABLE ${table}`);
  }
}

async function resultOf(db: DuckDBConnection, collection: Collection, read: number): Promise<Validation> {
  const [[used] = []] = await quietRows(db, "count the responses", "SELECT count(*) FROM responses");
  const setAside = await countSetAside(db);
  const sum = reasons.reduce((total, { reason }) => total + setAside[reason], 0);
  if (read !== Number(used) + sum)
    throw new Error(`${read} rows were read, but ${Number(used)} used and ${sum} set aside`);
  return { read, used: Number(used), setAside, answered: await countAnswered(db, collection) };
}
