import { attack } from "../attack/attack.ts";
import { insightsOf } from "../attack/insider.ts";
import { startMeter } from "../attack/meter.ts";
import { defaultBudget, type Question, type Verdict, verdictNames } from "../attack/types.ts";
import type { EarlierRelease } from "../cell-table.ts";
import type { ProtectingRules } from "../definitions/protection.ts";
import type { Attackable } from "../protect/protected-release.ts";
import type { ProtectedTable } from "../protect/release-cells.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import type { Related } from "../table.ts";
import { attackWithEarlier } from "./attack-with-earlier.ts";
import {
  type Attempt,
  exceptProven,
  isProven,
  type KnownRelease,
  questionOf,
  truthOf,
  withOwn,
} from "./attempt.ts";
import { learnAverages, type NumbersByName } from "./release-averages.ts";
import { releaseFace, releaseKnowledge } from "./release-knowledge.ts";
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

/** A cell of the release that some attack proves, by which attempt, and which cell of that one's system it is there. */
export type Broken = { cell: number; verdict: Verdict; attempt: Attempt; at: number; insider: number | null };

/** All attacks on a release as it would be published. */
export type Campaign = {
  known: KnownRelease;
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
  const { size } = attackable.release.system;
  const question = questionOf(attackable.rules, known.knowledge, size, known.face, known.groups);
  const main = {
    name: "this release",
    result: await attack(known.system, known.knowledge, {
      ...question,
      ...truthOf(attackable.release, known),
    }),
    conceded: known.knowledge,
    pairs: [],
  };
  const withOthers: Attempt[] = [];
  for (const earlier of context.earlier)
    withOthers.push(
      await attackWithEarlier(earlier, { attackable, known, main, tables, places: context.places }),
    );
  const attempts = [main, ...withOthers];
  const proven = attempts.flatMap((attempt) => brokenBy(attempt, size, attackable.rules));
  const broken = [...proven, ...brokenByInsiders(attackable, main, question)];
  return { known, main, broken: oncePerCell(broken), notAudited: unaudited(attempts, attackable) };
}

/** What is known before any sum is used, on the release's own system with what it leaves unsaid beside it. */
function knownOf(
  attackable: Attackable,
  tables: readonly ProtectedTable[],
  context: IntruderContext,
): KnownRelease {
  const { release } = attackable;
  const counts = releaseKnowledge({ ...attackable, tables });
  const knowledge = learnAverages({ ...attackable, tables }, counts, context.numbers);
  const shapes = tables.map(({ shape }) => shape);
  const own = { system: release.system, knowledge };
  const whole = withShadows(own, release, shapes, context.related, context.places);
  return { ...whole, face: withOwn(whole.knowledge, releaseFace({ ...attackable, tables })) };
}

/**
 * Proven cells: of the release, of groups that it makes, and of an earlier one, which stand for the same cell now where
 * there is one. Those that have no cell in the release are named by their number in the attack; of them only what may be
 * small is anybody's secret, for nobody chose to hide it.
 */
function brokenBy(attempt: Attempt, size: number, { threshold }: ProtectingRules): Broken[] {
  const nowOf = new Map(attempt.pairs.map(([now, then]) => [then, now]));
  return Array.from(attempt.result.verdicts).flatMap((verdict, at): Broken[] => {
    if (!isProven(verdict)) return [];
    const cell = at < size ? at : (nowOf.get(at) ?? at);
    const name = verdictNames[verdict];
    if (cell >= size && (attempt.result.lower[at] ?? 0) >= threshold) return [];
    return name ? [{ cell, verdict: name, attempt, at, insider: null }] : [];
  });
}

/** What one of the counted proves from the sums of the release: of other sums nobody's true count is at hand. */
function brokenByInsiders({ release }: Attackable, main: Attempt, question: Question): Broken[] {
  const { size } = release.system;
  const { lower, upper, verdicts } = main.result;
  const known = {
    lower: lower.subarray(0, size),
    upper: upper.subarray(0, size),
    verdicts: verdicts.subarray(0, size),
  };
  const meter = startMeter(defaultBudget);
  const { found } = insightsOf(release.system, known, question, release.counts, meter);
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
    const question = questionOf(rules, knowledge, release.system.size, known.face, known.groups);
    exceptProven(question, main.result, 0);
    const result = await attack(known.system, knowledge, { ...question, ...truthOf(release, known) });
    const attempt = { name: phrase, result, conceded: knowledge, pairs: [] };
    if (brokenBy(attempt, release.system.size, rules).length > 0) telling.add(phrase);
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
      found.add(at < release.system.size ? at : (nowOf.get(at) ?? at));
    }
  }
  return found;
}
