import type { Check } from "../check.ts";
import { groupColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** A column that groups a filter is in the data. */
export const metaFilGrpMatch: Check = ({ data, meta }) =>
  judge(
    "FAIL",
    groupColumns(meta).filter((name) => !data.has(name)),
    "every filter_grouping_column is in the data",
    (them) => `filter_grouping_column ${them} is not a column of the data; correct the name`,
  );
