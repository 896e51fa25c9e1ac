import type { Check } from "../check.ts";
import { judge } from "../result.ts";

const required = ["geographic_level", "time_period", "time_identifier", "country_code", "country_name"];

/** Every row says when and where. */
export const colReqData: Check = ({ data }) =>
  judge(
    "FAIL",
    required.filter((name) => !data.has(name)),
    "the data has every column that it needs",
    (them) => `the data lacks ${them}; add it to every row`,
  );
