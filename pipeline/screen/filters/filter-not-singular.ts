import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** A filter of one value leaves nothing to choose. */
export const filterNotSingular: Check = async ({ data, meta }) => {
  const single: string[] = [];
  for (const { col_name } of filtersOf(meta))
    if (data.has(col_name) && (await data.levels(col_name)) < 2) single.push(col_name);
  return judge(
    "FAIL",
    single,
    "every filter has two levels or more",
    (them) => `the filter ${them} has one level only; remove its row from the metadata`,
  );
};
