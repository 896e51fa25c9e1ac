import Papa from "papaparse";
import { type Problem, UserError } from "../user-error.ts";

export type CsvRow = { line: number; cells: readonly string[] };

/**
 * The rows of a small hand-kept CSV file, header included, each with the line it begins on (cells may hold line
 * breaks). Blank lines are left out. Throws a UserError with every ragged row and unclosed quote.
 */
export function csvRows(name: string, source: string): CsvRow[] {
  const { data, errors } = Papa.parse<string[]>(source, { delimiter: ",", header: false });
  let line = 1;
  const rows = data.map((cells) => {
    const row = { line, cells };
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return row;
  });
  const quotes = errors.map((error): Problem => {
    const where = `${name}:${rows[error.row ?? 0]?.line ?? 1}`;
    return {
      where,
      what: "a quote is not closed, or stands inside a cell",
      todo: 'close it, or write "" for it',
    };
  });
  const kept = rows.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== "");
  const problems = [...quotes.slice(0, 1), ...(quotes.length > 0 ? [] : ragged(name, kept))];
  if (problems.length > 0) throw new UserError(problems);
  return kept;
}

function ragged(name: string, [header, ...rows]: readonly CsvRow[]): Problem[] {
  const width = header?.cells.length ?? 0;
  return rows
    .filter(({ cells }) => cells.length !== width)
    .map(({ line, cells }) => ({
      where: `${name}:${line}`,
      what: `has ${cells.length === 1 ? "1 cell" : `${cells.length} cells`} where the header has ${width}`,
      todo: "add or remove commas, and put a cell with a comma in quotes",
    }));
}
