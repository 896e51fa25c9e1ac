import type { DuckDBConnection } from "@duckdb/node-api";
import type { HandCodes } from "../coding/final-codes.ts";
import { plainSql, ruleOfPlainSql } from "../coding/rule-sql.ts";
import { textKeySql } from "../coding/text-key.ts";
import { type Collection, isThemes, type ThemesVariable } from "../collection.ts";
import { identifier } from "../database.ts";
import { quietly } from "../quiet-sql.ts";
import type { Lookups } from "./spellings.ts";
import type { TypedColumn } from "./typed-columns.ts";

/** How a lookup, whose values are texts, says that people gave a text none of the themes. No code begins like this. */
const NO_THEME = "-";

/**
 * The themes of open questions as SQL over the typed columns: what people coded, else what the rule gives. NULL where
 * nothing was written, and where nobody and no rule coded it. Each different text of `typed_rows` is coded once, in a
 * table: in the query itself DuckDB would work out every expression of the frame several times over.
 */
export async function themesColumns(
  db: DuckDBConnection,
  collection: Collection,
  lookups: Lookups,
  hand: HandCodes,
  seed: string,
): Promise<TypedColumn[]> {
  const columns: TypedColumn[] = [];
  for (const variable of collection.variables.filter(isThemes)) {
    const table = identifier(`themes of ${variable.name}`);
    const codes = await lookups.of(entriesOf(hand.get(variable.name) ?? new Map()));
    await quietly("code the texts", () => codeTexts(db, variable, table, codes, seed));
    const written = identifier(variable.layout.of);
    columns.push({ name: variable.name, sql: `(SELECT codes FROM ${table} WHERE written = ${written})` });
  }
  return columns;
}

function entriesOf(hand: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  return new Map([...hand].map(([key, codes]) => [key, codes.length === 0 ? NO_THEME : codes.join("|")]));
}

/** Step by step, each in a table of its own, so that nothing is worked out twice. */
async function codeTexts(
  db: DuckDBConnection,
  { layout }: ThemesVariable,
  table: string,
  lookup: (sql: string) => string,
  seed: string,
): Promise<void> {
  const written = identifier(layout.of);
  const rule =
    layout.otherwise === "rule" || layout.final === "rule" ? ruleOfPlainSql(layout.frame, "plain") : null;
  await db.run(`CREATE TEMP TABLE keyed_texts AS
    SELECT ${written} AS written, ${textKeySql(written, seed)} AS key, ${plainSql(written)} AS plain
    FROM (SELECT DISTINCT ${written} FROM typed_rows WHERE ${written} IS NOT NULL)`);
  await db.run(
    `CREATE TEMP TABLE hand_codes AS SELECT written, plain, ${lookup("key")} AS hand FROM keyed_texts`,
  );
  await db.run(`CREATE TEMP TABLE ${table} AS SELECT written, CASE
      WHEN hand = '${NO_THEME}' THEN []::VARCHAR[] WHEN hand IS NOT NULL THEN string_split(hand, '|')
      ELSE ${rule ?? "NULL::VARCHAR[]"} END AS codes FROM hand_codes`);
  await db.run("DROP TABLE keyed_texts");
  await db.run("DROP TABLE hand_codes");
}
