import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge, notChecked, type Spot } from "../result.ts";

/** Levels of filters that the data dictionary has are written as it writes them; Total is a level of every filter. */
export const dataDictFilItem: Check = async ({ data, meta, codes }) => {
  const list = await codes.table(data, "data_dictionary.csv");
  if (list === null) return notChecked("data_dictionary.csv");
  const found: Spot[] = [];
  for (const { col_name } of filtersOf(meta)) {
    const items = `SELECT filter_item FROM ${list} WHERE col_name = ${literal(col_name)} AND filter_item <> ''`;
    if ((await data.ask(`${items} LIMIT 1`)).length === 0) continue;
    const values = await data.some(col_name, (cell) => `${cell} <> 'Total' AND ${cell} NOT IN (${items})`);
    if (values.length > 0) found.push({ name: col_name, values });
  }
  return judge(
    "WARNING",
    found,
    "every level of a filter in the data dictionary is written as it is there",
    (them) => `levels of the filter ${them} are not in the data dictionary; write them as it does`,
  );
};
