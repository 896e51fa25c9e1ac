import { attack } from "../attack/attack.ts";
import { insightsOf } from "../attack/insider.ts";
import { startMeter } from "../attack/meter.ts";
import {
  type AttackResult,
  defaultBudget,
  type Question,
  type Verdict,
  verdictNames,
} from "../attack/types.ts";
import type { EarlierRelease } from "../cell-table.ts";
import type { ProtectingRules } from "../definitions/protection.ts";
import type { Attackable } from "../protect/protected-release.ts";
import type { ProtectedTable } from "../protect/release-cells.ts";
import { widthOfRules } from "../protect/rule-parameters.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { UNKNOWN } from "../protect/true-sums.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import type { Related } from "../table.ts";
import { earlierTable, type Known, type Pair, withEarlier } from "./earlier.ts";
import { earlierKnown } from "./earlier-release.ts";
import { learnAverages, type NumbersByName } from "./release-averages.ts";
import { releaseKnowledge } from "./release-knowledge.ts";
import { withShadows } from "./shadow.ts";
import { pinned, typedTotals } from "./typed-totals.ts";

/** What an intruder has besides the tables of the release. */
export type IntruderContext = {
  places: PlaceChain;
  /** Dimensions that are worked out from the same answers. */
  related: readonly Related[];
  /** Numbers that means and totals are of: how they are kept. */
  numbers: NumbersByName;
  earlier: readonly EarlierRelease[];
  /** Phrases with digits that the author of the commentary typed and declared to be no figures. */
  phrases: readonly string[];
};

export const noContext: IntruderContext = {
  places: new Map(),
  related: [],
  numbers: new Map(),
  earlier: [],
  phrases: [],
};

/** An attack of a kind: what it found of the system that it worked on, whose first cells are the release's. */
export type Attempt = { name: string; result: AttackResult; conceded: Knowledge; pairs: readonly Pair[] };

/** A cell of the release that some attack proves, by which attempt, and which cell of that one's system it is there. */
export type Broken = { cell: number; verdict: Verdict; attempt: Attempt; at: number; insider: number | null };

/** All attacks on a release as it would be published. */
export type Campaign = {
  known: Known;
  main: Attempt;
  broken: readonly Broken[];
  notAudited: ReadonlySet<number>;
};

/**
 * Attacks the tables of a release in every way that an intruder has: all of them together, with related groupings and
 * averages; together with each earlier release; and as one of the people counted.
 */
export async function campaign(
  attackable: Attackable,
  tables: readonly ProtectedTable[],
  context: IntruderContext,
): Promise<Campaign> {
  const known = knownOf(attackable, tables, context);
  const question = questionOf(attackable.rules, known.knowledge, attackable.release.system.size);
  const main = {
    name: "this release",
    result: await attack(known.system, known.knowledge, { ...question, ...truthOf(attackable, known) }),
    conceded: known.knowledge,
    pairs: [],
  };
  const withOthers: Attempt[] = [];
  for (const earlier of context.earlier)
    withOthers.push(await attackWith(earlier, known, main, attackable, tables, context));
  const attempts = [main, ...withOthers];
  const proven = attempts.flatMap((attempt) => brokenBy(attempt, attackable.release.system.size));
  const broken = [...proven, ...brokenByInsiders(attackable, known, main, question)];
  return { known, main, broken: oncePerCell(broken), notAudited: unaudited(attempts, attackable) };
}

/** What is known before any sum is used, on the release's own system with what it leaves unsaid beside it. */
function knownOf(attackable: Attackable, tables: readonly ProtectedTable[], context: IntruderContext): Known {
  const { release } = attackable;
  const counts = releaseKnowledge({ ...attackable, tables });
  const knowledge = learnAverages({ ...attackable, tables }, counts, context.numbers);
  const shapes = tables.map(({ shape }) => shape);
  return withShadows({ system: release.system, knowledge }, release, shapes, context.related, context.places);
}

/** The true table saves the search for one that fits; counts that only a shadow has are not at hand. */
function truthOf(
  { release: { system, counts } }: Pick<Attackable, "release">,
  known: Known,
): Pick<Question, "table"> {
  return known.system.size === system.size && !counts.includes(UNKNOWN) ? { table: counts } : {};
}

/** A cell is sensitive when what the intruder starts with allows a small count (design, section 3). */
function questionOf(rules: ProtectingRules, { lower, upper }: Knowledge, size: number): Question {
  const { threshold } = rules;
  const isSensitive = (cell: number) =>
    cell < size && (lower[cell] ?? 0) < threshold && (upper[cell] ?? 0) >= 1;
  return {
    sensitive: Uint8Array.from(lower, (_, cell) => (isSensitive(cell) ? 1 : 0)),
    threshold,
    width: widthOfRules(rules),
  };
}

