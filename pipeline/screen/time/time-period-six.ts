import type { Check } from "../check.ts";
import { someTimes } from "../places.ts";
import { judge } from "../result.ts";

/** 202425 is 2024 to 2025, and 199900 is 1999 to 2000. */
export const timePeriodSix: Check = async ({ data }) =>
  judge(
    "FAIL",
    await someTimes(
      data,
      "period",
      `regexp_full_match(period, '[0-9]{6}')
        AND CAST(period[5:6] AS INTEGER) <> (CAST(period[3:4] AS INTEGER) + 1) % 100`,
    ),
    "every time_period of 6 digits is two years in a row",
    (them) => `time_period ${them} is not two years in a row; write 202425 for 2024 to 2025`,
  );
