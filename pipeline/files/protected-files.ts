import { explainCell } from "../attack/explain.ts";
import type { Tally } from "../attack/types.ts";
import { type MethodName, systemMethod } from "../protect/system-methods.ts";
import type { SystemParameters } from "../protect/system-parameters.ts";
import { low, type PublishedCells, shown, suppressed } from "../system/system.ts";
import { type Problem, UserError } from "../user-error.ts";
import { cellKeys } from "./cell-keys.ts";
import { cellNamer } from "./cell-names.ts";
import { cellWords } from "./cell-words.ts";
import { readTrueCount } from "./count-value.ts";
import { csvText } from "./csv-text.ts";
import { type LinkedFile, type LinkedFiles, linkFiles, readFiles } from "./linked-files.ts";
import type { TableOptions } from "./options.ts";
import { widthBy } from "./rounding.ts";
import type { SafeFigures } from "./safe-figures.ts";
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

/** What was done in all; `audit` is null where nothing was attacked, `withheld` counts what the repair took out. */
export type ProtectSummary = {
  method: MethodName;
  files: readonly FileSummary[];
  sentences: readonly string[];
  audit: Tally | null;
  withheld: number;
};

/**
 * Protects tables in files as one system and writes each under its own name in the folder `out`. Throws a UserError,
 * with nothing written, for bad input and where the attack proves a cell that cannot be mended.
 */
export async function protectFiles(
  paths: readonly string[],
  options: ProtectOptions,
): Promise<ProtectSummary> {
  const linked = linkFiles(readFiles(paths, options.tables, readTrueCount), options.tables);
  const { system } = linked;
  const counts = trueCounts(linked);
  const method = await systemMethod(options.method, options.parameters);
  const first = await method.protect(system, counts, cellKeys(system, counts, options.seed));
  const safe = options.isAudited && options.method !== "none" ? await attacked() : null;
  const published = safe?.published ?? first;
  await writeFiles(
    options.out,
    linked.files.map((one) => ({ name: one.file.name, text: () => csvText(one, published, options.tables) })),
    paths,
  );
  return {
    method: options.method,
    files: linked.files.map((one) => summaryOf(one, counts, published)),
    sentences: method.sentences(),
    audit: safe?.tally ?? null,
    withheld: safe?.withheld ?? 0,
  };

  async function attacked(): Promise<SafeFigures> {
    const { safeFigures } = await import("./safe-figures.ts");
    const { threshold, base } = options.parameters;
    const width = widthBy({ method: options.method, base, threshold });
    const found = await safeFigures(system, counts, method, first, { threshold, width });
    if (found.tally.exact + found.tally.narrow > 0)
      refuseProven(linked, found, method.concede, options.tables.total);
    return found;
  }
}

const PROVEN_TOLD = 20;

function refuseProven(
  linked: LinkedFiles,
  { published, result, tally }: SafeFigures,
  concede: (published: PublishedCells) => { lower: Int32Array; upper: Int32Array },
  total: string,
): never {
  const named = cellNamer(linked, total);
  const words = cellWords(named, { ...published, knowledge: concede(published) }, total);
  const proven = [...result.verdicts.keys()].filter((cell) => [1, 2].includes(result.verdicts[cell] ?? 0));
  const problems = proven.slice(0, PROVEN_TOLD).map((cell): Problem => {
    const { file, line } = named(cell);
    return {
      where: line === null ? file : `${file}:${line}`,
      what: `an attack on the protected figures proves this cell (${explainCell(result, cell, words).join("; ")})`,
      todo: "merge categories, or choose another method or a larger base; --no-audit writes it all the same",
    };
  });
  const all = tally.exact + tally.narrow;
  const more = {
    where: "protect",
    what: `${all} cells are proven, and nothing was written`,
    todo: "mend the first",
  };
  throw new UserError([...problems, ...(all > PROVEN_TOLD ? [more] : [])]);
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
