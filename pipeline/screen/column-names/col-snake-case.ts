import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** One way to write names, so that nobody has to look up whether a letter is large. */
export const colSnakeCase: Check = ({ data }) =>
  judge(
    "WARNING",
    data.columns.filter((name) => /[^a-z0-9_\s]/.test(name)),
    "the columns' names are in snake_case",
    (them) => `the column ${them} is not in snake_case; use lower-case letters, digits and underscores only`,
  );
