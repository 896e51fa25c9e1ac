import { withDatabase } from "../database.ts";
import type { CollectionSpec } from "./collection.ts";
import { expressionsIn, parseExpression } from "./expression.ts";

/**
 * The columns that each derived variable's SQL uses, by the SQL, in the order of first use. An expression that does
 * not parse uses none; check-expressions.ts says what is wrong with it.
 */
export async function columnsRead({
  derived,
}: Pick<CollectionSpec, "derived">): Promise<ReadonlyMap<string, readonly string[]>> {
  const expressions = Object.values(derived).flatMap((one) => ("sql" in one ? [one.sql] : []));
  if (expressions.length === 0) return new Map();
  return withDatabase(async (db) => {
    const read = new Map<string, readonly string[]>();
    for (const sql of expressions) {
      const result = await parseExpression(db, sql);
      read.set(sql, "tree" in result ? columnsIn(result.tree) : []);
    }
    return read;
  });
}

function columnsIn(tree: unknown): string[] {
  const paths = expressionsIn(tree).flatMap(({ column_names: path }) => (Array.isArray(path) ? [path] : []));
  return [...new Set(paths.map((path) => path.map(String).join(".")))];
}
