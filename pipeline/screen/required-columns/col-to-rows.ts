import type { Check } from "../check.ts";
import { judge } from "../result.ts";

/** Five columns of every data file have no row in the metadata; each row of it needs a column of its own. */
export const colToRows: Check = ({ data, meta }) => {
  const most = data.columns.length - 5;
  const rows = meta.rows.length;
  return judge(
    "FAIL",
    rows > most ? [`${rows}`] : [],
    `${rows} rows of metadata for ${data.columns.length} columns`,
    () =>
      `the metadata has ${rows} rows, but the data has only ${most} columns besides time and country; give one row to each filter and indicator`,
  );
};
