import type { Check } from "../check.ts";
import { indicatorsOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** A number of decimal places is whole; 0 is one. */
export const metaIndDpValues: Check = ({ meta }) =>
  judge(
    "FAIL",
    indicatorsOf(meta)
      .filter(({ indicator_dp }) => !/^\d*$/.test(indicator_dp))
      .map(({ col_name, indicator_dp }) => ({ name: col_name, values: [indicator_dp] })),
    "every indicator_dp is a whole number or blank",
    (them) => `indicator_dp of ${them} is no whole number; write digits only`,
  );
