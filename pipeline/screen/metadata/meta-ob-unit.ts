import type { Check } from "../check.ts";
import { observationalUnits } from "../levels.ts";
import { judge } from "../result.ts";

/** Time and place are known to every reader of the standard, and need no metadata. */
export const metaObUnit: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.rows.map(({ col_name }) => col_name).filter((name) => observationalUnits.includes(name)),
    "the metadata has no row for time or place",
    (them) => `the metadata has a row for ${them}, which is time or place; remove the row`,
  );
