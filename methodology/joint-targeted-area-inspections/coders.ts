/**
 * Makes the sheets of two synthetic coders of question 13, and the sheet on which they settled what they differed on:
 * nobody coded anything. The committed files in data/responses/joint-targeted-area-inspections/2015/coding are what
 * `codingSheets` gives, and a test holds them together.
 */
import { textKey } from "../../pipeline/coding/text-key.ts";
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";
import { type FreeText, improvement, improvementThemes } from "./free-text.ts";
import { RESPONSES, syntheticCsv } from "./generate.ts";

/** Files by their names: each a key and the themes given to its text; the collection has no secret seed. */
export function codingSheets(organisation: FreeText): { name: string; text: string }[] {
  const texts = answered(organisation);
  const keyed = [...texts].map(([text, themes]) => ({ key: textKey(text, ""), themes }));
  const rows = keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const [first, second] = [29, 31].map((seed) => judged(rows, seededRandom(seed)));
  const apart = rows.filter((_, index) => first?.[index] !== second?.[index]);
  // The last two were left open, so that the rule codes them.
  const settled = apart.slice(0, -2).map(({ key, themes }) => [key, cell(inOrder(themes))]);
  return [
    sheet(
      "coder-a",
      rows.map(({ key }, index) => [key, first?.[index] ?? ""]),
    ),
    sheet(
      "coder-b",
      rows.map(({ key }, index) => [key, second?.[index] ?? ""]),
    ),
    sheet("agreed", settled),
  ];
}

/** The different texts of the synthetic responses and of the organisation's, with what was meant. */
function answered(organisation: FreeText): Map<string, readonly string[]> {
  const file = syntheticCsv();
  const all = Array.from({ length: RESPONSES }, (_, index) => improvement(index + 1));
  const given = all.filter(({ text }) => file.includes(`,${text},`) || file.includes(`,"${text}",`));
  return new Map([...given, organisation].map(({ text, themes }) => [text, themes]));
}

/** A coder misses a theme now and then, and sometimes sees one that was not meant. */
function judged(rows: readonly { themes: readonly string[] }[], random: Random): string[] {
  return rows.map(({ themes }) =>
    cell(
      improvementThemes.filter((theme) => (themes.includes(theme) ? !random.oneIn(14) : random.oneIn(120))),
    ),
  );
}

function inOrder(themes: readonly string[]): string[] {
  return improvementThemes.filter((theme) => themes.includes(theme));
}

function cell(themes: readonly string[]): string {
  return themes.length === 0 ? "none" : themes.join("; ");
}

function sheet(coder: string, rows: readonly (readonly string[])[]): { name: string; text: string } {
  return {
    name: `improve_themes.${coder}.csv`,
    text: csvLine(["key", "themes"]) + rows.map(csvLine).join(""),
  };
}
