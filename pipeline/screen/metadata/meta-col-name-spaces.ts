import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** As in the data: names are used in code, where a space ends them. */
export const metaColNameSpaces: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.rows.map(({ col_name }) => col_name).filter((name) => /\s/.test(name)),
    "no col_name has spaces",
    (them) => `col_name ${them} has spaces; write underscores for them, in both files`,
  );
