import type { Stage } from "../check.ts";
import { timePeriod } from "./time-period.ts";
import { timePeriodSix } from "./time-period-six.ts";

export const time: Stage = {
  name: "Time",
  prefix: "check",
  checks: { time_period: timePeriod, time_period_six: timePeriodSix },
};
