import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** The label is what people read in place of the column's name. */
export const metaLabel: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.rows.filter(({ label }) => label.trim() === "").map(({ col_name }) => col_name),
    "every column has a label",
    (them) => `the label of ${them} is blank; say in words what the column holds`,
  );
