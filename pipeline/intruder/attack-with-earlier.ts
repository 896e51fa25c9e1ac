import { attack } from "../attack/attack.ts";
import { Contradiction } from "../attack/contradiction.ts";
import type { AttackResult } from "../attack/types.ts";
import type { EarlierRelease } from "../cell-table.ts";
import type { Attackable } from "../protect/protected-release.ts";
import type { ProtectedTable } from "../protect/release-cells.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import { type Attempt, exceptProven, type KnownRelease, questionOf, truthOf, withOwn } from "./attempt.ts";
import { earlierTable, withEarlier } from "./earlier.ts";
import { type EarlierKnown, earlierKnown } from "./earlier-release.ts";
import { EquationList } from "./equation-list.ts";

/** Where a release stands that is attacked together with an earlier one. */
export type Beside = {
  attackable: Attackable;
  known: KnownRelease;
  /** What the release alone gives away. */
  main: Attempt;
  tables: readonly ProtectedTable[];
  places: PlaceChain;
};

/** Attacks the release together with an earlier one, and asks of the cells of both that were not proven before. */
export async function attackWithEarlier(earlier: EarlierRelease, beside: Beside): Promise<Attempt> {
  const { attackable, known, main, tables, places } = beside;
  const { release, rules } = attackable;
  const present = { shapes: tables.map(({ shape }) => shape), rows: release.rows, system: release.system };
  const { before, alone } = await attackedAlone(earlierKnown(earlier, present, places), attackable);
  const pairs = before.pairs.map(([now, then]) => [now, known.system.size + then] as const);
  const withChanges = async (most: number): Promise<Attempt> => {
    const joint = withEarlier(known, before, before.pairs, most);
    const face = withOwn(joint.knowledge, known.face);
    const question = questionOf(rules, joint.knowledge, known.system.size + before.system.size, face);
    question.sensitive.fill(0, release.system.size, known.system.size);
    exceptProven(question, main.result, 0);
    exceptProven(question, alone, known.system.size);
    const truth = truthOf(release, known).table;
    const others = { size: before.system.size, counts: null };
    const table =
      truth === undefined ? {} : { table: earlierTable(joint.system, before.pairs, truth, others) };
    const result = await attack(joint.system, joint.knowledge, { ...question, ...table });
    return { name: earlier.name, result, conceded: joint.knowledge, pairs };
  };
  return withFewest(rules.earlier_releases.changes, withChanges);
}

/**
 * The attack by an intruder who knows of so many changes, or where so few cannot be, of twice as many, and so on: the
 * figures themselves would tell him that there were more. Ends where everybody may have changed.
 */
async function withFewest(changes: number, run: (most: number) => Promise<Attempt>): Promise<Attempt> {
  for (let most = changes; most < 2 ** 30; most *= 2) {
    const found = await unlessContradicted(run(most));
    if (found !== null) return found;
  }
  return run(2 ** 30);
}

/** The earlier release by itself. Where its sums cannot be true, because some people were in no part, they are limits. */
async function attackedAlone(
  given: EarlierKnown,
  { rules }: Attackable,
): Promise<{ before: EarlierKnown; alone: AttackResult }> {
  const { system, knowledge } = given;
  const question = questionOf(rules, knowledge, system.size, knowledge);
  const alone = await unlessContradicted(attack(system, knowledge, question));
  if (alone !== null) return { before: given, alone };
  const atMost = new EquationList();
  atMost.addAll(system.atMost, 0);
  atMost.addAll(system.equations, 0);
  const doubted = { ...system, equations: new EquationList().list(), atMost: atMost.list() };
  return { before: { ...given, system: doubted }, alone: await attack(doubted, knowledge, question) };
}

async function unlessContradicted<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Contradiction) return null;
    throw error;
  }
}
