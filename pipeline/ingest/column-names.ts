import type { Collection } from "../collection.ts";
import { columnName } from "../source-columns.ts";
import { refuse } from "../user-error.ts";

/**
 * A column of a file. `name` is what the collection knows it by; `shown` is what a message may say of it. In a
 * two-row header the second row is not shown: in a file that has only one, it is the first respondent's answers.
 */
export type FileColumn = { name: string; shown: string };

/** How many records at the top of a file are its header. */
export function headerRows(headers: Collection["source"]["headers"]): number {
  return headers === "surveymonkey" ? 2 : 1;
}

/** The columns that the header rows name. A column without a name is called by its place, "column 3". */
export function columnNames(rows: readonly (readonly string[])[], where: string): FileColumn[] {
  const [first = [], second] = rows;
  return second === undefined ? first.map(oneRow) : twoRows(first, second, where);
}

function oneRow(cell: string, index: number): FileColumn {
  const name = columnName(cell) || `column ${index + 1}`;
  return { name, shown: shownName(name) };
}

/** SurveyMonkey: the question stands over its first option only; these two options mean that there is just one. */
const onlyAnswer = new Set(["", "Response", "Open-Ended Response"]);

function twoRows(questions: readonly string[], options: readonly string[], where: string): FileColumn[] {
  if (options.length > questions.length) {
    refuse(
      where,
      "has more options than questions in its two header rows",
      "export it again from SurveyMonkey",
    );
  }
  let question = "";
  return questions.map((cell, index) => {
    question = columnName(cell) || question;
    const option = columnName(options[index] ?? "");
    const name = onlyAnswer.has(option) ? question : `${question} / ${option}`;
    return {
      name: name || `column ${index + 1}`,
      shown: `column ${index + 1} (question ${shownName(question)})`,
    };
  });
}

/** A name in quotes, without control characters and not longer than a line. */
export function shownName(name: string): string {
  const clean = name.replace(/\p{Cc}/gu, "");
  return clean.length > 80 ? `"${clean.slice(0, 80)}…"` : `"${clean}"`;
}
