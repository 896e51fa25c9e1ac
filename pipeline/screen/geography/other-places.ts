import type { Check } from "../check.ts";
import type { DataFile } from "../data-file.ts";
import { levels } from "../levels.ts";
import { judge, MOST_SHOWN, type Spot } from "../result.ts";

/** Levels whose codes and names no list holds. */
const unlisted = ["Opportunity area", "MAT", "Sponsor", "School", "Provider", "Institution"].concat(
  "Planning area",
  "Police force area",
);

/** Levels of which each code has one name and the reverse. Two schools may well have one name: their code decides. */
const pairs = levels.flatMap(({ level, code, name }) =>
  code !== null && unlisted.includes(level) ? [{ level, code, name }] : [],
);

export const otherDupes: Check = async ({ data }) =>
  judge(
    "FAIL",
    await severalOf(
      data,
      pairs.filter(({ level }) => level !== "School").map(({ code, name }) => [name, code]),
    ),
    "every name of a place has one code",
    (them) => `${them} has several codes; give one place one code, and each place a name of its own`,
  );

export const otherCodeDupes: Check = async ({ data }) =>
  judge(
    "FAIL",
    await severalOf(
      data,
      pairs.map(({ code, name }) => [code, name]),
    ),
    "every code of a place has one name",
    (them) => `${them} has several names; write one place in one way, and give each place a code of its own`,
  );

/** Columns with values that have several values of the other column beside them. */
async function severalOf(data: DataFile, columns: readonly (readonly [string, string])[]): Promise<Spot[]> {
  const found: Spot[] = [];
  for (const [one, other] of columns.filter((pair) => pair.every((column) => data.has(column)))) {
    const rows = await data.ask(
      `SELECT ${one} FROM places WHERE ${one} NOT IN ('', 'x', 'z') AND ${one} <> 'Not available'
        AND ${other} NOT IN ('', 'x', 'z') GROUP BY ${one} HAVING count(DISTINCT ${other}) > 1
        ORDER BY 1 LIMIT ${MOST_SHOWN}`,
    );
    if (rows.length > 0) found.push({ name: one, values: rows.map(([value = ""]) => value) });
  }
  return found;
}
