import type { Check } from "../check.ts";
import { indicatorsOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** An empty cell does not say why it is empty; ~ and : are symbols of an older standard. */
export const indInvalidEntry: Check = async ({ data, meta }) => {
  const columns = indicatorsOf(meta).map(({ col_name }) => col_name);
  const found = await data.spots(columns, (cell) => `trim(${cell}) IN ('', '~', ':')`);
  return judge(
    "FAIL",
    found.map(({ name, values }) => ({ name, values: values.map((value) => value.trim() || "blank") })),
    "every cell of an indicator is a number or a symbol of the standard",
    (them) => `the indicator ${them} has such cells; write c, low, u, x or z to say why there is no number`,
  );
};
