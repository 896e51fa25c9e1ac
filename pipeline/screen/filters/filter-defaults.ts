import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge, type Spot } from "../result.ts";

/** What is shown before anybody chooses: the total, or what filter_default names. */
export const filterDefaults: Check = async ({ data, meta }) => {
  const lacking: Spot[] = [];
  for (const { col_name, filter_default } of filtersOf(meta)) {
    const value = filter_default === "" ? "Total" : filter_default;
    const found = await data.some(col_name, (cell) => `${cell} = ${literal(value)}`);
    if (found.length === 0) lacking.push({ name: col_name, values: [value] });
  }
  return judge(
    "WARNING",
    lacking,
    "every filter has its Total or its default",
    (them) =>
      `the filter ${them} has no such level; add the rows of the total, or name a level in filter_default`,
  );
};
