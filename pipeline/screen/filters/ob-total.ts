import type { Check } from "../check.ts";
import { columnsOf, levels } from "../levels.ts";
import { somePlaces, someTimes } from "../places.ts";
import { judge, type Spot } from "../result.ts";

/** The columns of place by their names in the table of places. */
const ofPlaces = [{ name: "geographic_level", column: "level" }].concat(
  levels.flatMap(columnsOf).map((column) => ({ name: column, column })),
);

/** The total over places is a row of a higher level, with the columns below it blank. */
export const obTotal: Check = async ({ data }) => {
  const found: Spot[] = [
    { name: "time_period", values: await someTimes(data, "period", isTotal("period")) },
    { name: "time_identifier", values: await someTimes(data, "identifier", isTotal("identifier")) },
  ];
  const any = ofPlaces.map(({ column }) => `bool_or(${isTotal(column)})`).join(", ");
  const [row = []] = await data.ask(`SELECT ${any} FROM places`);
  for (const { name, column } of ofPlaces.filter((_, n) => row[n] === "true"))
    found.push({ name, values: await somePlaces(data, [column], isTotal(column)) });
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
