import type { Check } from "../check.ts";
import { indicatorsOf } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Words that are values of a breakdown: an indicator that has one holds the breakdown in its name. */
const groups = [
  ...["male", "males", "female", "females", "boy", "boys", "girl", "girls", "men", "women"],
  ...["asian", "bangladeshi", "black", "chinese", "gypsy", "indian", "mixed", "pakistani", "roma", "white"],
];

/** Tidy data has one variable a column: people of one group are rows, not a column of their own. */
export const colIndSmushed: Check = ({ meta }) =>
  judge(
    "FAIL",
    indicatorsOf(meta)
      .map(({ col_name }) => col_name)
      .filter((name) =>
        name
          .toLowerCase()
          .split(/[^a-z]+/)
          .some((word) => groups.includes(word)),
      ),
    "no indicator has a breakdown in its name",
    (them) => `the indicator ${them} has a breakdown in its name; make it a filter, with rows for its values`,
  );
