import { attack } from "../attack/attack.ts";
import { type MethodName, systemMethod } from "../protect/system-methods.ts";
import type { SystemParameters } from "../protect/system-parameters.ts";
import { type PublishedCells, suppressed } from "../system/system.ts";
import { UserError } from "../user-error.ts";
import { cellKeys } from "./cell-keys.ts";
import { type LinkedFiles, linkFiles, type ReadFiles } from "./linked-files.ts";
import { MOST_TRIED, mend, provenIn, trialBudget } from "./mend.ts";
import { type Merger, mergedFiles } from "./merged-codes.ts";
import { mergersFor } from "./mergers.ts";
import type { TableOptions } from "./options.ts";
import { questionOf } from "./question.ts";
import { widthBy } from "./rounding.ts";
import type { Trial } from "./trial.ts";
import { trueCounts } from "./true-counts.ts";

/** How files were protected, with what the attack broke: the cells that stayed proven or had to be withheld. */
export type Tried = {
  read: ReadFiles;
  tables: TableOptions;
  linked: LinkedFiles;
  counts: Int32Array;
  method: MethodName;
  parameters: SystemParameters;
  seed: string;
  broken: readonly number[];
};

const methodsToTry: readonly MethodName[] = [
  "small-count",
  "controlled",
  "cell-key",
  "suppression",
  "conventional",
  "random",
];
const rounding: readonly MethodName[] = ["conventional", "random", "controlled", "small-count"];

/**
 * Protects and attacks in other ways: a base twice as large, the other methods, and the smallest categories merged.
 * Nothing is tried of tables that are so large that it would take long.
 */
export async function trialsOf(tried: Tried): Promise<Trial[]> {
  if (tried.linked.system.size > MOST_TRIED) return [];
  const { linked, counts, method, parameters } = tried;
  const trials: Trial[] = [];
  const larger = 2 * parameters.base;
  if (rounding.includes(method))
    trials.push(
      await trial(`--base ${larger}`, () => linked, tried, method, { ...parameters, base: larger }),
    );
  for (const other of methodsToTry.filter((name) => name !== method)) {
    // The rules of one method say nothing of another's largest difference.
    const own = { ...parameters, maximumDifference: null, steps: null };
    trials.push(await trial(`--method ${other}`, () => linked, tried, other, own));
  }
  for (const merger of mergersFor(linked, counts, tried.broken)) {
    const merged = () => linkFiles(mergedFiles(tried.read, merger), tried.tables);
    trials.push(await trial(mergerText(merger), merged, tried, method, parameters));
  }
  return trials;
}

function mergerText({ column, codes: [one, other] }: Merger): string {
  return `"${one}" and "${other}" of "${column}" counted as one`;
}

async function trial(
  what: string,
  linked: () => LinkedFiles,
  { seed }: Tried,
  name: MethodName,
  parameters: SystemParameters,
): Promise<Trial> {
  try {
    return { what, ...(await outcomeOf(linked(), seed, name, parameters)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { what, outcome: "no solution", proven: 0, withheld: 0 };
  }
}

async function outcomeOf(
  linked: LinkedFiles,
  seed: string,
  name: MethodName,
  parameters: SystemParameters,
): Promise<Omit<Trial, "what">> {
  const { system } = linked;
  const counts = trueCounts(linked);
  const { base, threshold } = parameters;
  const asked = { threshold, width: widthBy({ method: name, base, threshold }) };
  const method = await systemMethod(name, parameters);
  const attackOn = (published: PublishedCells) => {
    const knowledge = method.concede(published);
    const question = { ...questionOf(published.states, knowledge, asked), table: counts };
    return attack(system, knowledge, question, trialBudget);
  };
  const mayBe = (published: PublishedCells) => {
    const { lower, upper } = method.concede(published);
    return counts.every((count, cell) => count >= (lower[cell] ?? 0) && count <= (upper[cell] ?? 0));
  };
  const first = await method.protect(system, counts, cellKeys(system, counts, seed));
  const mended = await mend({ published: first, result: await attackOn(first) }, attackOn, mayBe);
  const proven = provenIn(mended.result);
  const open = mended.result.tally.notAudited > 0 ? "not audited" : "passes";
  const withheld = mended.published.states.filter((state) => state === suppressed).length;
  return { outcome: proven > 0 ? "proven" : open, proven, withheld };
}
