import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge } from "../result.ts";
import { repeated } from "./repeated.ts";

/** A column groups the values of one filter. */
export const metaFilGrpDupe: Check = ({ meta }) =>
  judge(
    "FAIL",
    repeated(
      filtersOf(meta)
        .map(({ filter_grouping_column }) => filter_grouping_column)
        .filter((name) => name !== ""),
    ),
    "no column groups two filters",
    (them) => `filter_grouping_column ${them} stands at several filters; give each filter its own`,
  );
