import type { Check } from "../check.ts";
import { judge, notChecked, type Spot } from "../result.ts";

/** A row of a level is named by the columns of that level. */
export const geogLevelPresent: Check = async ({ data, codes }) => {
  const list = await codes.table(data, "geography_df.csv");
  if (list === null) return notChecked("geography_df.csv");
  const rows = await data.ask(
    `SELECT geographic_level, code_field, name_field, code_field_secondary FROM ${list}
      WHERE geographic_level IN (SELECT level FROM places) ORDER BY 1`,
  );
  const lacking = rows
    .map(([level = "", ...columns]): Spot => {
      return { name: level, values: columns.filter((column) => column !== "" && !data.has(column)) };
    })
    .filter(({ values }) => values.length > 0);
  return judge(
    "FAIL",
    lacking,
    "every level of the data has its columns",
    (them) => `rows of ${them} lack these columns; add them`,
  );
};
