import type { Check } from "../check.ts";
import { filterColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** "Male" and "Male " look the same and are two levels; a space that does not break is one too. */
export const filterWhitespace: Check = async ({ data, meta }) =>
  judge(
    "FAIL",
    await data.spots(filterColumns(meta), (cell) => `regexp_matches(${cell}, '^[\\s\\p{Z}]|[\\s\\p{Z}]$')`),
    "no level of a filter begins or ends with a space",
    (them) => `levels of the filter ${them} begin or end with a space; remove it`,
  );
