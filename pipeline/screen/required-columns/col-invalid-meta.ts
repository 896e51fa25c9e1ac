import type { Check } from "../check.ts";
import { optionalMetaColumns, requiredMetaColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

const known: readonly string[] = [...requiredMetaColumns, ...optionalMetaColumns];

/** A column that the standard does not know would be lost. */
export const colInvalidMeta: Check = ({ meta }) =>
  judge(
    "FAIL",
    meta.columns.filter((name) => !known.includes(name)),
    "the metadata has no column that the standard does not know",
    (them) => `the metadata has the column ${them}, which the standard does not know; remove it`,
  );
