import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** What the metadata describes is in the data. A blank name is told by its own rule. */
export const crossMetaToData: Check = ({ data, meta }) =>
  judge(
    "FAIL",
    meta.rows.map(({ col_name }) => col_name).filter((name) => name.trim() !== "" && !data.has(name)),
    "every column of the metadata is in the data",
    (them) =>
      `the metadata describes ${them}, which the data does not have; correct the name or remove the row`,
  );
