import type { Check } from "../check.ts";
import { columnsOf, levels } from "../levels.ts";
import { somePlaces, someTimes } from "../places.ts";
import { judge, type Spot } from "../result.ts";

/** The total over places is a row of a higher level, with the columns below it blank. */
export const obTotal: Check = async ({ data }) => {
  const found: Spot[] = [
    { name: "time_period", values: await someTimes(data, "period", isTotal("period")) },
    { name: "time_identifier", values: await someTimes(data, "identifier", isTotal("identifier")) },
    { name: "geographic_level", values: await somePlaces(data, ["level"], isTotal("level")) },
  ];
  for (const column of data.present(levels.flatMap(columnsOf)))
    found.push({ name: column, values: await somePlaces(data, [column], isTotal(column)) });
  return judge(
    "FAIL",
    found.filter(({ values }) => values.length > 0),
    "no column of time or place has Total or All",
    (them) =>
      `the column ${them} has a total in place of a time or place; leave it blank and use a higher level`,
  );
};

function isTotal(cell: string): string {
  return `lower(trim(${cell})) IN ('total', 'all')`;
}
