import type { Check } from "../check.ts";
import { indicatorsOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Without it a reader's program chooses how many decimal places it shows. */
export const metaIndDpSet: Check = ({ meta }) =>
  judge(
    "WARNING",
    indicatorsOf(meta)
      .filter(({ indicator_dp }) => indicator_dp.trim() === "")
      .map(({ col_name }) => col_name),
    "every indicator has its number of decimal places",
    (them) => `indicator_dp of ${them} is blank; write how many decimal places are shown`,
  );
