import type { CodeFrame, ThemeRule } from "../code-frame.ts";
import { literal } from "../database.ts";

/**
 * SQL that gives the codes whose rule holds for a text, in the order of the frame; NULL where none does, or where there
 * is no text. The patterns are RE2's, which takes a time in proportion to the text whatever the pattern.
 */
export function ruleSql(frame: CodeFrame, textSql: string): string {
  const plain = plainSql(textSql);
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
function conditionSql(rule: ThemeRule, plain: string): string | null {
  const found = [...rule.words.map(wordPattern), ...rule.patterns];
  if (found.length === 0) return null;
  const unless = [...rule.unlessWords.map(wordPattern), ...rule.unlessPatterns];
  const any = (patterns: readonly string[]) =>
    patterns.map((pattern) => `regexp_matches(${plain}, ${literal(pattern)}, 'i')`).join(" OR ");
  return unless.length === 0 ? `(${any(found)})` : `(${any(found)}) AND NOT (${any(unless)})`;
}

/** A whole word or phrase, whatever stands around it; `*` at the end is any ending of the last word. */
export function wordPattern(word: string): string {
  const open = word.endsWith("*");
  const plain = (open ? word.slice(0, -1) : word).normalize("NFC").replaceAll("’", "'").trim();
  const escaped = plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, " ");
  return `(?:^|[^\\pL\\pN])${escaped}${open ? "[\\pL\\pN'-]*" : ""}(?:$|[^\\pL\\pN])`;
}
