import type { Check } from "../check.ts";
import { judge } from "../result.ts";
import { timeFamilies } from "../times.ts";

/** Times of one family can stand beside each other; a year and its terms would count the same things twice. */
export const timeIdMix: Check = async ({ data }) => {
  const found = (await data.ask("SELECT DISTINCT identifier FROM times ORDER BY 1")).map(([one = ""]) => one);
  const families = timeFamilies.filter(({ identifiers }) => found.some((one) => identifiers.includes(one)));
  return judge(
    "FAIL",
    families.length > 1 ? found : [],
    "every time_identifier is of one family",
    (them) => `time_identifier mixes ${them}; put each kind of time in a file of its own`,
  );
};
