import { literal } from "../database.ts";
import type { DataFile } from "./data-file.ts";
import { columnsOf, levels } from "./levels.ts";
import { MOST_SHOWN } from "./result.ts";

/**
 * Makes the tables `places` and `times`: what the file says of where and when, each combination once. A file of a
 * million rows has few of them, so that no rule on places or times needs to read it all again. A column of place that
 * the file lacks is blank in every row.
 */
export async function makePlaces(data: DataFile): Promise<void> {
  const columns = levels
    .flatMap(columnsOf)
    .map((column) => `${data.sql(column)} AS ${column}`)
    .join(", ");
  await data.run(
    `CREATE TABLE places AS SELECT DISTINCT ${data.sql("geographic_level")} AS level, ${columns} FROM data`,
  );
  await data.run(
    `CREATE TABLE times AS SELECT DISTINCT ${data.sql("time_period")} AS period,
      ${data.sql("time_identifier")} AS identifier FROM data`,
  );
}

/** The first few different places that meet a condition, as their columns' texts joined for a message. */
export async function somePlaces(
  data: DataFile,
  columns: readonly string[],
  where: string,
): Promise<string[]> {
  const rows = await data.ask(
    `SELECT DISTINCT ${columns.join(", ")} FROM places WHERE ${where} ORDER BY ALL LIMIT ${MOST_SHOWN}`,
  );
  return rows.map((cells) => cells.map((cell) => (cell === "" ? "blank" : cell)).join(" / "));
}

/** The first few different times that meet a condition: a column of `times`, or an expression of them. */
export async function someTimes(data: DataFile, what: string, where: string): Promise<string[]> {
  const rows = await data.ask(
    `SELECT DISTINCT ${what} FROM times WHERE ${where} ORDER BY 1 LIMIT ${MOST_SHOWN}`,
  );
  return rows.map(([value = ""]) => value);
}

/** The levels that the file has rows of, in the order of the standard. */
export async function levelsOf(data: DataFile): Promise<typeof levels> {
  const found = new Set((await data.ask("SELECT DISTINCT level FROM places")).map(([level]) => level));
  return levels.filter(({ level }) => found.has(level));
}

/** A list of texts in SQL. */
export function inList(texts: readonly string[]): string {
  return `(${texts.map(literal).join(", ")})`;
}
