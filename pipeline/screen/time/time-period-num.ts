import type { Check } from "../check.ts";
import { someTimes } from "../places.ts";
import { judge } from "../result.ts";

/** 2024, or 202425 for a year that is not of the calendar. */
export const timePeriodNum: Check = async ({ data }) =>
  judge(
    "FAIL",
    await someTimes(data, "period", "NOT regexp_full_match(period, '[0-9]{4}([0-9]{2})?')"),
    "every time_period has 4 or 6 digits",
    (them) => `time_period ${them} is not 4 or 6 digits; write 2024 or 202425, without a slash`,
  );
