import type { Check, Pair } from "../check.ts";
import { columnsOf, levels } from "../levels.ts";
import { filterColumns } from "../meta-file.ts";
import { judge, notChecked, type Spot } from "../result.ts";

/** Lengths that the API of Explore Education Statistics can hold; one rule for each row of the list of limits. */
function charLimit(
  id: string,
  what: string,
  tooLong: (pair: Pair, most: number) => Promise<(string | Spot)[]>,
): Check {
  return async (pair) => {
    const list = await pair.codes.table(pair.data, "api_char_limits.csv");
    const rows =
      list === null ? [] : await pair.data.ask(`SELECT char_limit FROM ${list} WHERE id = '${id}'`);
    const most = Number(rows[0]?.[0] ?? Number.NaN);
    if (!Number.isInteger(most)) return notChecked(`${id} in api_char_limits.csv`);
    return judge(
      "WARNING",
      await tooLong(pair, most),
      `every ${what} has at most ${most} characters`,
      (them) => `the ${what} ${them} has more than ${most} characters; shorten it for the API`,
    );
  };
}

const codeColumns = levels.flatMap(({ code, second }) => [code, second]).filter((column) => column !== null);
const nameColumns = levels.flatMap(columnsOf).filter((column) => !codeColumns.includes(column));

export const charLimitLocationCode = charLimit("location-code", "location code", ({ data }, most) =>
  data.spots(codeColumns, (cell) => `length(${cell}) > ${most}`),
);
export const charLimitColumnName = charLimit("column-name", "column name", async ({ meta }, most) =>
  meta.rows.map(({ col_name }) => col_name).filter((name) => name.length > most),
);
export const charLimitColumnLabel = charLimit("column-label", "label", async ({ meta }, most) =>
  meta.rows
    .filter(({ label }) => label.length > most)
    .map(({ col_name, label }) => ({ name: col_name, values: [label] })),
);
export const charLimitColumnItem = charLimit("column-item", "item or location name", ({ data, meta }, most) =>
  data.spots([...filterColumns(meta), ...nameColumns], (cell) => `length(${cell}) > ${most}`),
);
