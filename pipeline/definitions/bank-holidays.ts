import { type Problem, UserError } from "../user-error.ts";
import { bankHolidaysPath, type WorkingCalendar } from "../working-days.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { isoDate } from "./scalars.ts";
import { readText } from "./yaml-file.ts";

/**
 * The bank holidays of a root, from `methodology/classifications/bank-holidays.csv` (`date,name`, in order), which hold for
 * whole years. Throws a UserError with every mistake in it, or where the root has no such file.
 */
export function readBankHolidays(root: string): WorkingCalendar {
  const [header, ...rows] = csvRows(bankHolidaysPath, readText(root, bankHolidaysPath));
  const problems = [...headerProblems(header), ...rows.flatMap(rowProblems(rows))];
  const holidays = rows.map(({ cells }) => cells[0] ?? "");
  const [first, last] = [holidays[0]?.slice(0, 4), holidays.at(-1)?.slice(0, 4)];
  if (first === undefined || last === undefined)
    problems.push({ where: bankHolidaysPath, what: "has no days", todo: "add a row for each bank holiday" });
  if (problems.length > 0) throw new UserError(problems);
  return { holidays, first: `${first}-01-01`, last: `${last}-12-31` };
}

function headerProblems(header: CsvRow | undefined): Problem[] {
  if (header?.cells.join(",") === "date,name") return [];
  const where = `${bankHolidaysPath}:${header?.line ?? 1}`;
  return [{ where, what: "does not begin with date,name", todo: "give it that header" }];
}

const rowProblems =
  (rows: readonly CsvRow[]) =>
  ({ line, cells }: CsvRow, index: number): Problem[] => {
    const [day = "", name = ""] = cells;
    const where = `${bankHolidaysPath}:${line}`;
    const before = rows[index - 1]?.cells[0] ?? "";
    if (!isoDate.safeParse(day).success)
      return [{ where, what: `"${day}" is not a date`, todo: "write YYYY-MM-DD" }];
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    return [
      ...(name.trim() === "" ? [{ where, what: "has no name", todo: "name the holiday" }] : []),
      ...(before >= day ? [{ where, what: "is not after the day before it", todo: "sort the days" }] : []),
      ...(weekend ? [{ where, what: `${day} is at a weekend`, todo: "give its substitute day" }] : []),
    ];
  };
