import type { System } from "../../system/system.ts";

/** What is to be rounded: the system, its true counts, the cells in an order of their own, base and extra steps K. */
export type Rounding = {
  system: System;
  counts: Int32Array;
  /** Each cell's place in the order of keys: names in the model follow it, so that numbering decides nothing. */
  rank: Int32Array;
  base: number;
  steps: number;
};

/**
 * The mixed-integer programme of controlled rounding (Salazar-González 2006; tau-ARGUS manual, section 2.14) in CPLEX
 * LP format. A cell of count c = q base + r is published as (q + z + p - n) base: z (0 or 1) rounds up, p and n are
 * the extra steps. Its absolute change is then linear: r + (base - 2r) z + base (p + n). Only inner cells are integer
 * variables, because sums of whole numbers are whole. Cells of 0 stay 0 and are left out.
 */
export function lpText(rounding: Rounding, solutionOrder: Int32Array): string {
  const cost: string[] = [];
  const bounds: string[] = [];
  const general: string[] = [];
  for (const cell of solutionOrder) {
    for (const one of variablesOf(rounding, cell)) {
      if (one.cost !== 0) cost.push(`${signed(one.cost)} ${one.name}`);
      bounds.push(` 0 <= ${one.name} <= ${one.upper}`);
      if (rounding.system.inner[cell]) general.push(` ${one.name}`);
    }
  }
  return [
    "Minimize",
    ` cost: ${lines(cost)}`,
    "Subject To",
    ...sums(rounding),
    ...partsAtMost(rounding),
    "Bounds",
    ...bounds,
    "General",
    ...general,
    "End",
  ].join("\n");
}

type Variable = { name: string; cost: number; upper: number; sign: 1 | -1 };

/** The variables of a cell that can be more than 0. */
export function variablesOf({ counts, rank, base, steps }: Rounding, cell: number): Variable[] {
  const count = counts[cell] ?? 0;
  if (count === 0) return [];
  const remainder = count % base;
  const name = String(rank[cell] ?? 0);
  const below = Math.min(steps, Math.floor(count / base));
  const all: Variable[] = [
    { name: `z${name}`, cost: base - 2 * remainder, upper: remainder > 0 ? 1 : 0, sign: 1 },
    { name: `p${name}`, cost: base, upper: steps, sign: 1 },
    { name: `n${name}`, cost: base, upper: below, sign: -1 },
  ];
  return all.filter(({ upper }) => upper > 0);
}

/** Each equation with a count in it, as: total's steps - parts' steps = whole bases lost between them. */
function sums(rounding: Rounding): string[] {
  const { system, counts, base, rank } = rounding;
  const { totals, starts, parts } = system.equations;
  const whole = (cell: number) => Math.floor((counts[cell] ?? 0) / base);
  const found: { key: number; text: string }[] = [];
  for (let e = 0; e < totals.length; e++) {
    const total = totals[e] ?? 0;
    const of = [...parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0)].sort(
      (a, b) => (rank[a] ?? 0) - (rank[b] ?? 0),
    );
    const right = of.reduce((sum, part) => sum + whole(part), 0) - whole(total);
    const left = [...termsOf(rounding, total, 1), ...of.flatMap((part) => termsOf(rounding, part, -1))];
    if (left.length > 0) found.push({ key: rank[total] ?? 0, text: ` ${lines(left)} = ${right}` });
  }
  return found.sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
}

/** Each part that may not exceed its total: total's steps - part's steps >= whole bases of the part less the total's. */
function partsAtMost(rounding: Rounding): string[] {
  const { system, counts, base, rank } = rounding;
  const { totals, starts, parts } = system.atMost;
  const whole = (cell: number) => Math.floor((counts[cell] ?? 0) / base);
  const found: { total: number; part: number }[] = [];
  for (const [e, total] of totals.entries()) {
    for (const part of parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0)) found.push({ total, part });
  }
  const place = (cell: number) => rank[cell] ?? 0;
  return found
    .sort((a, b) => place(a.total) - place(b.total) || place(a.part) - place(b.part))
    .flatMap(({ total, part }) => {
      const left = [...termsOf(rounding, total, 1), ...termsOf(rounding, part, -1)];
      return left.length === 0 ? [] : [` ${left.join(" ")} >= ${whole(part) - whole(total)}`];
    });
}

function termsOf(rounding: Rounding, cell: number, side: 1 | -1): string[] {
  return variablesOf(rounding, cell).map(({ name, sign }) => `${signed(sign * side)} ${name}`);
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}

/** Terms with a line break now and then: readers of the format limit the length of a line. */
function lines(terms: readonly string[]): string {
  return terms.map((term, i) => (i % 20 === 19 ? `${term}\n` : term)).join(" ");
}
