import type { Check } from "../check.ts";
import { inList, someTimes } from "../places.ts";
import { judge } from "../result.ts";
import { timeFamilies } from "../times.ts";

const known = inList(timeFamilies.flatMap(({ identifiers }) => identifiers));

/** The kinds of time that the standard knows. */
export const timeIdValid: Check = async ({ data }) =>
  judge(
    "FAIL",
    await someTimes(data, "identifier", `identifier NOT IN ${known}`),
    "every time_identifier is one that the standard knows",
    (them) => `time_identifier ${them} is not known; use one of the standard, such as Calendar year`,
  );
