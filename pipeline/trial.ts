/** The words of a trial: something was changed on a day, and what is counted each day is compared before and after. */

/** So many whole weeks on one side of the change: first and last day, the sum of the published counts, and a day's mean. */
export type TrialSide = { from: string; to: string; total: number; perDay: number };

/**
 * A trial as release.json tells it. `where` are the codes of the table's other dimensions that were counted, but for those
 * at their total. `ratio` is the mean after the change divided by that before, with the ends of its 95% confidence
 * interval; `dispersion` says how much more the days differ than by chance alone (1: no more), and `carry` which share of a
 * day's surplus the next day has.
 */
export type Trial = {
  title: string;
  what: string;
  changed: string;
  days: number;
  table: string;
  dimension: string;
  where: Record<string, string>;
  before: TrialSide;
  after: TrialSide;
  ratio: number;
  lower: number;
  upper: number;
  dispersion: number;
  carry: number;
};

/** A day so many days after another, both as YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days of a trial on either side of the change, in order. */
export function trialDays({ changed, days }: Pick<Trial, "changed" | "days">): {
  before: string[];
  after: string[];
} {
  const from = (first: string) => Array.from({ length: days }, (_, index) => dayAfter(first, index));
  return { before: from(dayAfter(changed, -days)), after: from(changed) };
}
