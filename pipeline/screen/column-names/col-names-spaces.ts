import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** Names are used in code and in addresses, where a space ends them. */
export const colNamesSpaces: Check = ({ data }) =>
  judge(
    "FAIL",
    data.columns.filter((name) => /\s/.test(name)),
    "the columns' names have no spaces",
    (them) => `the column ${them} has spaces in its name; write underscores for them`,
  );
