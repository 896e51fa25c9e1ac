import type { Check } from "../check.ts";
import { inList, someTimes } from "../places.ts";
import { judge } from "../result.ts";
import { identifiersOf } from "../times.ts";

/** A calendar year is 2024; a year that begins in one and ends in the next is 202425. */
export const timePeriod: Check = async ({ data }) =>
  judge(
    "FAIL",
    await someTimes(
      data,
      "period || ' ' || identifier",
      `(length(period) <> 4 AND identifier IN ${inList(identifiersOf(4))})
        OR (length(period) <> 6 AND identifier IN ${inList(identifiersOf(6))})`,
    ),
    "every time_period has as many digits as its time_identifier asks for",
    (them) =>
      `time_period and time_identifier ${them} do not go together; write 4 digits for a calendar or reporting year, month or week, and 6 for the others`,
  );
