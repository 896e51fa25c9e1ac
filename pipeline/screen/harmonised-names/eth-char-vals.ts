import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import { judge, notChecked, pass } from "../result.ts";
import { foreignEthnicities } from "./ethnicities.ts";

const listed = { "Ethnicity Major": "ethnicity_major", "Ethnicity Minor": "ethnicity_minor" };

/** Values of `characteristic` in rows whose group is ethnicity. */
export const ethCharVals: Check = async ({ data, codes }) => {
  const [group, value] = [data.sql("characteristic_group"), data.sql("characteristic")];
  const isEthnic = (cell: string) => `${cell} IN ('Ethnicity Major', 'Ethnicity Minor')`;
  if (!data.has("characteristic") || (await data.some("characteristic_group", isEthnic)).length === 0)
    return pass("no characteristic is an ethnic group");
  const list = await codes.table(data, "ethnicity_values.csv");
  if (list === null) return notChecked("ethnicity_values.csv");
  const found: string[] = [];
  for (const [name, column] of Object.entries(listed))
    found.push(...(await foreignEthnicities(data, list, [[value, column]], `${group} = ${literal(name)}`)));
  return judge(
    "WARNING",
    found,
    "every characteristic that is an ethnic group is a harmonised one",
    (them) => `characteristic ${them} is not a harmonised ethnic group; write the group as the list does`,
  );
};
