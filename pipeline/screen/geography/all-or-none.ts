import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** Columns that name a place together: all of them are in the data, or none. */
function allOrNone(columns: readonly string[]): Check {
  return ({ data }) =>
    judge(
      "FAIL",
      columns.some((column) => data.has(column)) ? columns.filter((column) => !data.has(column)) : [],
      `the data has all or none of ${columns.join(", ")}`,
      (them) => `the data lacks ${them}, which goes with the rest of ${columns.join(", ")}; add it`,
    );
}

export const laColPresent = allOrNone(["old_la_code", "new_la_code", "la_name"]);
export const regionColPresent = allOrNone(["region_code", "region_name"]);
