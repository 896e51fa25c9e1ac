import { finalSentence } from "../code-frame.ts";
import { isThemes } from "../collection.ts";
import type { AuditInput } from "./facts.ts";

/** What release.json says of open questions: their code frames, and the texts that somebody signed. */
export function expectedThemes({ loaded, quotations }: AuditInput): object {
  const { variables } = loaded.collection;
  const questions = new Map(variables.map(({ name, question }) => [name, question]));
  const codeFrames = variables.filter(isThemes).map(({ name, label, layout }) => {
    const { title, about, themes } = layout.frame;
    const question = questions.get(layout.of) ?? null;
    const sorted = themes.map((theme) => ({
      code: theme.code,
      label: theme.label,
      covers: theme.covers,
      leavesOut: theme.leavesOut,
      examples: theme.examples,
      counterExamples: theme.counterExamples,
      words: theme.rule.words.concat(theme.rule.patterns),
      unless: theme.rule.unlessWords.concat(theme.rule.unlessPatterns),
    }));
    return { variable: name, label, question, title, about, final: finalSentence(layout), themes: sorted };
  });
  return {
    ...(codeFrames.length === 0 ? {} : { codeFrames }),
    ...(quotations ? { quotations: expectedQuotations(quotations) } : {}),
  };
}

function expectedQuotations({ signedBy, signedOn, quotations }: NonNullable<AuditInput["quotations"]>) {
  const texts = quotations.map(({ variable, theme, text }) => ({ variable, theme, text: text.text }));
  return { signedBy, signedOn, quotations: texts };
}
