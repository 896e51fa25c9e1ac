import type { Agreement, ThemeAgreement } from "./coding/agreement.ts";
import type { Coding } from "./coding/count-coding.ts";
import type { ProtectionSpec } from "./definitions/protection.ts";
import type { CodingAgreement, CodingQuality } from "./package.ts";
import { protectCount, shownCount } from "./protect/count.ts";
import { figureIn, type TablesOfQuality } from "./quality.ts";

/** Fewer texts than these that two people coded say nothing sure of how far they agree. */
const ENOUGH_TEXTS = 30;

/** A theme needs as many respondents who have it, and as many who have not, as published. */
const ENOUGH_OF_EACH = 10;

/**
 * How open questions were coded, as a release may say it. Counts are protected like those of tables. Agreement is told in
 * three steps, from enough texts and in enough of each sort by the published counts, so that it narrows no count that a
 * table shows: a test goes through all cases.
 */
export function codingQuality(
  codings: readonly Coding[],
  tables: TablesOfQuality,
  rules: ProtectionSpec,
): CodingQuality[] {
  return codings.map((coding) => {
    const { variable, texts, byHand, byRule, uncoded } = coding;
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
      agreement: agreementShown(coding, rules),
    };
  });
}

function agreementShown({ agreement, themes, texts }: Coding, rules: ProtectionSpec): CodingAgreement | null {
  if (agreement === null) return null;
  const published = (people: number) => protectCount(people, rules).value ?? 0;
  const enough = published(agreement.texts) >= ENOUGH_TEXTS;
  const least = rules.method === "none" ? ENOUGH_OF_EACH : Math.max(ENOUGH_OF_EACH, 2 * rules.base);
  const shows = ({ code }: ThemeAgreement) => {
    const having = published(themes.get(code) ?? 0);
    return enough && having >= least && published(texts) - having >= least;
  };
  return {
    blind: agreement.blind,
    texts: protectCount(agreement.texts, rules),
    whole: enough ? stepOf(agreement.alpha) : WITHHELD,
    themes: agreement.themes.map((theme) => ({
      theme: theme.code,
      label: theme.label,
      measure: shows(theme) ? stepOf(lower(theme)) : WITHHELD,
    })),
  };
}

const WITHHELD = "[c]";

/** Of the two measures the one that says less; they are near each other, and where they fell apart they would tell more. */
function lower({ kappa, alpha }: Pick<Agreement["themes"][number], "kappa" | "alpha">): number | null {
  if (kappa === null || alpha === null) return alpha ?? kappa;
  return Math.min(kappa, alpha);
}

/** Krippendorff's steps: .800 for codes to rely on, .667 for tentative conclusions ("Content Analysis", 2004, page 241). */
export function stepOf(measure: number | null): string {
  if (measure === null) return "[z]";
  if (measure >= 0.8) return "0.8 or more";
  return measure >= 0.667 ? "0.667 to 0.8" : "under 0.667";
}
