import { z } from "zod";
import type { CodeFrame } from "../code-frame.ts";
import { ordered } from "./ordered.ts";
import { code, slug, text } from "./scalars.ts";

/** A word, or a phrase; `*` at its end stands for any ending. */
const word = text.regex(/[\p{L}\p{N}]/u, "has no letter; write a word or a phrase");

const theme = z.strictObject({
  label: text,
  covers: text.describe("what a text says that has this theme"),
  leaves_out: text.optional().describe("what is near and belongs elsewhere"),
  examples: z
    .array(text)
    .default([])
    .describe("made up, never a respondent's words; the rule must find each"),
  counter_examples: z.array(text).default([]).describe("made up; the rule must find none"),
  words: z
    .array(word)
    .default([])
    .describe("words or phrases that give the theme; week* is week, weeks, weekly"),
  patterns: z.array(text).default([]).describe("regular expressions (RE2) that give the theme"),
  unless_words: z.array(word).default([]).describe("words or phrases that take the theme away again"),
  unless_patterns: z.array(text).default([]).describe("regular expressions that take it away again"),
});

/** `methodology/<collection>/code-frames/<frame>.yaml` */
export const codeFrameSchema = z.strictObject({
  frame: slug,
  title: text,
  about: text.optional().describe("what coders should know besides the themes"),
  themes: ordered(code, theme),
});

export type CodeFrameSpec = z.infer<typeof codeFrameSchema>;

/** The frame as the stages use it. */
export function codeFrameOf(spec: CodeFrameSpec): CodeFrame {
  const themes = [...spec.themes].map(([name, one]) => ({
    code: name,
    label: one.label,
    covers: one.covers,
    leavesOut: one.leaves_out ?? null,
    examples: one.examples,
    counterExamples: one.counter_examples,
    rule: {
      words: one.words,
      patterns: one.patterns,
      unlessWords: one.unless_words,
      unlessPatterns: one.unless_patterns,
    },
  }));
  return { name: spec.frame, title: spec.title, about: spec.about ?? null, themes };
}
