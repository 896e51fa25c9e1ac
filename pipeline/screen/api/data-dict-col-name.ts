import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import { judge, notChecked } from "../result.ts";

/** Names that the data dictionary of the Department for Education has, so that data sets can be joined. */
export const dataDictColName: Check = async ({ data, meta, codes }) => {
  const list = await codes.table(data, "data_dictionary.csv");
  if (list === null) return notChecked("data_dictionary.csv");
  const asked = meta.rows.map(({ col_name }) => `(${literal(col_name)})`).join(", ");
  const rows = await data.ask(
    `SELECT DISTINCT name FROM (VALUES ${asked}) AS asked(name)
      WHERE name NOT IN (SELECT col_name FROM ${list}) ORDER BY 1`,
  );
  return judge(
    "WARNING",
    rows.flat(),
    "every column of the metadata is in the data dictionary",
    (them) => `the data dictionary has no ${them}; use a name that it has, or ask for it to be added`,
  );
};
