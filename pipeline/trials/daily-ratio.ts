import { studentPoint } from "./student.ts";

/** The mean of a day after a change divided by that before, with the ends of its 95% confidence interval. */
export type DailyRatio = { ratio: number; lower: number; upper: number; dispersion: number; carry: number };

const week = 7;

/** Above this a series has next to no information of its own; below that many degrees the point of t is not exact. */
const [mostCarried, fewestDegrees] = [0.9, 10];

/**
 * Compares daily counts of the same number of whole weeks before and after a change. Days differ more than chance alone
 * (a Poisson count) would have it: news, holidays, one reader with a script. So the counts are taken as overdispersed,
 * with a variance that is a multiple of the mean (quasi-likelihood: Wedderburn 1974, Biometrika 61, 439–447), in a
 * log-linear model of side and weekday (McCullagh and Nelder 1989, Generalized Linear Models, 6.2). Since both sides have
 * every weekday as often, the ratio is that of the sums, and its logarithm has the variance dispersion × (1/before +
 * 1/after). The dispersion is Pearson's X² over its degrees of freedom, never below 1.
 *
 * Busy days come in runs, which leaves fewer independent days than there are: variance and degrees of freedom are those of
 * so many fewer as a series has whose day carries a share of its surplus over to the next (Bence 1995, Ecology 76,
 * 628–639). The share is the correlation of each day's residual with the next one's, made right for a short series
 * (Kendall 1954, Biometrika 41, 403–404), from 0 to 0.9. Null where nothing was counted on one side.
 */
export function dailyRatio(before: readonly number[], after: readonly number[]): DailyRatio | null {
  const [first, second] = [sum(before), sum(after)];
  if (first === 0 || second === 0) return null;
  const sides = residuals([before, after]);
  const degrees = before.length + after.length - week - 1;
  const dispersion = Math.max(1, squares(sides.flat()) / degrees);
  const carry = carriedOver(sides, before.length);
  const fewer = (1 + carry) / (1 - carry);
  const point = studentPoint(Math.max(fewestDegrees, degrees / fewer));
  const reach = Math.exp(point * Math.sqrt(dispersion * fewer * (1 / first + 1 / second)));
  const ratio = second / first;
  return { ratio, lower: ratio / reach, upper: ratio * reach, dispersion, carry };
}

/** How far each day is from what its side and weekday let expect, in roots of that expectation (Pearson). */
function residuals(sides: readonly (readonly number[])[]): number[][] {
  const all = sum(sides.flat());
  const weekdays = Array.from({ length: week }, (_, weekday) =>
    sum(sides.flatMap((days) => days.filter((_day, index) => index % week === weekday))),
  );
  return sides.map((days) => {
    const share = (sum(days) / all) * (week / days.length);
    return days.map((count, index) => distance(count, share * (weekdays[index % week] ?? 0)));
  });
}

function distance(count: number, expected: number): number {
  return expected === 0 ? 0 : (count - expected) / Math.sqrt(expected);
}

/** The share of a day's surplus that the next day has; a day of one side is followed by none of the other. */
function carriedOver(sides: readonly (readonly number[])[], days: number): number {
  const whole = squares(sides.flat());
  if (whole === 0) return 0;
  const together = sum(
    sides.flatMap((side) => side.slice(1).map((next, index) => next * (side[index] ?? 0))),
  );
  const seen = ((together / whole) * days) / (days - 1);
  return Math.min(mostCarried, Math.max(0, seen + (1 + 4 * seen) / days));
}

function squares(values: readonly number[]): number {
  return sum(values.map((value) => value * value));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
