import type { Stage } from "../check.ts";
import { timeIdMix } from "./time-id-mix.ts";
import { timeIdValid } from "./time-id-valid.ts";
import { timePeriodNum } from "./time-period-num.ts";

export const timePrecheck: Stage = {
  name: "Time (precheck)",
  prefix: "precheck",
  checks: { time_period_num: timePeriodNum, time_id_valid: timeIdValid, time_id_mix: timeIdMix },
};
