import type { DuckDBConnection } from "@duckdb/node-api";
import type { CodeFrame, Theme } from "../code-frame.ts";
import { ruleSql } from "../coding/rule-sql.ts";
import { type Collection, isThemes } from "../collection.ts";
import { literal, withDatabase } from "../database.ts";
import type { Problem } from "../user-error.ts";
import type { CodeFrameSpec } from "./code-frame.ts";
import { listMistakes } from "./code-list.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import { kindMistake } from "./names.ts";

/** Themes variables that name no text variable, or one that was not collected. */
export function checkThemes({ at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  return collection.variables.filter(isThemes).flatMap(({ name, layout }) => {
    const mistake = kindMistake(collection, `the themes "${name}"`, layout.of, ["text"]);
    return mistake === null ? [] : [{ where: at(["variables", name, "of"]), ...mistake }];
  });
}

/**
 * Mistakes in a code frame: themes that share a code or a label, expressions that are none, and rules that miss their
 * own examples or take a counter-example in. No response is read.
 */
export async function checkCodeFrame(
  { spec, at }: Definition<CodeFrameSpec>,
  frame: CodeFrame,
): Promise<Problem[]> {
  const lists = listMistakes(
    frame.themes.map(({ code, label }) => ({ code, label, source: [], more: {} })),
  ).map(({ entry, what, todo }) => {
    return { where: at(["themes", frame.themes[entry]?.code ?? ""]), what: `in the themes, ${what}`, todo };
  });
  const own =
    spec.themes.size > 0 ? [] : [{ where: at(["themes"]), what: "there is no theme", todo: "add one" }];
  const rules = await withDatabase((db) => checkRules(db, frame, at));
  return [...own, ...lists, ...rules];
}

type At = Definition<CodeFrameSpec>["at"];

async function checkRules(db: DuckDBConnection, frame: CodeFrame, at: At): Promise<Problem[]> {
  const broken: Problem[] = [];
  for (const theme of frame.themes) broken.push(...(await brokenPatterns(db, theme, at)));
  if (broken.length > 0) return broken;
  const found: Problem[] = [];
  for (const theme of frame.themes) found.push(...(await checkExamples(db, theme, at)));
  return found;
}

async function brokenPatterns(db: DuckDBConnection, { code, rule }: Theme, at: At): Promise<Problem[]> {
  const problems: Problem[] = [];
  const parts = { patterns: rule.patterns, unless_patterns: rule.unlessPatterns };
  for (const [part, patterns] of Object.entries(parts)) {
    for (const [index, pattern] of patterns.entries()) {
      const where = at(["themes", code, part, index]);
      const todo = "mend it; look-around and references back are not among what RE2 takes";
      const run = db.run(`SELECT regexp_matches('a text', ${literal(pattern)}, 'i')`);
      await run.catch(() => problems.push({ where, what: `"${pattern}" is not a regular expression`, todo }));
    }
  }
  return problems;
}

async function checkExamples(db: DuckDBConnection, theme: Theme, at: At): Promise<Problem[]> {
  const { code, label, rule, examples, counterExamples } = theme;
  if (rule.words.length + rule.patterns.length === 0) return [];
  const holds = await ruleHolds(db, theme, [...examples, ...counterExamples]);
  const place = (part: string, index: number) => at(["themes", code, part, index]);
  const missed = examples.flatMap((_, index) => {
    if (holds[index] === true) return [];
    const what = `the rule of "${label}" does not find its own example`;
    return [{ where: place("examples", index), what, todo: "add a word to the rule" }];
  });
  const taken = counterExamples.flatMap((_, index) => {
    if (holds[examples.length + index] !== true) return [];
    const what = `the rule of "${label}" finds an example that does not belong to it`;
    const todo = "narrow its words, or add to unless_words";
    return [{ where: place("counter_examples", index), what, todo }];
  });
  return [...missed, ...taken];
}

/** Of each text whether the theme's rule holds. */
async function ruleHolds(db: DuckDBConnection, theme: Theme, texts: readonly string[]): Promise<boolean[]> {
  if (texts.length === 0) return [];
  const rows = texts.map((text, index) => `(${index}, ${literal(text)})`).join(", ");
  const rule = ruleSql({ name: "", title: "", about: null, themes: [theme] }, "example");
  const sql = `SELECT ${rule} IS NOT NULL FROM (VALUES ${rows}) AS given(place, example) ORDER BY place`;
  return (await db.runAndReadAll(sql)).getRows().map(([holds]) => holds === true);
}
