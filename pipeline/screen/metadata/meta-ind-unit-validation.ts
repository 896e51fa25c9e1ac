import type { Check } from "../check.ts";
import { indicatorsOf } from "../meta-file.ts";
import { judge } from "../result.ts";

const units = ["", "%", "pp", "£", "£m", "numberstring"];

/** Units that readers' programs know how to show. */
export const metaIndUnitValidation: Check = ({ meta }) =>
  judge(
    "FAIL",
    indicatorsOf(meta)
      .filter(({ indicator_unit }) => !units.includes(indicator_unit))
      .map(({ col_name, indicator_unit }) => ({ name: col_name, values: [indicator_unit] })),
    "every indicator_unit is one that the standard knows",
    (them) =>
      `indicator_unit of ${them} is not known; use %, pp, £, £m or numberstring, or leave it blank and say the unit in the label`,
  );
