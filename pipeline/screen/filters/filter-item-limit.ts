import type { Check } from "../check.ts";
import { filtersOf } from "../meta-file.ts";
import { judge } from "../result.ts";

const MOST_LEVELS = 25_000;

/** Nobody can choose among more, and a service that lists them fails. */
export const filterItemLimit: Check = async ({ data, meta }) => {
  const large: string[] = [];
  for (const { col_name } of filtersOf(meta))
    if ((await data.levels(col_name)) > MOST_LEVELS) large.push(col_name);
  return judge(
    "FAIL",
    large,
    "no filter has more than 25,000 levels",
    (them) => `the filter ${them} has more than 25,000 levels; group them, or split the file`,
  );
};
