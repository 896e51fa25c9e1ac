import type { Check } from "../check.ts";
import { filtersOf, groupColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** A column that groups a filter is shown with it, and a second time where it is a filter itself. */
export const metaFilGrpIsFil: Check = ({ meta }) => {
  const filters = filtersOf(meta).map(({ col_name }) => col_name);
  return judge(
    "WARNING",
    groupColumns(meta).filter((name) => filters.includes(name)),
    "no column that groups a filter is a filter itself",
    (them) => `filter_grouping_column ${them} has a row as a filter too; remove that row`,
  );
};
