import { type CellTable, tableNamed } from "../cell-table.ts";
import { chosenCell } from "../commentary/cells.ts";
import { wordOf } from "../commentary/context.ts";
import { type Piece, parseCommentary } from "../commentary/expression.ts";
import { lintCommentary } from "../commentary/lint.ts";
import { attempt } from "../definitions/attempt.ts";
import { didYouMean } from "../nearest-name.ts";
import type { TableShape } from "../table.ts";
import { type Problem, refuse } from "../user-error.ts";

/** The tables of each release, by its name as collection/period; null where they cannot be planned. */
export type Quotable = ReadonlyMap<string, ReadonlyMap<string, TableShape> | null>;

type Words = { where: string; text: string; exemptions: readonly string[] };

/**
 * What is wrong with words of no release that quote published figures, from definitions alone: a number typed by hand, and
 * a release, table, code or measure that is not there. `where` is "file:line" of the words, which are one field.
 */
export function quotedProblems(words: Words, releases: Quotable): Problem[] {
  return quotedByLine(words, releases).map((problem) => ({ ...problem, where: words.where }));
}

/** As `quotedProblems`, of a file of words: each at its line. `where` is the file. */
export function quotedByLine({ where, text, exemptions }: Words, releases: Quotable): Problem[] {
  const pieces = attempt(() => parseCommentary(where, text));
  return [
    ...lintCommentary(where, text, exemptions),
    ...pieces.problems,
    ...(pieces.value ?? []).flatMap((piece) => attempt(() => checkPiece(where, piece, releases)).problems),
  ];
}

function checkPiece(file: string, piece: Piece, releases: Quotable): void {
  if (piece.kind === "text" || piece.call.name !== "figure") return;
  const where = `${file}:${piece.line}`;
  const name = wordOf(where, piece.call, 0, "a table");
  const { release, table } = tableNamed(name);
  if (table === "") refuse(where, `"${name}" names no release`, 'write "collection/period:table"');
  const tables = releases.get(release);
  if (tables === undefined)
    refuse(where, `there is no release "${release}"`, didYouMean(release, releases.keys()));
  if (tables === null) return;
  const shape = tables.get(table);
  if (shape === undefined)
    refuse(where, `${release} has no table "${table}"`, didYouMean(table, tables.keys()));
  chosenCell(where, unfilled(shape, `${release}:`), piece.call.options);
}

/** A table before any response is counted: each of its cells is there. */
function unfilled({ name, universe, dimensions, of, measures }: TableShape, prefix: string): CellTable {
  return {
    prefix,
    name,
    universe,
    dimensions,
    of,
    measures,
    value: () => ({ state: "published", value: 0 }),
  };
}
