import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** Most languages let a name begin with a letter only. */
export const colVarStart: Check = ({ data }) =>
  judge(
    "WARNING",
    data.columns.filter((name) => !/^[a-z]/.test(name)),
    "the columns' names begin with a lower-case letter",
    (them) => `the column ${them} does not begin with a lower-case letter; rename it`,
  );
