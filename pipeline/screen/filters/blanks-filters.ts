import type { Check } from "../check.ts";
import { filterColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** A blank level has no name to choose it by. */
export const blanksFilters: Check = async ({ data, meta }) => {
  const blank = await data.spots(filterColumns(meta), (cell) => `trim(${cell}) = ''`);
  return judge(
    "FAIL",
    blank.map(({ name }) => name),
    "no level of a filter is blank",
    (them) => `the filter ${them} has blank cells; write Total, or the level that is meant`,
  );
};
