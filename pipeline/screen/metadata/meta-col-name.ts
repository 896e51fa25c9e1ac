import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** A row without a name describes nothing. */
export const metaColName: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.rows.filter(({ col_name }) => col_name.trim() === "").map(({ line }) => `row ${line - 1}`),
    "every row of the metadata names its column",
    (them) => `col_name is blank in ${them}; name the column or remove the row`,
  );
