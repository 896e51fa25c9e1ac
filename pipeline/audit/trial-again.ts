/**
 * Works a trial out again for the audits of packages and pages, in another way than `trials/` did: the expected counts by
 * proportional fitting (Deming and Stephan 1940) of a table of side and weekday, and Student's t by adding up its density.
 */
export type TrialAgain = { ratio: number; lower: number; upper: number; dispersion: number; carry: number };

/** A day as YYYY-MM-DD and its published count. */
export type Day = { day: string; count: number };

/** `before` and `after` hold the same number of whole weeks in the order of days, with something counted in each. */
export function trialAgain(before: readonly Day[], after: readonly Day[]): TrialAgain {
  const placed = [before, after].flatMap((days, side) =>
    days.map(({ day, count }) => ({
      count,
      side,
      cell: side * 7 + new Date(`${day}T12:00:00Z`).getUTCDay(),
    })),
  );
  const seen = Array<number>(14).fill(0);
  for (const { count, cell } of placed) seen[cell] = (seen[cell] ?? 0) + count;
  const fitted = fit(seen);
  const weeks = before.length / 7;
  const days = placed.map(({ count, cell, side }) => ({
    count,
    side,
    expected: (fitted[cell] ?? 0) / weeks,
  }));
  const [chi, lagged] = [pairs(days, 0), pairs(days, 1)];
  const degrees = placed.length - 8;
  const dispersion = chi > degrees ? chi / degrees : 1;
  const carry = chi === 0 ? 0 : carryOf(lagged / chi, before.length);
  const [first, second] = [total(seen.slice(0, 7)), total(seen.slice(7))];
  const error = Math.sqrt((dispersion * (1 + carry) * (first + second)) / ((1 - carry) * first * second));
  const left = (degrees * (1 - carry)) / (1 + carry);
  const middle = Math.log(second) - Math.log(first);
  const reach = upperPoint(left < 10 ? 10 : left) * error;
  return {
    ratio: Math.exp(middle),
    lower: Math.exp(middle - reach),
    upper: Math.exp(middle + reach),
    dispersion,
    carry,
  };
}

/** The correlation of a day with the next, made right for a short series; none below 0, and no more than 0.9. */
function carryOf(found: number, days: number): number {
  const unbiased = (found * days) / (days - 1);
  const mended = unbiased * (1 + 4 / days) + 1 / days;
  if (mended < 0) return 0;
  return mended > 0.9 ? 0.9 : mended;
}

/** The sum over days of a side of the products of a day's residual and of that so many days later. */
function pairs(days: readonly { count: number; side: number; expected: number }[], later: number): number {
  let sum = 0;
  for (const [index, day] of days.entries()) {
    const next = days[index + later];
    if (next === undefined || next.side !== day.side || day.expected === 0 || next.expected === 0) continue;
    sum +=
      ((day.count - day.expected) * (next.count - next.expected)) / Math.sqrt(day.expected * next.expected);
  }
  return sum;
}

/** A table of two sides by seven weekdays that has the sums of the seen one, and no other structure. */
function fit(seen: readonly number[]): number[] {
  const fitted = seen.map(() => 1);
  const groups = [
    ...[0, 1].map((side) => Array.from({ length: 7 }, (_, weekday) => side * 7 + weekday)),
    ...Array.from({ length: 7 }, (_, weekday) => [weekday, weekday + 7]),
  ];
  for (let round = 0; round < 50; round++) {
    for (const group of groups) {
      const wanted = total(group.map((cell) => seen[cell] ?? 0));
      const found = total(group.map((cell) => fitted[cell] ?? 0));
      for (const cell of group) fitted[cell] = found === 0 ? 0 : ((fitted[cell] ?? 0) * wanted) / found;
    }
  }
  return fitted;
}

/** The point of Student's t with 2.5% above it: where half the distribution less 2.5% lies between 0 and it. */
function upperPoint(degrees: number): number {
  const density = (t: number) => (1 + (t * t) / degrees) ** (-(degrees + 1) / 2);
  // The whole of one side, with t = tan(angle), which brings infinity to a quarter of a turn.
  const turned = (angle: number) => density(Math.tan(angle)) / Math.cos(angle) ** 2;
  const half = simpson(turned, Math.PI / 2 - 1e-9);
  let [low, high] = [0, Math.PI / 2 - 1e-9];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (simpson(turned, middle) / half < 0.95) low = middle;
    else high = middle;
  }
  return Math.tan(low);
}

/** The integral from 0 by Simpson's rule. */
function simpson(of: (x: number) => number, to: number): number {
  const steps = 400;
  const width = to / steps;
  let sum = of(0) + of(to);
  for (let step = 1; step < steps; step++) sum += of(step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
