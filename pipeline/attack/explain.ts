import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { AttackResult, Fact, ProofStep } from "./types.ts";

/** The name of a cell in a sentence, such as "role=parent". */
export type NameOf = (cell: number) => string;

/**
 * The words for cells: their names; where each stands, such as "by-role.csv:17 role=parent"; the figure or symbol that
 * it shows there (null: none); and what the method concedes of it.
 */
export type CellWords = {
  nameOf: NameOf;
  placeOf: NameOf;
  figureOf: (cell: number) => number | string | null;
  conceded: Knowledge;
};

/**
 * All that proves a cell's interval, a line each: what is published of the cell, the other published figures that are
 * used, such as "by-la.csv:17 la=L001 (published 15, so 13 to 17)", and the steps from them.
 */
export function explainCell(result: Pick<AttackResult, "because">, cell: number, words: CellWords): string[] {
  const proof = result.because(cell);
  const figures = [cell, ...(proof?.cells ?? [])].map((one) => figureLine(one, words));
  return [...figures, ...sentences(proof?.steps ?? [], words.nameOf)];
}

function figureLine(cell: number, { placeOf, figureOf, conceded }: CellWords): string {
  const figure = figureOf(cell);
  const what = figure === null ? "not published" : `published ${figure}`;
  const range = rangeWords(conceded.lower[cell] ?? 0, conceded.upper[cell] ?? NO_UPPER);
  return `${placeOf(cell)} (${what}, so ${range})`;
}

/** "13 to 17", "exactly 4", "at least 0", "any count". */
export function rangeWords(lower: number, upper: number): string {
  if (upper === NO_UPPER) return lower === 0 ? "any count" : `at least ${lower}`;
  return lower === upper ? `exactly ${lower}` : `${lower} to ${upper}`;
}

/**
 * The proof of a cell's interval in sentences, each of which a statistician can check with pencil and paper; none
 * where nothing was proven beyond what the published value of the cell concedes.
 */
export function explainProof(result: Pick<AttackResult, "because">, cell: number, nameOf: NameOf): string[] {
  return sentences(result.because(cell)?.steps ?? [], nameOf);
}

/** One sentence a step; where one sum, known in full, gives both ends of a cell, one for both. */
function sentences(steps: readonly ProofStep[], nameOf: NameOf): string[] {
  const said: string[] = [];
  for (let s = 0; s < steps.length; s++) {
    const [step, next] = [steps[s], steps[s + 1]];
    if (step === undefined) continue;
    const reason = reasonOf(step, nameOf);
    const isBoth = next?.cell === step.cell && next.side !== step.side && reasonOf(next, nameOf) === reason;
    const end = isBoth && next.bound === step.bound ? "exactly" : side(step);
    if (end === "exactly") s += 1;
    said.push(`${reason}; so ${nameOf(step.cell)} is ${end} ${step.bound}.`);
  }
  return said;
}

function reasonOf(step: ProofStep, nameOf: NameOf): string {
  if (step.isSearch) return searched(step);
  if (step.isAtMost && step.others.length === 1) return compared(step, nameOf);
  if (step.terms.length > 1) return `${step.terms.length} sums together say that ${equation(step, nameOf)}`;
  return step.times > 0 ? asTotal(step, nameOf) : asPart(step, nameOf);
}

function side({ side }: Pick<ProofStep, "side">): string {
  return side === "lower" ? "at least" : "at most";
}

function searched({ others }: ProofStep): string {
  const cells = others.length === 0 ? "the sums of the tables" : `all sums of ${others.length} cells near it`;
  return `no whole numbers that fit ${cells} go further, by integer programming or elimination`;
}

function compared(step: ProofStep, nameOf: NameOf): string {
  const [other] = step.others;
  const name = other === undefined ? "" : nameOf(other.cell);
  return step.side === "upper"
    ? `${nameOf(step.cell)} is a part of ${name}, which is at most ${other?.upper ?? 0}`
    : `${name}, which is at least ${other?.lower ?? 0}, is a part of ${nameOf(step.cell)}`;
}

/** The cell is the total: its parts, each at the end that counts. */
function asTotal(step: ProofStep, nameOf: NameOf): string {
  return `${nameOf(step.cell)} is the sum of ${listed(step.others, step.side, nameOf)}`;
}

