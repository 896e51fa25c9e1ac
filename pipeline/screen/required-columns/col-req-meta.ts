import type { Check } from "../check.ts";
import { requiredMetaColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Every metadata file has the same eight columns. */
export const colReqMeta: Check = ({ meta }) =>
  judge(
    "FAIL",
    requiredMetaColumns.filter((name) => !meta.columns.includes(name)),
    "the metadata has every column that it needs",
    (them) => `the metadata lacks ${them}; add it, blank where there is nothing to say`,
  );
