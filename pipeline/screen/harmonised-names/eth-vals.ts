import type { Check } from "../check.ts";
import { judge, notChecked, pass } from "../result.ts";
import { foreignEthnicities } from "./ethnicities.ts";

/** The groups that the Government Statistical Service harmonised, in their two columns. */
export const ethVals: Check = async ({ data, codes }) => {
  const columns = data.present(["ethnicity_major", "ethnicity_minor"]);
  if (columns.length === 0) return pass("no column is ethnicity_major or ethnicity_minor");
  const list = await codes.table(data, "ethnicity_values.csv");
  if (list === null) return notChecked("ethnicity_values.csv");
  return judge(
    "WARNING",
    await foreignEthnicities(
      data,
      list,
      columns.map((column) => [data.sql(column), column]),
      "true",
    ),
    "every ethnic group is a harmonised one",
    (them) => `${columns.join(" / ")} has ${them}, which is not harmonised; write the group as the list does`,
  );
};
