import { existsSync } from "node:fs";
import type { SchoolHoliday } from "../consultation.ts";
import { insideRoot } from "../paths.ts";
import { type Problem, UserError } from "../user-error.ts";
import { csvRows } from "./csv-rows.ts";
import { isoDate } from "./scalars.ts";
import { readText } from "./yaml-file.ts";

/** Where a root keeps its school holidays. */
export const schoolHolidaysPath = "methodology/classifications/school-holidays.csv";

const HEADER = "from,to,name,source";

/**
 * The school holidays of a root, none where it has no such file: `from,to,name,source`, both days included, in order.
 * Throws a UserError with every mistake in it.
 */
export function readSchoolHolidays(root: string): SchoolHoliday[] {
  if (!existsSync(insideRoot(root, schoolHolidaysPath))) return [];
  const [header, ...rows] = csvRows(schoolHolidaysPath, readText(root, schoolHolidaysPath));
  const problems: Problem[] = [];
  if (header?.cells.join(",") !== HEADER)
    problems.push({
      where: `${schoolHolidaysPath}:1`,
      what: `does not begin with ${HEADER}`,
      todo: "give it that header",
    });
  let last = "";
  const holidays = rows.map(({ line, cells }) => {
    const [from = "", to = "", name = "", source = ""] = cells;
    const fault = rowFault({ from, to, name, source }, last);
    if (fault !== null) problems.push({ where: `${schoolHolidaysPath}:${line}`, ...fault });
    last = to;
    return { from, to, name };
  });
  if (problems.length > 0) throw new UserError(problems);
  return holidays;
}

function rowFault(row: SchoolHoliday & { source: string }, last: string): Omit<Problem, "where"> | null {
  const { from, to, name, source } = row;
  if (![from, to].every((day) => isoDate.safeParse(day).success))
    return { what: "has a day that is no date", todo: "write both days as YYYY-MM-DD" };
  if (to < from) return { what: `ends on ${to}, before it begins`, todo: "give the first day first" };
  if (from <= last)
    return { what: `begins on ${from}, before the one above ends`, todo: "put them in order" };
  if (name.trim() === "" || source.trim() === "")
    return { what: "has no name or no source", todo: 'fill both; "example" is a source' };
  return null;
}
