import type { Check } from "../check.ts";
import { observationalUnits } from "../levels.ts";
import { filterColumns } from "../meta-file.ts";
import { judge, MOST_SHOWN } from "../result.ts";

/**
 * One row for each time, place and combination of filters. Hashes are compared first, so that a million rows are held
 * as numbers; only rows with equal hashes are compared in full.
 */
export const dupes: Check = async ({ data, meta }) => {
  const key = data.present([...observationalUnits, ...filterColumns(meta)]).map((name) => data.sql(name));
  const rows = await data.ask(
    `WITH hashed AS (SELECT rowid AS row, hash(${key.join(", ")}) AS hash FROM data),
      alike AS (SELECT hash FROM hashed GROUP BY hash HAVING count(*) > 1)
      SELECT min(data.rowid) + 1, max(data.rowid) + 1 FROM data JOIN hashed ON hashed.row = data.rowid
      WHERE hashed.hash IN (FROM alike) GROUP BY ${key.join(", ")} HAVING count(*) > 1
      ORDER BY 1 LIMIT ${MOST_SHOWN}`,
  );
  return judge(
    "FAIL",
    rows.map(([first, last]) => `row ${first} and row ${last}`),
    "every row has a time, place and filters of its own",
    (them) =>
      `${them} have the same time, place and filters; keep one, or add the filter that tells them apart`,
  );
};
