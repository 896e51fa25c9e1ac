import type { Cell, Column, Sheet } from "./workbook.ts";

/** Points of the body and of titles. */
export const POINTS = { body: 12, title: 16 } as const;

/** Height of a line of the body in points, and what stands above and below the text of a row. */
const LINE = 14.5;
const AROUND = 5;

/** How much wider bold letters are. */
const BOLD = 1.1;

/** Lines of the highest row that Excel can have (409 points). */
export const MOST_LINES = 27;

/**
 * How many lines of the body's height a row needs. Spreadsheet programs do not agree on the height of a row whose text
 * wraps, and some cut the last line off; rows of several lines are therefore given a height that is a little generous.
 */
export function rowLines(cells: readonly Cell[], columns: readonly Column[]): number {
  let most = 1;
  cells.forEach((cell, i) => {
    if (cell.kind !== "number") most = Math.max(most, lines(cell.text, columns[i]?.width ?? 0));
  });
  return Math.min(most, MOST_LINES);
}

/** The lines of the body that a title needs in the first column; it is larger, and bold. */
export function titleLines({ title, table }: Sheet): number {
  const scale = POINTS.title / POINTS.body;
  const width = (table.columns[0]?.width ?? 0) / (scale * BOLD);
  return Math.min(Math.ceil(lines(title, width) * scale), MOST_LINES);
}

/** The lines that the headers need; they are bold. */
export function headerLines(columns: readonly Column[]): number {
  return Math.max(...columns.map(({ header, width }) => lines(header, width / BOLD)));
}

/** The height of a row of so many lines, in points. */
export function rowHeight(count: number): number {
  return count * LINE + AROUND;
}

/** A column's characters are as wide as a digit; those of running text are narrower, and some room stays at both ends. */
const ROOM = 1.08;

function lines(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width * ROOM) - 1);
  if (text.length <= room && !text.includes("\n")) return 1;
  return text.split(/\r\n|\r|\n/).reduce((sum, line) => sum + flowed(line, room), 0);
}

/** Words that flow into lines of so many characters; one that is longer than a line is broken. */
function flowed(line: string, room: number): number {
  let count = 1;
  let used = 0;
  for (const word of line.split(" ")) {
    if (used > 0 && used + word.length > room) {
      count++;
      used = 0;
    }
    count += Math.max(0, Math.ceil(word.length / room) - 1);
    used += word.length + 1;
  }
  return count;
}
