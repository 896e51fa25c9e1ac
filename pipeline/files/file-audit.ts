import { attack } from "../attack/attack.ts";
import { Contradiction } from "../attack/contradiction.ts";
import { explainCell } from "../attack/explain.ts";
import { type AttackResult, type Bounds, boundsNames, type Verdict, verdictNames } from "../attack/types.ts";
import { refuse } from "../user-error.ts";
import { settleAbsent } from "./absent-rows.ts";
import { type CellName, cellNamer } from "./cell-names.ts";
import { cellWords } from "./cell-words.ts";
import { readPublishedCount } from "./count-value.ts";
import { type FileVerdict, verdictOf } from "./file-verdict.ts";
import { type LinkedFiles, linkFiles, readFiles } from "./linked-files.ts";
import type { TableOptions } from "./options.ts";
import { type Concede, type Figures, publishedFigures, shownOf } from "./published-figures.ts";
import { questionOf } from "./question.ts";
import { figuresToWithhold } from "./remedy.ts";
import { ONLY_SMALL, remedyLines } from "./report.ts";
import { concedeBy, type Rounding, widthBy } from "./rounding.ts";
import { type UnlistedCode, unlistedCodes } from "./unlisted-codes.ts";

/** What became of one sensitive cell; lower and upper are null where the attack did not reach it. */
export type AuditedCell = {
  file: string;
  key: CellName["key"];
  published: number | string | null;
  lower: number | null;
  upper: number | null;
  bounds: Bounds;
  status: Verdict;
  because: readonly string[];
};

/** The audit of published files, as its JSON is in the contract. */
export type FileAudit = {
  verdict: FileVerdict;
  counts: { sensitive: number; exact: number; narrow: number; safe: number; notAudited: number };
  cells: readonly AuditedCell[];
};

/** How to attack: the files' structure, how they were made, and the width, null for the method's own. */
export type AuditOptions = { tables: TableOptions; rounding: Rounding; width: number | null };

/** What an audit gives: `remedy` looks, when it is asked, for what would make the files pass, and tells it in lines. */
export type AuditedFiles = {
  audit: FileAudit;
  notes: readonly string[];
  remedy: () => Promise<readonly string[]>;
};

/**
 * Attacks published files together. Throws a UserError with file and line for files that cannot be read, or whose
 * figures cannot be true together under what the method concedes.
 */
export async function auditFiles(paths: readonly string[], options: AuditOptions): Promise<AuditedFiles> {
  const concede = concedeBy(options.rounding);
  const { linked, figures, withheld, notes } = placedFigures(paths, options.tables, concede);
  const asked = { threshold: options.rounding.threshold, width: options.width ?? widthBy(options.rounding) };
  const question = questionOf(figures.states, figures.knowledge, asked, withheld);
  const named = cellNamer(linked, options.tables.total);
  const result = await attack(linked.system, figures.knowledge, question).catch((error: unknown) => {
    if (!(error instanceof Contradiction)) throw error;
    return refuseContradiction(named(error.cell));
  });
  const words = cellWords(named, figures, options.tables.total);
  const because = (cell: number) => explainCell(result, cell, words);
  const cells: AuditedCell[] = [];
  for (let cell = 0; cell < linked.system.size; cell++)
    if (question.sensitive[cell] === 1) cells.push(auditedCell(cell, named(cell), figures, result, because));
  const { tally } = result;
  const verdict = verdictOf(tally);
  const remedy = async () => {
    if (verdict !== "fail") return [];
    if (options.rounding.marksSmall) return [ONLY_SMALL];
    const attacked = { system: linked.system, figures, asked, also: withheld };
    const more = await figuresToWithhold(attacked, result);
    return remedyLines(more, words.placeOf);
  };
  return { audit: { verdict, counts: { ...tally }, cells }, notes, remedy };
}

type Placed = { linked: LinkedFiles; figures: Figures; withheld: Uint8Array; notes: string[] };

/** Places what the files show; where codes that no file lists are needed for the totals, adds them. */
function placedFigures(paths: readonly string[], tables: TableOptions, concede: Concede): Placed {
  const read = readFiles(paths, tables, readPublishedCount);
  const placed = (unlisted: readonly UnlistedCode[]) => {
    const linked = linkFiles(read, tables, unlisted);
    const figures = publishedFigures(linked, concede);
    return { linked, figures, withheld: settleAbsent(linked.system, figures) };
  };
  const first = placed([]);
  const unlisted = unlistedCodes(first.linked, first.figures);
  if (unlisted.length === 0) return { ...first, notes: [] };
  const columns = [...new Set(unlisted.map(({ column }) => column))];
  refuseUnlistedInGroupings(columns, tables);
  const notes = columns.map(
    (column) => `the codes of "${column}" do not make up their total: what is not listed is attacked too`,
  );
  return { ...placed(unlisted), notes };
}

/** People of a code that is not listed are in one band of each grouping, and nothing says in which. */
function refuseUnlistedInGroupings(columns: readonly string[], { hierarchies }: TableOptions): void {
  const isTwice = ([finest]: readonly string[]) =>
    hierarchies.filter(([other]) => other === finest).length > 1;
  const grouped = hierarchies.filter(isTwice).find((levels) => levels.some((name) => columns.includes(name)));
  if (grouped === undefined) return;
  const finest = grouped[0] ?? "";
  refuse(
    "command line",
    `the codes of "${finest}" do not make up their totals, and --hierarchy gives two groupings of them`,
    `give a row for every code of "${finest}", with c where its count is withheld`,
  );
}

function auditedCell(
  cell: number,
  { file, key }: CellName,
  figures: Figures,
  result: AttackResult,
  because: (cell: number) => string[],
): AuditedCell {
  const status = verdictNames[result.verdicts[cell] ?? 0] ?? "not-audited";
  const isKnown = status !== "not-audited";
  return {
    file,
    key,
    published: shownOf(figures, cell),
    lower: isKnown ? (result.lower[cell] ?? 0) : null,
    upper: isKnown ? (result.upper[cell] ?? 0) : null,
    bounds: isKnown ? (boundsNames[result.bounds[cell] ?? 0] ?? null) : null,
    status,
    because: status === "exact" || status === "narrow" ? because(cell) : [],
  };
}

function refuseContradiction({ file, line }: CellName): never {
  return refuse(
    line === null ? file : `${file}:${line}`,
    "this figure and those it adds up with cannot all be true under the rounding that was named",
    "look at --rounding, --base and --hierarchy; add rows that were left out, and name codes that do not add with --not-additive",
  );
}
