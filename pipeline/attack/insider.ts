import type { System } from "../system/system.ts";
import { isSpent, type Meter } from "./meter.ts";
import { cut, newQueue, type Proven, propagate, type Queue, raise } from "./propagate.ts";
import { type Relations, relationsOf } from "./relations.ts";
import { newTrail } from "./trail.ts";
import { type AttackResult, type Question, verdictNames } from "./types.ts";
import { isExact, isTight } from "./verdict.ts";

/** What the public can prove, as a finished attack found it. */
export type Attacked = Pick<AttackResult, "lower" | "upper" | "verdicts">;

/**
 * A cell of which one of the counted learns too much: whoever is in cell `insider` and reasons from that proves of
 * `cell` that it lies from `lower` to `upper`. `isAlone`: the insider is a lone respondent.
 */
export type Insight = {
  cell: number;
  insider: number;
  isAlone: boolean;
  lower: number;
  upper: number;
  verdict: "exact" | "narrow";
};

/** All of them, each cell once at its worst; `asked` insiders were followed, and `notAsked` were beyond the budget. */
export type Insights = { found: readonly Insight[]; asked: number; notAsked: number };

/** What one insider stands on: the relations, what the public can prove, and his own copy that is put back after him. */
type Bench = { relations: Relations; known: Attacked; own: Proven; queue: Queue; inside: Int32Array };

/**
 * What the counted themselves can prove of others, beyond what an attack found the public to know. `counts` are the true
 * ones, of which each insider knows his own inner cell only: one who is alone in it knows that it is 1; one of 2 to
 * threshold - 1 knows that it is at least 1. Both know that no total that holds them is 0, which tells nothing of
 * others, and neither does a total that holds one person only, the insider. Follows one sum at a time, so that all it claims is true of every table, and something may be missed. A
 * cell that the public proves as well is not named again.
 */
export function insightsOf(
  system: System,
  known: Attacked,
  question: Question,
  counts: Int32Array,
  meter: Meter,
): Insights {
  const bench = benchOf(system, known);
  const worst = new Map<number, Insight>();
  let asked = 0;
  const people = insidersOf(system, counts, question.threshold);
  for (const insider of people) {
    if (isSpent(meter)) break;
    for (const insight of learnt(bench, question, insider, counts[insider] === 1, meter)) {
      const other = worst.get(insight.cell);
      if (other === undefined || (other.verdict === "narrow" && insight.verdict === "exact"))
        worst.set(insight.cell, insight);
    }
    asked += 1;
  }
  const found = [...worst.values()].sort((a, b) => a.cell - b.cell);
  return { found, asked, notAsked: people.length - asked };
}

function benchOf(system: System, known: Attacked): Bench {
  const relations = relationsOf(system);
  const own = {
    lower: known.lower.slice(),
    upper: known.upper.slice(),
    trail: newTrail(system.size),
    visits: 0,
  };
  const inside = new Int32Array(system.size).fill(-1);
  return { relations, known, own, queue: newQueue(relations.count), inside };
}

/** Inner cells of few people, lone respondents first. */
function insidersOf({ inner }: System, counts: Int32Array, threshold: number): number[] {
  const alone: number[] = [];
  const others: number[] = [];
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    if (inner[cell] !== 1 || count < 1 || count >= Math.max(2, threshold)) continue;
    (count === 1 ? alone : others).push(cell);
  }
  return [...alone, ...others];
}

/** What one insider proves of others beyond the public. */
function learnt(
  bench: Bench,
  question: Question,
  insider: number,
  isAlone: boolean,
  meter: Meter,
): Insight[] {
  const { relations, own, queue } = bench;
  const { starts, of } = relations.ofCell;
  own.visits += 1;
  raise(own, insider, 1, -1);
  if (isAlone) cut(own, insider, 1, -1);
  if (own.trail.end.length === 0) return [];
  markInside(bench, insider);
  propagate(relations, own, [...of.subarray(starts[insider], starts[insider + 1])], meter, queue);
  const cells = new Set(own.trail.end.map((end) => end >> 1));
  cells.delete(insider);
  const found = [...cells].flatMap((cell) => judged(bench, question, insider, isAlone, cell) ?? []);
  putBack(bench);
  return found;
}

function judged(
  { known, own, inside }: Bench,
  question: Question,
  insider: number,
  isAlone: boolean,
  cell: number,
): Insight | null {
  if (question.sensitive[cell] !== 1) return null;
  const lower = own.lower[cell] ?? 0;
  const upper = own.upper[cell] ?? 0;
  const publicLower = known.lower[cell] ?? 0;
  const publicUpper = known.upper[cell] ?? 0;
  const isInside = inside[cell] === insider;
  const byPresence = isInside ? Math.max(1, publicLower) : publicLower;
  if (lower === byPresence && upper === publicUpper) return null;
  if (isInside && upper === 1) return null;
  const found = { cell, insider, isAlone, lower, upper };
  if (isExact(lower, upper, question.threshold)) return { ...found, verdict: "exact" };
  const isPublic = verdictNames[known.verdicts[cell] ?? 0] === "narrow";
  return isPublic || !isTight(lower, upper, question) ? null : { ...found, verdict: "narrow" };
}

/** Marks every total that holds the insider. */
function markInside({ relations, inside }: Bench, insider: number): void {
  const { starts, cells, ofCell } = relations;
  const reached = [insider];
  for (const cell of reached) {
    for (let i = ofCell.starts[cell] ?? 0; i < (ofCell.starts[cell + 1] ?? 0); i++) {
      const total = cells[starts[ofCell.of[i] ?? 0] ?? 0] ?? 0;
      if (total === cell || inside[total] === insider) continue;
      inside[total] = insider;
      reached.push(total);
    }
  }
}

/** Forgets what one insider proved, so that the next starts from what the public knows. */
function putBack({ known, own }: Bench): void {
  const { trail, lower, upper } = own;
  for (const end of trail.end) {
    const cell = end >> 1;
    lower[cell] = known.lower[cell] ?? 0;
    upper[cell] = known.upper[cell] ?? 0;
    trail.last[end] = -1;
  }
  for (const list of [trail.end, trail.bound, trail.relation, trail.visit, trail.before]) list.length = 0;
}
