import { didYouMean } from "../nearest-name.ts";
import { type Problem, refuse, UserError } from "../user-error.ts";
import { chartBlock, tableBlock } from "./block.ts";
import { claim } from "./claim.ts";
import type { Context } from "./context.ts";
import { type Call, type Piece, parseCommentary } from "./expression.ts";
import { change, figure } from "./quote.ts";

type Meaning = (where: string, call: Call, context: Context) => string;

/** The whole language: what may stand in a sentence, and what stands on a line of its own. */
const sentence: ReadonlyMap<string, Meaning> = new Map([
  ["figure", figure],
  ["change", change],
  ["claim", claim],
]);
const ownLine: ReadonlyMap<string, Meaning> = new Map([
  ["chart", chartBlock],
  ["table", tableBlock],
]);

/** Commentary with each expression replaced by its figure; what is wrong is added to the problems, with its line. */
export function renderCommentary(
  where: string,
  source: string,
  context: Context,
  problems: Problem[],
): string {
  const pieces = collect(problems, () => parseCommentary(where, source)) ?? [];
  return pieces
    .map((piece, i) => collect(problems, () => rendered(where, pieces, i, piece, context)) ?? "")
    .join("");
}

/** The names of the tables that commentary shows or quotes. Throws a UserError where it cannot be read. */
export function tablesNamed(where: string, source: string): { where: string; table: string }[] {
  return parseCommentary(where, source).flatMap((piece) => {
    if (piece.kind === "text") return [];
    const table = piece.call.words[piece.call.name === "claim" ? 1 : 0];
    return table === undefined ? [] : [{ where: `${where}:${piece.line}`, table }];
  });
}

function rendered(
  where: string,
  pieces: readonly Piece[],
  i: number,
  piece: Piece,
  context: Context,
): string {
  if (piece.kind === "text") return piece.text;
  const line = `${where}:${piece.line}`;
  const meanings = piece.kind === "block" ? ownLine : sentence;
  const meaning = meanings.get(piece.call.name);
  if (meaning === undefined) {
    return refuse(
      line,
      `"${piece.call.name}" is not an expression`,
      didYouMean(piece.call.name, sentence.keys()),
    );
  }
  const text = meaning(line, piece.call, context);
  return piece.kind === "block" ? alone(line, piece.call.name, text, pieces[i - 1], pieces[i + 1]) : text;
}

/** A block ends a paragraph, and Markdown ends the block at an empty line, so that one is added where it is missing. */
function alone(where: string, name: string, text: string, before?: Piece, after?: Piece): string {
  const [left, right] = [before, after].map((piece) => (piece?.kind === "text" ? piece.text : piece && "…"));
  if (!/(^|\n)[ ]*$/.test(left ?? "") || !/^[ ]*(\n|$)/.test(right ?? "")) {
    refuse(where, `${name} does not stand alone`, `put {% ${name} … %} on a line of its own`);
  }
  return `${left === undefined || /\n\s*\n$/.test(left) ? "" : "\n"}${text}${/^\s*(\n\s*\n|$)/.test(right ?? "") ? "" : "\n"}`;
}

/** Runs, and keeps what is wrong with the user's input instead of stopping at it. */
function collect<T>(problems: Problem[], run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
