import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** A column of the data is broken down by (Filter) or read (Indicator); there is no third kind. */
export const metaColType: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.rows
      .filter(({ col_type }) => col_type !== "Filter" && col_type !== "Indicator")
      .map(({ col_name, col_type }) => ({ name: col_name, values: [col_type] })),
    "every col_type is Filter or Indicator",
    (them) => `col_type of ${them} is neither; write Filter or Indicator`,
  );