/** The cell is a part: the total at one end, the other parts at the other end. */
function asPart(step: ProofStep, nameOf: NameOf): string {
  const total = step.others.find(({ times }) => times > 0);
  const rest = step.others.filter((other) => other !== total);
  const otherSide = step.side === "upper" ? "lower" : "upper";
  const ofTotal = total === undefined ? "" : `${nameOf(total.cell)} is ${amount(total, step.side)}`;
  if (rest.length === 0) return `${ofTotal} and ${nameOf(step.cell)} is its only part`;
  if (rest.every((fact) => fact[otherSide] === 0))
    return `${ofTotal} and ${restWords(rest.length, otherSide)}`;
  const sum = rest.reduce((all, fact) => all + fact[otherSide], 0);
  const [only] = rest;
  if (only !== undefined && rest.length === 1)
    return `${ofTotal} and its other part, ${nameOf(only.cell)}, is ${amount(only, otherSide)}`;
  const isKnown = rest.every(({ lower, upper }) => lower === upper);
  const come = isKnown ? `${sum}` : `${side({ side: otherSide })} ${sum}`;
  return `${ofTotal}; of its parts, ${listed(rest, otherSide, nameOf)} come to ${come}`;
}

function restWords(count: number, end: "lower" | "upper"): string {
  const parts = count === 1 ? "its other part is" : `its ${count} other parts are`;
  return `${parts} ${end === "lower" ? "at least 0" : "0"}`;
}

/** Facts with their ends; those that add nothing are counted, not named. */
function listed(facts: readonly Fact[], end: "lower" | "upper", nameOf: NameOf): string {
  const named = facts.filter((fact) => fact[end] !== 0);
  const zeroes = facts.length - named.length;
  const words = named.map((fact) => times(fact.times, `${nameOf(fact.cell)} (${amount(fact, end)})`));
  if (zeroes > 0) words.push(zeroWords(zeroes, named.length > 0, end));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

function amount({ lower, upper }: Fact, end: "lower" | "upper"): string {
  if (lower === upper) return `${lower}`;
  return end === "lower" ? `at least ${lower}` : `at most ${upper}`;
}

function zeroWords(count: number, isRest: boolean, end: "lower" | "upper"): string {
  const cells = count === 1 ? "cell" : "cells";
  return `${count} ${isRest ? "other " : ""}${cells} (${end === "lower" ? "at least 0" : "0"})`;
}

/**
 * Several sums at once, as one equation: on the left all that is counted with the cell, on the right the rest. What is
 * one number each is taken together, with its own sum after it.
 */
function equation(step: ProofStep, nameOf: NameOf): string {
  const sign = step.times > 0 ? 1 : -1;
  const own = times(step.times, nameOf(step.cell));
  const open = step.others.filter(({ lower, upper }) => lower !== upper);
  const known = step.others.filter(({ lower, upper }) => lower === upper);
  const isUpper = step.side === "upper";
  const left = open.filter((fact) => fact.times > 0 === sign > 0);
  const right = open.filter((fact) => !left.includes(fact));
  const leftWords =
    left.length === 0 ? own : `${own} and ${listed(left, isUpper ? "lower" : "upper", nameOf)}`;
  const constant = known.reduce((sum, fact) => sum - sign * fact.times * fact.lower, 0);
  const rightWords =
    right.length === 0
      ? `${constant}`
      : `${constant} and ${listed(right, isUpper ? "upper" : "lower", nameOf)}`;
  return `${leftWords} ${relationWords(step)} ${rightWords}${knownWords(known, sign, constant, nameOf)}`;
}

function relationWords({ isAtMost, side }: ProofStep): string {
  if (!isAtMost) return "come to";
  return side === "upper" ? "come to at most" : "come to at least";
}

function knownWords(known: readonly Fact[], sign: number, constant: number, nameOf: NameOf): string {
  const used = known.filter(({ lower }) => lower !== 0);
  if (used.length === 0) return "";
  const words = used.map((fact) => {
    const isAdded = fact.times * sign < 0;
    return `${isAdded ? "+" : "−"} ${times(fact.times, `${nameOf(fact.cell)} (${fact.lower})`)}`;
  });
  return `, where ${constant} is ${words.join(" ").replace(/^\+ /, "")}`;
}

function times(count: number, name: string): string {
  return Math.abs(count) === 1 ? name : `${Math.abs(count)} × ${name}`;
}
