import { explainCell } from "../attack/explain.ts";
import { type Tally, verdictNames } from "../attack/types.ts";
import type { SystemMethod } from "../protect/system-method.ts";
import { type MethodName, systemMethod } from "../protect/system-methods.ts";
import type { SystemParameters } from "../protect/system-parameters.ts";
import { low, type PublishedCells, shown, suppressed } from "../system/system.ts";
import { type Problem, UserError } from "../user-error.ts";
import { cellKeys } from "./cell-keys.ts";
import { cellNamer } from "./cell-names.ts";
import { cellWords } from "./cell-words.ts";
import { readTrueCount } from "./count-value.ts";
import { csvText } from "./csv-text.ts";
import { type FileVerdict, verdictOf } from "./file-verdict.ts";
import { type LinkedFile, type LinkedFiles, linkFiles, type ReadFiles, readFiles } from "./linked-files.ts";
import type { TableOptions } from "./options.ts";
import { widthBy } from "./rounding.ts";
import type { SafeFigures } from "./safe-figures.ts";
import { outcomeText, type Trial } from "./trial.ts";
import { trueCounts } from "./true-counts.ts";
import { writeFiles } from "./write-files.ts";

/** How to protect files, and where the result goes. */
export type ProtectOptions = {
  tables: TableOptions;
  method: MethodName;
  parameters: SystemParameters;
  seed: string;
  /** Whether the result is attacked, and mended, before it is written. */
  isAudited: boolean;
  out: string;
  /** Whether, where figures had to be withheld, other ways are tried as well. */
  seeksOthers: boolean;
};

/** What was done to one file: differences of shown counts from true ones, and cells without a number. */
export type FileSummary = {
  file: string;
  cells: number;
  maxDifference: number;
  meanDifference: number;
  suppressed: number;
  low: number;
};

/**
 * What was done in all. `audit` is null where nothing was attacked; `verdict` is then null too, and "incomplete" where
 * the attack did not reach every cell. `withheld` counts what the repair took out, and `trials` say what would have
 * come of other ways.
 */
export type ProtectSummary = {
  method: MethodName;
  files: readonly FileSummary[];
  sentences: readonly string[];
  verdict: FileVerdict | null;
  audit: Tally | null;
  withheld: number;
  trials: readonly Trial[];
};

/**
 * Protects tables in files as one system and writes each under its own name in the folder `out`. Throws a UserError,
 * with nothing written, for bad input and where the attack proves a cell that cannot be mended. What the attack did not
 * reach is written, and the verdict says so.
 */
export async function protectFiles(
  paths: readonly string[],
  options: ProtectOptions,
): Promise<ProtectSummary> {
  const read = readFiles(paths, options.tables, readTrueCount);
  const linked = linkFiles(read, options.tables);
  const counts = trueCounts(linked);
  const made: Made = {
    read,
    linked,
    counts,
    options,
    method: await systemMethod(options.method, options.parameters),
  };
  const first = await made.method.protect(
    linked.system,
    counts,
    cellKeys(linked.system, counts, options.seed),
  );
  const safe = options.isAudited && options.method !== "none" ? await attacked(made, first) : null;
  const published = safe?.published ?? first;
  await writeFiles(
    options.out,
    linked.files.map((one) => ({ name: one.file.name, text: () => csvText(one, published, options.tables) })),
    paths,
  );
  return {
    method: options.method,
    files: linked.files.map((one) => summaryOf(one, counts, published)),
    sentences: made.method.sentences(),
    verdict: safe === null ? null : verdictOf(safe.tally),
    audit: safe?.tally ?? null,
    withheld: safe?.withheld ?? 0,
    trials: safe?.trials ?? [],
  };
}

/** All that a protection has at hand. */
type Made = {
  read: ReadFiles;
  linked: LinkedFiles;
  counts: Int32Array;
  options: ProtectOptions;
  method: SystemMethod;
};

async function attacked(made: Made, first: PublishedCells): Promise<SafeFigures & { trials: Trial[] }> {
  const { safeFigures } = await import("./safe-figures.ts");
  const { linked, counts, options, method } = made;
  const { threshold, base } = options.parameters;
  const width = widthBy({ method: options.method, base, threshold });
  const found = await safeFigures(linked.system, counts, method, first, { threshold, width });
  const proven = provenCells(found.result.verdicts);
  if (proven.length > 0) refuseProven(made, found, proven, await trials(made, proven));
  const isTold = found.withheld > 0 && options.seeksOthers;
  return { ...found, trials: isTold ? await trials(made, withheldSince(first, found.published)) : [] };
}

async function trials({ options, ...made }: Made, broken: readonly number[]): Promise<Trial[]> {
  const { trialsOf } = await import("./trials.ts");
  const { tables, method, parameters, seed } = options;
  return trialsOf({ ...made, tables, method, parameters, seed, broken });
}

function provenCells(verdicts: Uint8Array): number[] {
  return [...verdicts.keys()].filter((cell) => {
    const verdict = verdictNames[verdicts[cell] ?? 0];
    return verdict === "exact" || verdict === "narrow";
  });
}

function withheldSince(before: PublishedCells, after: PublishedCells): number[] {
  return [...after.states.keys()].filter((cell) => after.states[cell] !== before.states[cell]);
}

const PROVEN_TOLD = 20;

function refuseProven(
  { linked, method, options }: Made,
  { published, result }: SafeFigures,
  proven: readonly number[],
  tried: readonly Trial[],
): never {
  const { total } = options.tables;
  const named = cellNamer(linked, total);
  const words = cellWords(named, { ...published, knowledge: method.concede(published) }, total);
  const reasons = (cell: number) => explainCell(result, cell, words).map((line) => line.replace(/\.$/, ""));
  const problems = proven.slice(0, PROVEN_TOLD).map((cell): Problem => {
    const { file, line } = named(cell);
    return {
      where: line === null ? file : `${file}:${line}`,
      what: `an attack on the protected figures proves this cell (${reasons(cell).join("; ")})`,
      todo: "merge categories, or choose another method or a larger base; --no-audit writes it all the same",
    };
  });
  const more = {
    where: "protect",
    what: `${proven.length} cells are proven, and nothing was written`,
    todo: "mend the first",
  };
  throw new UserError([
    ...problems,
    ...(proven.length > PROVEN_TOLD ? [more] : []),
    ...tried.map(trialProblem),
  ]);
}

function trialProblem(trial: Trial): Problem {
  const todo = trial.outcome === "passes" ? "protect again in this way" : "choose another way";
  return { where: "protect", what: `tried: ${trial.what} ${outcomeText(trial)}`, todo };
}

function summaryOf(
  { file, cube }: LinkedFile,
  counts: Int32Array,
  { values, states }: PublishedCells,
): FileSummary {
  const found = { max: 0, sum: 0, shown: 0, suppressed: 0, low: 0 };
  for (const cell of cube.cells) {
    if (states[cell] === suppressed) found.suppressed += 1;
    if (states[cell] === low) found.low += 1;
    if (states[cell] !== shown) continue;
    const difference = Math.abs((values[cell] ?? 0) - (counts[cell] ?? 0));
    found.max = Math.max(found.max, difference);
    found.sum += difference;
    found.shown += 1;
  }
  return {
    file: file.name,
    cells: cube.cells.length,
    maxDifference: found.max,
    meanDifference: found.shown === 0 ? 0 : Math.round((1000 * found.sum) / found.shown) / 1000,
    suppressed: found.suppressed,
    low: found.low,
  };
}
