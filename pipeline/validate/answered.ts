import type { DuckDBConnection } from "@duckdb/node-api";
import { type Collection, isThemes, itemColumn, type Variable } from "../collection.ts";
import { identifier } from "../database.ts";
import { quietRows } from "../quiet-sql.ts";
import type { Validation } from "../validation.ts";
import { bracketed } from "./derived-columns.ts";
import { rowNames } from "./row-columns.ts";

type Question = { variable: string; label: string; where: string };

/**
 * Of the used responses, how many were asked each variable (all, or those in its universe) and how many of these
 * answered. A battery is counted item by item; themes, which nobody was asked, are not. Rows, also where a row stands for a count.
 */
export async function countAnswered(
  db: DuckDBConnection,
  collection: Collection,
): Promise<Validation["answered"]> {
  const questions = collection.variables.flatMap((variable) => questionsOf(variable, collection));
  if (questions.length === 0) return [];
  const counts = questions.flatMap(({ variable, where }) => [
    `count_if(${where})`,
    `count_if(${where} AND ${identifier(variable)} IS NOT NULL)`,
  ]);
  const [row = []] = await quietRows(db, "count the answers", `SELECT ${counts.join(", ")} FROM responses`);
  return questions.map(({ variable, label }, i) => {
    return { variable, label, asked: Number(row[2 * i]), answered: Number(row[2 * i + 1]) };
  });
}

function questionsOf(variable: Variable, collection: Collection): Question[] {
  const universe = collection.universes.find(({ name }) => name === variable.askedOf);
  const where = universe === undefined ? "TRUE" : `${bracketed(universe.where)} IS TRUE`;
  if (isThemes(variable)) return [];
  if (variable.type === "grid") {
    return variable.items.map(({ code, label }) => {
      return { variable: itemColumn(variable.name, code), label: `${variable.label}: ${label}`, where };
    });
  }
  return rowNames.has(variable.name) ? [] : [{ variable: variable.name, label: variable.label, where }];
}
