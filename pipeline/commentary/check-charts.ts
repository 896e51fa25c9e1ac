import type { CellTable } from "../cell-table.ts";
import type { TableShape } from "../table.ts";
import { type Problem, UserError } from "../user-error.ts";
import { chartOptions } from "./chart-options.ts";
import { parseCommentary } from "./expression.ts";

/**
 * What is wrong with the options of the charts in commentary, from definitions alone. Charts of tables that are not
 * given are left out, and so is commentary that cannot be read: others say so.
 */
export function chartProblems(
  where: string,
  source: string,
  shapes: ReadonlyMap<string, TableShape>,
): readonly Problem[] {
  return piecesOf(where, source).flatMap((piece) => {
    if (piece.kind !== "block" || piece.call.name !== "chart") return [];
    const shape = shapes.get(piece.call.words[0] ?? "");
    return shape === undefined
      ? []
      : problemsOf(() => chartOptions(`${where}:${piece.line}`, piece.call, unfilled(shape)));
  });
}

function piecesOf(where: string, source: string) {
  try {
    return parseCommentary(where, source);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** A table before any response is counted. */
function unfilled({ name, universe, dimensions, of, measures }: TableShape): CellTable {
  return { prefix: "", name, universe, dimensions, of, measures, value: () => null };
}