/** Attacks the release together with an earlier one, and asks of the cells of both that were not proven before. */
async function attackWith(
  earlier: EarlierRelease,
  known: Known,
  main: Attempt,
  { release, rules }: Attackable,
  tables: readonly ProtectedTable[],
  context: IntruderContext,
): Promise<Attempt> {
  const present = { shapes: tables.map(({ shape }) => shape), rows: release.rows, system: release.system };
  const then = earlierKnown(earlier, present, context.places);
  const alone = await attack(
    then.system,
    then.knowledge,
    questionOf(rules, then.knowledge, then.system.size),
  );
  const joint = withEarlier(known, then, then.pairs, rules.earlier_releases.changes);
  const question = questionOf(rules, joint.knowledge, known.system.size + then.system.size);
  for (let cell = release.system.size; cell < known.system.size; cell++) question.sensitive[cell] = 0;
  exceptProven(question, main.result, 0);
  exceptProven(question, alone, known.system.size);
  const truth = truthOf({ release }, known).table;
  const others = { size: then.system.size, counts: null };
  const jointTruth =
    truth === undefined ? {} : { table: earlierTable(joint.system, then.pairs, truth, others) };
  return {
    name: earlier.name,
    result: await attack(joint.system, joint.knowledge, { ...question, ...jointTruth }),
    conceded: joint.knowledge,
    pairs: then.pairs.map(([now, before]) => [now, known.system.size + before]),
  };
}

function exceptProven(question: Question, { verdicts }: AttackResult, from: number): void {
  for (const [cell, verdict] of verdicts.entries()) {
    if (isProven(verdict)) question.sensitive[from + cell] = 0;
  }
}

function isProven(verdict: number): boolean {
  const name = verdictNames[verdict];
  return name === "exact" || name === "narrow";
}

/** Proven cells of the release; a proven cell of an earlier one stands for the same cell now, which gives it away. */
function brokenBy(attempt: Attempt, size: number): Broken[] {
  const nowOf = new Map(attempt.pairs.map(([now, then]) => [then, now]));
  return Array.from(attempt.result.verdicts).flatMap((verdict, at): Broken[] => {
    if (!isProven(verdict)) return [];
    const cell = at < size ? at : nowOf.get(at);
    const name = verdictNames[verdict];
    return cell === undefined || !name ? [] : [{ cell, verdict: name, attempt, at, insider: null }];
  });
}

/** What one of the counted proves, where the true count of every cell is at hand. */
function brokenByInsiders(
  { release }: Attackable,
  { system }: Known,
  main: Attempt,
  question: Question,
): Broken[] {
  if (system.size !== release.system.size || release.counts.includes(UNKNOWN)) return [];
  const known = { lower: main.result.lower, upper: main.result.upper, verdicts: main.result.verdicts };
  const meter = startMeter(defaultBudget);
  const { found } = insightsOf(system, known, question, release.counts, meter);
  return found.map(({ cell, insider, verdict }) => ({ cell, verdict, attempt: main, at: cell, insider }));
}

/**
 * The phrases in commentary that give more away than the tables: with a true count that they may state, the attack
 * proves cells that it did not prove before. A number below twice the threshold ("5 cases or fewer") is in most cases no
 * count of this release, and would be the count of too many cells to tell anybody which.
 */
export async function tellingPhrases(
  { release, rules }: Attackable,
  { known, main }: Campaign,
  { phrases }: IntruderContext,
): Promise<string[]> {
  const { equations } = release.system;
  const least = 2 * rules.threshold;
  const typed = typedTotals(phrases, release.counts, main.conceded, equations, least);
  const telling = new Set<string>();
  for (const { phrase, cell } of typed.flatMap(({ phrase, cells }) =>
    cells.map((cell) => ({ phrase, cell })),
  )) {
    if (telling.has(phrase)) continue;
    const knowledge = pinned(main.conceded, [cell], release.counts);
    const question = questionOf(rules, knowledge, release.system.size);
    exceptProven(question, main.result, 0);
    const { tally } = await attack(known.system, knowledge, { ...question, ...truthOf({ release }, known) });
    if (tally.exact + tally.narrow > 0) telling.add(phrase);
  }
  return [...telling];
}

function oncePerCell(broken: readonly Broken[]): Broken[] {
  const found = new Map<number, Broken>();
  for (const one of broken) if (!found.has(one.cell)) found.set(one.cell, one);
  return [...found.values()].sort((a, b) => a.cell - b.cell);
}

function unaudited(attempts: readonly Attempt[], { release }: Attackable): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { result, pairs } of attempts) {
    const nowOf = new Map(pairs.map(([now, then]) => [then, now]));
    for (const [at, verdict] of result.verdicts.entries()) {
      if (verdictNames[verdict] !== "not-audited") continue;
      found.add(at < release.system.size ? at : (nowOf.get(at) ?? 0));
    }
  }
  return found;
}
