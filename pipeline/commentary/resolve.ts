import type { CellTable } from "../cell-table.ts";
import type { Collection } from "../collection.ts";
import type { ProtectionSpec } from "../definitions/protection.ts";
import type { ReleaseSpec } from "../definitions/release.ts";
import type { Headline } from "../package.ts";
import type { Heard, ProgressReport } from "../progress-report.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { type Problem, UserError } from "../user-error.ts";
import { cellsOf } from "./cells.ts";
import type { Context } from "./context.ts";
import { inBraces } from "./expression.ts";
import { lintCommentary } from "./lint.ts";
import type { Rounding } from "./margin.ts";
import { renderCommentary } from "./render.ts";
import { surenessOf } from "./sure.ts";

export type CommentaryInput = {
  /** The release's definition, as messages name it. */
  where: string;
  release: Pick<ReleaseSpec, "period" | "headlines" | "main_points" | "exemptions">;
  collection: Pick<Collection, "sure">;
  commentary: { where: string; text: string };
  protection: ProtectionSpec;
  tables: readonly SafeTable[];
  progress?: ProgressReport | null;
  /** A table of an earlier period's package; null where there is none. */
  earlier: (period: string, table: string) => CellTable | null;
};

/** Markdown and headlines in which every figure names the cell that it comes from. */
export type ResolvedCommentary = {
  commentary: string;
  mainPoints: string[];
  headlines: Headline[];
  /** What a page on progress says was heard, promised and done. */
  heard: Heard[];
};

/**
 * Puts the published figures into the words of a release. Throws one UserError with every problem: figures typed by
 * hand, expressions that name no published cell, words that the cells do not bear out.
 */
export function resolveCommentary(input: CommentaryInput): ResolvedCommentary {
  const problems: Problem[] = [];
  const context = contextOf(input);
  const words = writer(input, context, problems);
  const sure: Writer = (where, figure) => sureness(where, figure, context, input.collection);
  const resolved = {
    commentary: words(input.commentary.where, input.commentary.text),
    mainPoints: input.release.main_points.map((point, i) =>
      words(place(input, `main point ${i + 1}`), point),
    ),
    headlines: input.release.headlines.map((headline, i) =>
      headlineOf(headline, place(input, `headline ${i + 1}`), { words, sure }),
    ),
    heard: (input.progress?.heard ?? []).map((one) => heardOf(one, input, words)),
  };
  if (problems.length > 0) throw new UserError(problems);
  return resolved;
}

/** A text in, and out with its figures; what is wrong with it goes to the problems. */
type Writer = (where: string, text: string) => string;

function contextOf({ release, tables, earlier, protection }: CommentaryInput): Context {
  return {
    period: release.period,
    tables: new Map(tables.map((table) => [table.shape.name, cellsOf(table)])),
    earlier,
    rounding: roundingOf(protection),
  };
}

function writer(input: CommentaryInput, context: Context, problems: Problem[]): Writer {
  return (where, text) => {
    const found = [...lintCommentary(where, text, input.release.exemptions)];
    const written = renderCommentary(where, text, context, found);
    const oneLine = where !== input.commentary.where;
    problems.push(...(oneLine ? found.map(withoutLine) : found));
    return written;
  };
}

function heardOf(heard: Heard, input: CommentaryInput, words: Writer): Heard {
  const written = (part: "said" | "will" | "did") =>
    escaped(words(place(input, `progress, heard "${heard.id}", ${part}`), heard[part]));
  return { ...heard, said: written("said"), will: written("will"), did: written("did") };
}

function headlineOf(
  { label, figure, comparison }: ReleaseSpec["headlines"][number],
  where: string,
  { words, sure }: { words: Writer; sure: Writer },
): Headline {
  return {
    label: words(where, label),
    html: escaped(words(where, inBraces(figure))),
    comparison: comparison === undefined ? null : escaped(words(where, inBraces(comparison))),
    sure: sure(where, figure) || null,
  };
}

/** What is wrong with the figure itself was found when it was written, so that here it has nothing to say. */
function sureness(
  where: string,
  figure: string,
  context: Context,
  { sure }: Pick<Collection, "sure">,
): string {
  try {
    return surenessOf(where, figure, context, sure) ?? "";
  } catch (error) {
    if (error instanceof UserError) return "";
    throw error;
  }
}

/** Plain words beside elements of ours: raw HTML was refused, so that only the ampersand is left to escape. */
function escaped(words: string): string {
  return words.replace(/&(?!\w+;|#\d+;)/g, "&amp;");
}

/** What rounding may hide, as the margin of error allows for it. */
export function roundingOf(rules: ProtectionSpec): Rounding {
  if (rules.method === "none") return { base: 0, percentagesFrom: "true" };
  return { base: rules.base, percentagesFrom: rules.percentages.from };
}

function place({ where }: CommentaryInput, part: string): string {
  return `${where} (${part})`;
}

/** A text that is a field of a definition has one line of its own. */
function withoutLine(problem: Problem): Problem {
  return { ...problem, where: problem.where.replace(/\):\d+$/, ")") };
}
