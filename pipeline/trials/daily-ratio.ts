import { studentPoint } from "./student.ts";

/** The mean of a day after a change divided by that before, with the ends of its 95% confidence interval. */
export type DailyRatio = { ratio: number; lower: number; upper: number; dispersion: number };

const week = 7;

/**
 * Compares daily counts of the same number of whole weeks before and after a change. Days differ more than chance alone
 * (a Poisson count) would have it: news, holidays, one reader with a script. So the counts are taken as overdispersed,
 * with a variance that is a multiple of the mean (quasi-likelihood: Wedderburn 1974, Biometrika 61, 439–447), in a
 * log-linear model of side and weekday (McCullagh and Nelder 1989, Generalized Linear Models, 6.2). Since both sides have
 * every weekday as often, the ratio is that of the sums, and its logarithm has the variance dispersion × (1/before +
 * 1/after). The dispersion is Pearson's X² over its degrees of freedom, never below 1; the interval takes Student's t.
 * Null where nothing was counted on one side: no ratio can be told.
 */
export function dailyRatio(before: readonly number[], after: readonly number[]): DailyRatio | null {
  const [first, second] = [sum(before), sum(after)];
  if (first === 0 || second === 0) return null;
  const degrees = before.length + after.length - week - 1;
  const dispersion = Math.max(1, pearson([before, after], first + second) / degrees);
  const ratio = second / first;
  const reach = Math.exp(studentPoint(degrees) * Math.sqrt(dispersion * (1 / first + 1 / second)));
  return { ratio, lower: ratio / reach, upper: ratio * reach, dispersion };
}

/** X²: the squared distance of each day from what its side and weekday let expect, over that expectation. */
function pearson(sides: readonly (readonly number[])[], all: number): number {
  const weekdays = Array.from({ length: week }, (_, weekday) =>
    sum(sides.flatMap((days) => days.filter((_day, index) => index % week === weekday))),
  );
  return sum(
    sides.flatMap((days) => {
      const share = (sum(days) / all) * (week / days.length);
      return days.map((count, index) => distance(count, share * (weekdays[index % week] ?? 0)));
    }),
  );
}

function distance(count: number, expected: number): number {
  return expected === 0 ? 0 : (count - expected) ** 2 / expected;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
