import type { CodingQuality } from "../package.ts";

/** What a quality report says of how an open question was coded, by the address that the page gives. */
export function codingCounts(coding: CodingQuality): [string, string][] {
  const of = (part: string, shown: string): [string, string] => [
    `quality:coding:${coding.variable}:${part}`,
    shown,
  ];
  const counts = (["texts", "byHand", "byRule", "uncoded"] as const).map((part) =>
    of(part, coding[part].shown),
  );
  const { agreement } = coding;
  if (agreement === null) return [...counts, of("coders", String(coding.coders))];
  return [
    ...counts,
    of("coders", String(coding.coders)),
    of("compared", agreement.texts.shown),
    of("whole", agreement.whole),
    ...agreement.themes.map(({ theme, measure }) => of(`measure:${theme}`, measure)),
  ];
}
