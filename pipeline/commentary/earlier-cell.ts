import { refuse } from "../user-error.ts";
import { type Cell, chosenCell, tableName } from "./cells.ts";
import { type Context, earlierTable } from "./context.ts";

/**
 * The same cell of an earlier period's package: of the same people, under codes that mean the same, in the same unit.
 * Throws a UserError where it is not there or not the same, since a difference would then say nothing.
 */
export function earlierCell(where: string, context: Context, cell: Cell, since: string): Cell {
  const table = earlierTable(where, context, cell.table, since);
  const then = chosenCell(where, table, { ...cell.key, measure: cell.measure.column });
  const found = differences(cell, then)[0];
  return found === undefined
    ? then
    : refuse(where, `${found} in ${tableName(table)}`, "leave the comparison out, or make the two the same");
}

function differences(now: Cell, then: Cell): string[] {
  const words = now.table.universe === then.table.universe ? [] : ["other people are counted"];
  const [a, b] = [now.measure, then.measure];
  if (a.unit !== b.unit || a.kind !== b.kind) words.push(`${a.column} is in another unit`);
  if (a.decimals !== b.decimals) words.push(`${a.column} has ${b.decimals} decimals, not ${a.decimals},`);
  return [...words, ...otherCodes(now, then)];
}

/** A code that came to mean something else keeps its letters and changes its label. */
function otherCodes(now: Cell, then: Cell): string[] {
  return now.table.dimensions.flatMap(({ name }) => {
    const code = now.key[name] ?? "";
    const [is, was] = [labelOf(now, name, code), labelOf(then, name, code)];
    return is === was ? [] : [`code "${code}" of "${name}" is labelled "${was}", not "${is}",`];
  });
}

function labelOf({ table }: Cell, dimension: string, code: string): string {
  const codes = table.dimensions.find(({ name }) => name === dimension)?.codes ?? [];
  return codes.find((one) => one.code === code)?.label ?? code;
}
