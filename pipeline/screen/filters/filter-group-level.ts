import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Groups hold levels, so that there cannot be more of them. */
export const filterGroupLevel: Check = async ({ data, meta }) => {
  const wrong: string[] = [];
  for (const { col_name, filter_grouping_column: group } of filtersOf(meta))
    if (data.has(group) && (await data.levels(group)) > (await data.levels(col_name))) wrong.push(group);
  return judge(
    "FAIL",
    wrong,
    "no filter has more groups than levels",
    (them) =>
      `the column ${them} has more groups than its filter has levels; perhaps the two columns are exchanged`,
  );
};
