import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** `characteristic` says nothing about what a column holds, and puts several variables into one. */
export const colVarCharacteristic: Check = ({ data }) =>
  judge(
    "WARNING",
    data.columns.filter((name) => /characteristic/i.test(name)),
    "no column is a mixture named characteristic",
    (them) => `the column ${them} mixes variables; give each variable a filter of its own`,
  );
