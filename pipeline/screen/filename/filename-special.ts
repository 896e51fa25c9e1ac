import type { Check } from "../check.ts";
import { judge } from "../result.ts";
import { stemOf } from "./stem.ts";

/** Letters, digits, hyphens and underscores mean the same in every system; spaces have a rule of their own. */
export const filenameSpecial: Check = ({ names }) =>
  judge(
    "FAIL",
    [names.data, names.meta].filter((name) => /[^A-Za-z0-9_\-\s]/.test(stemOf(name))),
    "the names of the files have letters, digits, - and _ only",
    (them) => `the file name ${them} has other characters; use letters, digits, - and _ only`,
  );
