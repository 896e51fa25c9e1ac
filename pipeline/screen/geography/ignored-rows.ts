import type { Check } from "../check.ts";
import { levelsOf } from "../places.ts";
import { judge } from "../result.ts";

/** Levels whose rows the service keeps only beside others; alone they leave nothing to show. */
const notAlone = ["Institution", "Planning area"];

/** Rows that the service would leave out without a word. */
export const ignoredRows: Check = async ({ data }) => {
  const found = (await levelsOf(data)).map(({ level }) => level);
  const alone = found.length > 0 && found.every((level) => notAlone.includes(level));
  const mixed = found.includes("School") && found.includes("Provider");
  return judge(
    "FAIL",
    alone ? found : mixed ? ["School", "Provider"] : [],
    "no row would be left out for its level",
    (them) =>
      alone
        ? `all rows are of ${them}, which are shown only beside another level; add rows of a higher level`
        : `rows of ${them} are mixed, and one of them would be left out; put each in a file of its own`,
  );
};
