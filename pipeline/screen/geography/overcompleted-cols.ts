import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import type { DataFile } from "../data-file.ts";
import { columnsOf, type Level, levels } from "../levels.ts";
import { levelsOf } from "../places.ts";
import { judge, type Spot } from "../result.ts";

/** A column of a level that cannot hold the row's place is blank: a region has no authority. */
export const overcompletedCols: Check = async ({ data }) => {
  const found: Spot[] = [];
  for (const level of await levelsOf(data)) {
    const values = await filled(data, level);
    if (values.length > 0) found.push({ name: level.level, values });
  }
  return judge(
    "FAIL",
    found,
    "no row has the columns of a level below its own",
    (them) => `rows of ${them} fill these columns, which do not apply to them; leave them blank`,
  );
};

async function filled(data: DataFile, own: Level): Promise<string[]> {
  const others = levels.filter(({ level, rank }) => level !== own.level && rank >= own.rank);
  const columns = data.present(others.flatMap(columnsOf));
  if (columns.length === 0) return [];
  const asked = columns.map((column) => `bool_or(${column} <> '')`).join(", ");
  const [row = []] = await data.ask(`SELECT ${asked} FROM places WHERE level = ${literal(own.level)}`);
  return columns.filter((_, n) => row[n] === "true");
}
