import type { Check } from "../check.ts";
import type { DataFile } from "../data-file.ts";
import { groupColumns } from "../meta-file.ts";
import { judge, MOST_SHOWN, type Spot } from "../result.ts";

/** Addresses keep letters and digits only, so that groups which differ in the rest become one. */
export const metaFilGrpStripped: Check = async ({ data, meta }) => {
  const found: Spot[] = [];
  for (const name of data.present(groupColumns(meta))) {
    const values = await alike(data, name);
    if (values.length > 0) found.push({ name, values });
  }
  return judge(
    "FAIL",
    found,
    "groups of filters differ in letters or digits",
    (them) => `groups in ${them} differ only in spaces or marks; write each group in one way`,
  );
};

async function alike(data: DataFile, column: string): Promise<string[]> {
  const rows = await data.ask(
    `SELECT min(value) FROM (SELECT DISTINCT ${data.sql(column)} AS value FROM data)
      GROUP BY regexp_replace(value, '[^\\p{L}\\p{N}]', '', 'g') HAVING count(*) > 1 ORDER BY 1 LIMIT ${MOST_SHOWN}`,
  );
  return rows.map(([value = ""]) => value);
}
