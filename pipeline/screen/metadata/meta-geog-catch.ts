import type { Check } from "../check.ts";
import { columnsOf, levels } from "../levels.ts";
import { filtersOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Names that a place goes by: the levels, and their columns with and without what they end in. */
const names = new Set([
  ...levels.flatMap(({ level }) => [level, `${level} code`, `${level} name`].map(plain)),
  ...levels.flatMap(columnsOf).map(plain),
  ...levels.flatMap(columnsOf).map((column) => plain(column.replace(/_(code|name|id|urn|ukprn)$/, ""))),
]);

/** A place that is listed as a filter is left out of maps and of the choice of places. */
export const metaGeogCatch: Check = ({ meta }) =>
  judge(
    "FAIL",
    filtersOf(meta)
      .map(({ col_name }) => col_name)
      .filter((name) => names.has(plain(name))),
    "no filter is a geography",
    (them) => `the filter ${them} is a geography; use the columns of its level and remove its row`,
  );

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
