import type { Agreement, ThemeAgreement } from "./coding/agreement.ts";
import type { Coding } from "./coding/count-coding.ts";
import type { ProtectionSpec } from "./definitions/protection.ts";
import { roundTo } from "./half-up.ts";
import type { CodingAgreement, CodingQuality, PublishedCount } from "./package.ts";
import { protectCount, shownCount } from "./protect/count.ts";
import { figureIn, type TablesOfQuality } from "./quality.ts";
import { fixed } from "./shown.ts";

/** Fewer texts than these that two people coded say nothing sure of how far they agree, and too much of the texts. */
const ENOUGH_TEXTS = 30;

/** A theme needs as many texts that each coder gave it, and as many that each left out. */
const ENOUGH_OF_EACH = 10;

/**
 * How open questions were coded, as a release may say it. Counts are protected like those of tables. Agreement is told
 * to one decimal and from enough texts, so that no count behind it is narrowed down further than its own rounding does.
 */
export function codingQuality(
  codings: readonly Coding[],
  tables: TablesOfQuality,
  rules: ProtectionSpec,
): CodingQuality[] {
  return codings.map((coding) => {
    const { variable, texts, byHand, byRule, uncoded, agreement } = coding;
    const count = (people: number) => protectCount(people, rules);
    const coded = (people: number) => {
      const shown = people === texts - uncoded ? figureIn(tables, variable.name, people) : null;
      return shown === null ? count(people) : shownCount(shown);
    };
    return {
      variable: variable.name,
      label: variable.label,
      texts: uncoded === 0 ? coded(texts) : count(texts),
      byHand: coded(byHand),
      byRule: coded(byRule),
      uncoded: count(uncoded),
      coders: coding.coders,
      agreement: agreement === null ? null : agreementShown(agreement, rules),
    };
  });
}

function agreementShown(agreement: Agreement, rules: ProtectionSpec): CodingAgreement {
  const open = rules.method === "none";
  const enough = open || agreement.texts >= ENOUGH_TEXTS;
  const measures = (theme: ThemeAgreement) => {
    const shows = enough && (open || theme.fewest >= Math.max(ENOUGH_OF_EACH, rules.threshold));
    return { kappa: measureShown(theme.kappa, shows), alpha: measureShown(theme.alpha, shows) };
  };
  return {
    blind: agreement.blind,
    texts: protectCount(agreement.texts, rules),
    alpha: measureShown(agreement.alpha, enough),
    themes: agreement.themes.map((theme) => ({ theme: theme.code, label: theme.label, ...measures(theme) })),
  };
}

/** `c` where too few texts are behind it, `z` where the measure has no meaning. */
export function measureShown(measure: number | null, shows: boolean): PublishedCount {
  if (!shows) return { value: null, symbol: "c", shown: "[c]" };
  if (measure === null) return { value: null, symbol: "z", shown: "[z]" };
  const value = roundTo(measure, 1) + 0;
  return { value, symbol: null, shown: fixed(value, 1) };
}
