import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { identifier, literal, withDatabase } from "../database.ts";
import type { Problem } from "../user-error.ts";
import { workingDaysMacro } from "../working-days.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import { expressionMistakes, parseExpression, type Scope } from "./expression.ts";
import { codesByColumn, comparedCodes, resultCodes } from "./expression-codes.ts";
import { type Mistake, responseColumns } from "./names.ts";
import type { Path } from "./yaml-file.ts";

type Wanted = { type: RegExp; words: string };

const truth: Wanted = { type: /^BOOLEAN$/, words: "true or false" };
const codeText: Wanted = { type: /^(VARCHAR|"?NULL"?)$/, words: "a code in quotes" };
const number: Wanted = {
  type: /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/,
  words: "a number",
};

/** `columns` are those that the expression may use; `codes` those that it may give. */
type Expression = {
  path: Path;
  sql: string;
  wanted: Wanted;
  columns: readonly string[];
  codes: readonly string[] | null;
};

/** Mistakes in the SQL of a collection: not row-wise, unknown columns or codes, or of the wrong type. */
export async function checkExpressions(
  { at }: Definition<CollectionSpec>,
  collection: Collection,
): Promise<Problem[]> {
  const expressions = expressionsOf(collection);
  if (expressions.length === 0) return [];
  return withDatabase(async (db) => {
    if (collection.workingDays !== null) await db.run(workingDaysMacro(collection.workingDays));
    await db.run(sampleResponses(collection));
    const problems: Problem[] = [];
    for (const expression of expressions) {
      const user = `"${expression.path.map(String).join(".")}"`;
      for (const { what, todo } of await mistakes(db, expression, collection)) {
        problems.push({ where: at(expression.path), what: `${user} ${what}`, todo });
      }
    }
    return problems;
  });
}

/** A derived variable may use those before it; universes and the mark of organisations may use all. */
function expressionsOf(collection: Collection): Expression[] {
  const all = [...responseColumns(collection).keys()];
  const derivedNames = collection.derived.map(({ name }) => name);
  const asked = all.filter((name) => !derivedNames.includes(name));
  const condition = (path: Path, sql: string | null): Expression[] =>
    sql === null ? [] : [{ path, sql, wanted: truth, columns: all, codes: null }];
  return [
    ...condition(["universe"], collection.universe),
    ...condition(["organisation"], collection.organisation),
    ...collection.derived.flatMap((one, index): Expression[] => {
      if (one.kind === "parent") return [];
      const path = ["derived", one.name, "sql"];
      const columns = [...asked, ...derivedNames.slice(0, index)];
      if (one.kind === "number") return [{ path, sql: one.sql, wanted: number, columns, codes: null }];
      const codes = one.list.name === null ? one.list.codes.map(({ code }) => code) : null;
      return [{ path, sql: one.sql, wanted: codeText, columns, codes }];
    }),
    ...collection.universes.flatMap(({ name, where }) => condition(["universes", name, "where"], where)),
  ];
}

/** One made-up response: DuckDB finds some casts that cannot work (a code for true, a text for a list) only on a row. */
function sampleResponses(collection: Collection): string {
  const codes = codesByColumn(collection, "all");
  const columns = [...responseColumns(collection)].map(([name, type]) => {
    const code = literal(codes.get(name)?.[0] ?? "a text");
    const values: Readonly<Record<string, string>> = {
      VARCHAR: code,
      "VARCHAR[]": `[${code}]`,
      DATE: literal(collection.workingDays?.first ?? "2000-01-31"),
    };
    return `CAST(${values[type] ?? "1"} AS ${type}) AS ${identifier(name)}`;
  });
  return `CREATE TABLE responses AS SELECT ${["1::BIGINT AS row_id", ...columns].join(", ")}`;
}

async function mistakes(
  db: DuckDBConnection,
  expression: Expression,
  collection: Collection,
): Promise<Mistake[]> {
  const result = await parseExpression(db, expression.sql);
  if (!("tree" in result)) return [result];
  const found = [
    ...expressionMistakes(result.tree, scopeOf(expression, collection)),
    ...comparedCodes(result.tree, codesByColumn(collection)),
    ...(expression.codes === null ? [] : resultCodes(result.tree, expression.codes)),
  ];
  return found.length > 0 ? found : typeMistakes(db, expression);
}

function scopeOf({ columns }: Expression, collection: Collection): Scope {
  const later = collection.derived.map(({ name }) => name).filter((name) => !columns.includes(name));
  return { columns, later, period: collection.period };
}

async function typeMistakes(db: DuckDBConnection, { sql, wanted }: Expression): Promise<Mistake[]> {
  try {
    const reader = await db.runAndReadAll(`DESCRIBE SELECT (${sql}) AS value FROM responses`);
    const type = String(reader.getRows()[0]?.[1]);
    if (wanted.type.test(type)) {
      await db.run(`SELECT (${sql}) FROM responses`);
      return [];
    }
    return [{ what: `gives ${type}`, todo: `write an expression that gives ${wanted.words}` }];
  } catch (error) {
    return [
      { what: `does not fit the types of its columns: ${reasonOf(error)}`, todo: "mend the expression" },
    ];
  }
}

/** DuckDB's own words are safe to show here alone: this database holds no response, only the definition's text. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
  return message
    .replace(/^\w+ Error: /, "")
    .replaceAll(";", ",")
    .replace(/[.\s]+$/, "");
}
