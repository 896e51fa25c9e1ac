import type { Check } from "../check.ts";
import { observationalUnits } from "../levels.ts";
import { judge } from "../result.ts";

/** A column that varies and that nothing describes cannot be read; one of a single value says the same in every row. */
export const crossDataToMeta: Check = async ({ data, meta }) => {
  const described = new Set([
    ...observationalUnits,
    ...meta.rows.flatMap(({ col_name, filter_grouping_column }) => [col_name, filter_grouping_column]),
  ]);
  const varying: string[] = [];
  for (const name of data.columns)
    if (!described.has(name) && (await data.levels(name)) > 1) varying.push(name);
  return judge(
    "WARNING",
    varying,
    "every column of the data is time, place, single-valued or in the metadata",
    (them) => `the metadata does not describe ${them}; give it a row, or take the column out of the data`,
  );
};
