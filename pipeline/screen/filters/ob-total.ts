import type { Check } from "../check.ts";
import { observationalUnits } from "../levels.ts";
import { judge } from "../result.ts";

/** The total over places is a row of a higher level, with the columns below it blank. */
export const obTotal: Check = async ({ data }) =>
  judge(
    "FAIL",
    await data.spots(observationalUnits, (cell) => `lower(trim(${cell})) IN ('total', 'all')`),
    "no column of time or place has Total or All",
    (them) =>
      `the column ${them} has a total in place of a time or place; leave it blank and use a higher level`,
  );
