import type { FindCell } from "./cells.ts";
import { expectedRelease } from "./expected-release.ts";
import { type AuditInput, allowedPhrases, knownTexts } from "./facts.ts";
import { type Checked, Notes } from "./finding.ts";
import { list, property, readJson, text } from "./json-file.ts";
import { compareLeaves, leavesOf } from "./json-leaves.ts";
import { checkProse } from "./prose.ts";
import { wrongIndex } from "./representation.ts";
import { checkSure } from "./sure.ts";

/** release.json against the safe tables and the definitions; headlines and main points as prose. */
export async function checkRelease(input: AuditInput, cells: FindCell): Promise<Checked> {
  const notes = new Notes("release.json");
  const file = await readJson(input.folder, "release.json", notes);
  const known = knownTexts(input);
  const isProse = (path: string) => /^(headlines|mainPoints|progress\.heard)\./.test(path);
  const expected = leavesOf(await expectedRelease(input));
  const vouched = (path: string, value: unknown) =>
    isProse(path) ||
    (typeof value === "string" && known.has(value) && !/^(tables|questionnaire|featured)\./.test(path));
  compareLeaves(leavesOf(file), expected, vouched, notes);
  checkWords(input, file, cells, notes);
  for (const table of input.tables) {
    const wrong = wrongIndex(table);
    if (wrong !== null) notes.fault(`table "${table.shape.name}"`, wrong);
  }
  return notes.checked();
}

function checkWords(input: AuditInput, file: unknown, cells: FindCell, notes: Notes): void {
  const { headlines, main_points } = input.loaded.release;
  const { sure: sentence } = input.loaded.collection;
  const allowed = allowedPhrases(input);
  const check = (where: string, published: unknown, source: string) =>
    checkProse({ where, published: text(published), source }, cells, allowed, notes);
  const [heads, points] = [list(property(file, "headlines")), list(property(file, "mainPoints"))];
  notes.same("number of headlines", heads.length, headlines.length);
  notes.same("number of main points", points.length, main_points.length);
  heads.forEach((headline, i) => {
    const { label = "", figure = "", comparison = "" } = headlines[i] ?? {};
    check(`headline ${i + 1}, label`, property(headline, "label"), label);
    check(`headline ${i + 1}`, property(headline, "html"), asExpression(figure));
    check(`headline ${i + 1}, comparison`, property(headline, "comparison"), asExpression(comparison));
    const said = { html: text(property(headline, "html")), sure: property(headline, "sure") };
    checkSure({ where: `headline ${i + 1}, sure`, ...said, sentence }, cells, notes);
  });
  const heard = input.loaded.progress?.heard ?? [];
  const told = list(property(property(file, "progress"), "heard"));
  notes.same("number of themes heard", told.length, heard.length);
  heard.forEach((one, i) => {
    for (const part of ["said", "will", "did"] as const)
      check(`heard "${one.id}", ${part}`, property(told[i], part), one[part]);
  });
  points.forEach((point, i) => {
    check(`main point ${i + 1}`, point, main_points[i] ?? "");
  });
}

/** A headline's figure and comparison may be a single call without braces. */
function asExpression(field: string): string {
  return /^(?:figure|change|claim)\([^{}]*\)$/.test(field.trim()) ? `{{ ${field} }}` : field;
}
