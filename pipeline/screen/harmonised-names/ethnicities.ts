import type { DataFile } from "../data-file.ts";
import { MOST_SHOWN } from "../result.ts";

/** Values of columns, in SQL, that do not stand together in the columns of the list of ethnic groups. */
export async function foreignEthnicities(
  data: DataFile,
  list: string,
  columns: readonly (readonly [cell: string, listed: string])[],
  where: string,
): Promise<string[]> {
  const cells = columns.map(([cell], n) => `${cell} AS v${n}`).join(", ");
  const same = columns.map(([, listed], n) => `list.${listed} = v${n}`).join(" AND ");
  const rows = await data.ask(
    `SELECT * FROM (SELECT DISTINCT ${cells} FROM data WHERE ${where}) AS found
      WHERE NOT EXISTS (FROM ${list} AS list WHERE ${same}) ORDER BY ALL LIMIT ${MOST_SHOWN}`,
  );
  return rows.map((row) => row.join(" / "));
}
