/**
 * A code frame: the themes that the answers to an open question are sorted into. People sort by what a theme covers and
 * leaves out; a rule sorts by words and patterns alone.
 */
export type CodeFrame = {
  name: string;
  title: string;
  /** What coders should know besides the themes, or null. */
  about: string | null;
  themes: readonly Theme[];
};

export type Theme = {
  code: string;
  label: string;
  covers: string;
  leavesOut: string | null;
  /** Made up by whoever wrote the frame, never taken from a response. The rule finds each of them. */
  examples: readonly string[];
  /** Made up likewise: near the theme and outside of it. The rule finds none of them. */
  counterExamples: readonly string[];
  rule: ThemeRule;
};

/**
 * A text has the theme where a word or a pattern stands in it and none of those after `unless` does. A word may be a
 * phrase, and may end in `*` for any ending. Without words and patterns only people give the theme.
 */
export type ThemeRule = {
  words: readonly string[];
  patterns: readonly string[];
  unlessWords: readonly string[];
  unlessPatterns: readonly string[];
};

/**
 * Whose codes stand. `rule`: the rule's alone. `either`: every theme that some coder gave. `both`: the themes that all
 * coders gave. `agreed`: where all coders gave the same, theirs, and where they differ, those of the agreed sheet.
 */
export const finalCodes = ["rule", "either", "both", "agreed"] as const;
export type FinalCodes = (typeof finalCodes)[number];

/** How the themes of a text variable come about. `otherwise`: who codes a text that no final code by hand is there for. */
export type ThemesLayout = {
  kind: "themes";
  of: string;
  frame: CodeFrame;
  final: FinalCodes;
  otherwise: "rule" | "nobody";
};

/** Whose codes stand, in a sentence for readers. */
export function finalSentence({ final, otherwise }: ThemesLayout): string {
  if (final === "rule") return `${byWhom.rule} ${leftover.nobody}`;
  return `${byWhom[final]} ${otherwise === "rule" ? `${leftover.rule} ${leftover.nobody}` : leftover.nobody}`;
}

const byWhom: Readonly<Record<FinalCodes, string>> = {
  rule: "A rule of words and patterns gave the themes; nobody read the texts to code them.",
  either: "A text has every theme that at least one of the coders gave it.",
  both: "A text has the themes that all coders gave it.",
  agreed:
    "Where all coders gave a text the same themes, it has these; where they differed, they settled on its themes together.",
};

const leftover = {
  rule: "What no coder coded, or coders have not settled, was coded by a rule of words and patterns.",
  nobody: "A text that is not coded counts in no percentage.",
} as const;
