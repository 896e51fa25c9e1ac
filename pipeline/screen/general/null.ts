import type { Check } from "../check.ts";
import { inList } from "../places.ts";
import { judge } from "../result.ts";

/** What programs write for nothing: it reads as a value. */
const nulls = inList(["NULL", "null", "Null", "NA"]);
/** Marks of older tables, for which the standard has its own symbols. */
const marks = inList(["N/A", "n/a", ".", "..", "-"]);

/** A cell is a value, a symbol of the standard or blank. */
export const nullCells: Check = async ({ data }) => {
  const programs = await data.spots(data.columns, (cell) => `${cell} IN ${nulls}`);
  if (programs.length > 0)
    return judge(
      "FAIL",
      programs,
      "",
      (them) => `the column ${them} has a program's mark for nothing; ${todo}`,
    );
  return judge(
    "WARNING",
    await data.spots(data.columns, (cell) => `${cell} IN ${marks}`),
    "no cell has a mark in place of a symbol of the standard",
    (them) => `the column ${them} has a mark that the standard does not know; ${todo}`,
  );
};

const todo = "write z (not applicable), x (not available) or c (confidential) for it";
