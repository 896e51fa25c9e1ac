import type { Check } from "../check.ts";
import { inList } from "../places.ts";
import { judge } from "../result.ts";

export const ethnicGroupings = [
  "Ethnicity Major",
  "Ethnicity Minor",
  "Ethnicity Detailed",
  "Minority Ethnic",
];

/** In files that put several variables into characteristic_group, ethnicity goes by these names. */
export const ethCharGrp: Check = async ({ data }) =>
  judge(
    "FAIL",
    await data.spots(
      ["characteristic_group"],
      (cell) => `contains(lower(${cell}), 'ethnic') AND ${cell} NOT IN ${inList(ethnicGroupings)}`,
    ),
    "every grouping by ethnicity has a harmonised name",
    (them) => `${them} is no harmonised name; use ${ethnicGroupings.join(", ")}`,
  );
