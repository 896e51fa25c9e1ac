import type { CellTable } from "../cell-table.ts";
import { shown } from "../shown.ts";
import { type Cell, chosenCell } from "./cells.ts";
import { type Context, tableOf } from "./context.ts";
import { figureElement } from "./data-element.ts";
import { inBraces, parseCommentary } from "./expression.ts";

/**
 * How sure a headline's figure is, as HTML: the confidence interval of the first figure that it quotes, where its table
 * publishes one; else the sentence that the collection has for all its figures, or null. Throws a UserError where the
 * figure cannot be read.
 */
export function surenessOf(
  where: string,
  figure: string,
  context: Context,
  sentence: string | null,
): string | null {
  const quoted = parseCommentary(where, inBraces(figure)).find(
    (piece) => piece.kind !== "text" && piece.call.name === "figure",
  );
  if (quoted === undefined || quoted.kind === "text") return sentence === null ? null : escaped(sentence);
  const cell = chosenCell(where, tableOf(where, context, quoted.call, 0), quoted.call.options);
  const ends = intervalOf(cell);
  if (ends === null) return sentence === null ? null : escaped(sentence);
  const [lower, upper] = ends.map((end) =>
    figureElement(end, shown({ state: "published", value: end.value }, end.measure)),
  );
  return `95% confidence interval: ${lower} to ${upper}`;
}

/** The published ends of a percentage's confidence interval; null where its table has none, or none of this cell. */
export function intervalOf({ table, key, measure }: Cell): readonly [Cell, Cell] | null {
  if (measure.kind !== "percent") return null;
  const [lower, upper] = [endOf(table, key, "lower"), endOf(table, key, "upper")];
  return lower === null || upper === null ? null : [lower, upper];
}

function endOf(table: CellTable, key: Cell["key"], kind: "lower" | "upper"): Cell | null {
  const measure = table.measures.find((one) => one.kind === kind);
  if (measure === undefined) return null;
  const value = table.value(key, measure.column);
  return value?.state === "published" ? { table, key, measure, value: value.value } : null;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
