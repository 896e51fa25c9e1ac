import { finalSentence } from "../code-frame.ts";
import { type Collection, isThemes } from "../collection.ts";
import type { PublishedCodeFrame } from "../package.ts";

/** The code frames of a collection as its releases publish them, with the questions whose answers they sort. */
export function publishedFrames(collection: Collection): PublishedCodeFrame[] {
  return collection.variables.filter(isThemes).map(({ name, label, layout }) => ({
    variable: name,
    label,
    question: collection.variables.find((one) => one.name === layout.of)?.question ?? null,
    title: layout.frame.title,
    about: layout.frame.about,
    final: finalSentence(layout),
    themes: layout.frame.themes.map(({ rule, examples, counterExamples, ...theme }) => ({
      ...theme,
      examples: [...examples],
      counterExamples: [...counterExamples],
      words: [...rule.words, ...rule.patterns],
      unless: [...rule.unlessWords, ...rule.unlessPatterns],
    })),
  }));
}
