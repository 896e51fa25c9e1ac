import type { HandCodes } from "../coding/final-codes.ts";
import { ruleSql } from "../coding/rule-sql.ts";
import { textKeySql } from "../coding/text-key.ts";
import { type Collection, isThemes } from "../collection.ts";
import { identifier } from "../database.ts";
import type { Lookups } from "./spellings.ts";
import type { TypedColumn } from "./typed-columns.ts";

/** How a lookup, whose values are texts, says that people gave a text none of the themes. No code begins like this. */
const NO_THEME = "-";

/**
 * The themes of open questions as SQL over the typed columns: what people coded, else what the rule gives. NULL where
 * nothing was written, and where nobody and no rule coded it.
 */
export async function themesColumns(
  collection: Collection,
  lookups: Lookups,
  hand: HandCodes,
  seed: string,
): Promise<TypedColumn[]> {
  const columns: TypedColumn[] = [];
  for (const { name, layout } of collection.variables.filter(isThemes)) {
    const text = identifier(layout.of);
    const byRule = layout.otherwise === "rule" ? ruleSql(layout.frame, text) : "NULL::VARCHAR[]";
    const entries = [...(hand.get(name) ?? new Map<string, readonly string[]>())].map(
      ([key, codes]) => [key, codes.length === 0 ? NO_THEME : codes.join("|")] as const,
    );
    const lookup = await lookups.of(new Map(entries));
    const given = lookup(textKeySql(text, seed));
    const byHand = `CASE WHEN ${given} = '${NO_THEME}' THEN []::VARCHAR[] ELSE string_split(${given}, '|') END`;
    columns.push({ name, sql: `CASE WHEN ${text} IS NOT NULL THEN coalesce(${byHand}, ${byRule}) END` });
  }
  return columns;
}
