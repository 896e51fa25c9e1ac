import type { Check } from "../check.ts";
import { judge } from "../result.ts";
import { repeated } from "./repeated.ts";

/** A column is described once. */
export const metaColNameDupe: Check = ({ meta }) =>
  judge(
    "FAIL",
    repeated(meta.rows.map(({ col_name }) => col_name)),
    "every column has one row in the metadata",
    (them) => `the metadata has several rows for ${them}; keep one`,
  );
