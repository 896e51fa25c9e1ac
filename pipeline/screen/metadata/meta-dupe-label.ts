import type { Check } from "../check.ts";
import { judge } from "../result.ts";
import { repeated } from "./repeated.ts";

/** Two columns under one label cannot be told apart on a page. */
export const metaDupeLabel: Check = ({ meta }) =>
  judge(
    "FAIL",
    repeated(meta.rows.map(({ label }) => label).filter((label) => label.trim() !== "")),
    "every label is used once",
    (them) => `the label ${them} stands at several columns; give each column a label of its own`,
  );
