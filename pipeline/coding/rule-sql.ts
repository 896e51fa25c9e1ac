import type { CodeFrame, ThemeRule } from "../code-frame.ts";
import { literal } from "../database.ts";

/**
 * SQL that gives the codes whose rule holds for a text, in the order of the frame; NULL where none does, or where there
 * is no text. The patterns are RE2's, which takes a time in proportion to the text whatever the pattern.
 */
export function ruleSql(frame: CodeFrame, textSql: string): string {
  return ruleOfPlainSql(frame, plainSql(textSql));
}

/** The same of a text that `plainSql` gave. */
export function ruleOfPlainSql(frame: CodeFrame, plain: string): string {
  const codes = frame.themes.flatMap(({ code, rule }) => {
    const condition = conditionSql(rule, plain);
    return condition === null ? [] : [`CASE WHEN ${condition} THEN ${literal(code)} END`];
  });
  if (codes.length === 0) return "NULL::VARCHAR[]";
  return `nullif(list_filter([${codes.join(", ")}], lambda x: x IS NOT NULL), []::VARCHAR[])`;
}

/** A text as rules read it: composed letters, straight apostrophes, one space for each run of blanks. */
export function plainSql(textSql: string): string {
  const composed = `nfc_normalize(${textSql})`;
  return `regexp_replace(replace(${composed}, '’', ''''), '\\s+', ' ', 'g')`;
}

/** NULL for a theme that only people give. */
function conditionSql(
  { words, patterns, unlessWords, unlessPatterns }: ThemeRule,
  plain: string,
): string | null {
  const found = anySql(plain, words, patterns);
  const unless = anySql(plain, unlessWords, unlessPatterns);
  if (found === null) return null;
  return unless === null ? found : `${found} AND NOT ${unless}`;
}

/** The words as one expression, because each costs a pass through the text. */
function anySql(plain: string, words: readonly string[], patterns: readonly string[]): string | null {
  const all = [...(words.length === 0 ? [] : [wordsPattern(words)]), ...patterns];
  const matches = all.map((pattern) => `regexp_matches(${plain}, ${literal(pattern)}, 'i')`);
  return matches.length === 0 ? null : `(${matches.join(" OR ")})`;
}

/** Any of the words, whole, whatever stands around it. */
export function wordsPattern(words: readonly string[]): string {
  return `(?:^|[^\\pL\\pN])(?:${words.map(wordPattern).join("|")})(?:$|[^\\pL\\pN])`;
}

/** A word or phrase; `*` at its end is any ending of the last word. */
function wordPattern(word: string): string {
  const open = word.endsWith("*");
  const plain = (open ? word.slice(0, -1) : word).normalize("NFC").replaceAll("’", "'").trim();
  const escaped = plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, " ");
  return open ? `${escaped}[\\pL\\pN'-]*` : escaped;
}
