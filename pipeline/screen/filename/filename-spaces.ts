import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** A space in a file's name breaks its address. */
export const filenameSpaces: Check = ({ names }) =>
  judge(
    "FAIL",
    [names.data, names.meta].filter((name) => /\s/.test(name)),
    "the names of the files have no spaces",
    (them) => `the file name ${them} has spaces; write hyphens or underscores for them`,
  );
