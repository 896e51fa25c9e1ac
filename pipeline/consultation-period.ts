import type { FlagKind, SchoolHoliday } from "./consultation.ts";

/** When a consultation is open: `opens` is null, and `weeks` perhaps known, where a source does not state the first day. */
export type OpenPeriod = { opens: string | null; closes: string; weeks: number | null };

const DAY = 86_400_000;

/** Formal consultations normally last between 2 and 12 weeks (Ofsted's involvement strategy, 2012, paragraph 28). */
const shortest = 2 * 7;
const longest = 12 * 7;

const words: Readonly<Record<FlagKind, string>> = {
  under_two_weeks: "Shorter than 2 weeks, the least that a formal consultation normally takes.",
  under_twelve_weeks:
    "Shorter than 12 weeks. Organisations that first ask others, such as young people, may need longer.",
  over_twelve_weeks: "Longer than 12 weeks, the most that a formal consultation normally takes.",
  school_holidays: "Runs into school holidays, when schools and families are harder to reach.",
};

/** The first day as YYYY-MM-DD: as stated, or so many weeks before the last; null where neither is known. */
export function firstDay({ opens, closes, weeks }: OpenPeriod): string | null {
  if (opens !== null || weeks === null) return opens;
  return new Date(Date.parse(closes) - weeks * 7 * DAY).toISOString().slice(0, 10);
}

/** The school holidays with a day of the period in them; only its last day counts where its first is not known. */
export function holidaysIn(period: OpenPeriod, holidays: readonly SchoolHoliday[]): readonly SchoolHoliday[] {
  const first = firstDay(period) ?? period.closes;
  return holidays.filter(({ from, to }) => from <= period.closes && to >= first);
}

/** What is out of the ordinary in when a consultation is open, in words. */
export function flagsOf(
  period: OpenPeriod,
  holidays: readonly SchoolHoliday[],
): { kind: FlagKind; words: string }[] {
  const days = daysOpen(period);
  const kinds: FlagKind[] = [
    ...(days === null ? [] : lengthFlags(days)),
    ...(holidaysIn(period, holidays).length > 0 ? (["school_holidays"] as const) : []),
  ];
  return kinds.map((kind) => ({ kind, words: words[kind] }));
}

/** Days from the first to the last, so that two weeks to the day are 14; null where the first is not known. */
export function daysOpen(period: OpenPeriod): number | null {
  const first = firstDay(period);
  return first === null ? null : (Date.parse(period.closes) - Date.parse(first)) / DAY;
}

function lengthFlags(days: number): FlagKind[] {
  if (days < shortest) return ["under_two_weeks"];
  if (days < longest) return ["under_twelve_weeks"];
  return days > longest ? ["over_twelve_weeks"] : [];
}
