import type { Check } from "../check.ts";
import { judge } from "../result.ts";
import { stemOf } from "./stem.ts";

/** The metadata of x.csv is x.meta.csv. */
export const filenamesMatch: Check = ({ names }) => {
  const right = `${stemOf(names.data)}.meta.csv`;
  const isMeta = names.meta.replace(/\.gz$/i, "").toLowerCase() === right.toLowerCase();
  return judge(
    "FAIL",
    isMeta && stemOf(names.meta) === stemOf(names.data) ? [] : [names.meta],
    "the metadata file is named after the data file",
    (them) => `the metadata file is named ${them}; name it ${right}`,
  );
};
