import type { Check } from "../check.ts";
import { judge, MOST_SHOWN, notChecked } from "../result.ts";

/** The levels that the list of levels has, as the standard writes them. */
export const geogLevel: Check = async ({ data, codes }) => {
  const list = await codes.table(data, "geography_df.csv");
  if (list === null) return notChecked("geography_df.csv");
  const rows = await data.ask(
    `SELECT DISTINCT level FROM places WHERE level NOT IN (SELECT geographic_level FROM ${list})
      ORDER BY 1 LIMIT ${MOST_SHOWN}`,
  );
  return judge(
    "FAIL",
    rows.flat(),
    "every geographic_level is one that the standard knows",
    (them) => `geographic_level ${them} is not known; write it as the standard does, such as Local authority`,
  );
};
