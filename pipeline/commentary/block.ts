import type { CellTable } from "../cell-table.ts";
import { didYouMean } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";
import { chosenMeasure, codeOf, dimensionOf } from "./cells.ts";
import { type Context, tableOf, textOption, without } from "./context.ts";
import type { Call } from "./expression.ts";

/** How a chart may be drawn, beside its dimensions and its measure. */
const looks = {
  kind: ["bar", "stacked"],
  order: ["value", "code"],
  level: ["School", "Local authority", "Regional"],
} as const;

/** {% table "name" %}: the place where the site shows the table. */
export function tableBlock(where: string, call: Call, context: Context): string {
  const { name } = tableOf(where, context, call, 0);
  return `<div data-table="${name}"></div>`;
}

/** {% chart "name", x="dimension", series="dimension", measure="…", kind="…", dimension="code" %}: a chart's place. */
export function chartBlock(where: string, call: Call, context: Context): string {
  const table = tableOf(where, context, call, 0);
  const drawn = ["x", "series"].flatMap((option) => axis(where, call, table, option));
  const fixed = Object.entries(without(call.options, ["x", "series", "measure", ...Object.keys(looks)])).map(
    ([name, code]): [string, string] => [name, codeOf(where, table, dimensionOf(where, table, name), code)],
  );
  const options = Object.fromEntries([...drawn, ...look(where, call, table), ...fixed]);
  return `<div data-chart="${table.name}" data-options='${attribute(JSON.stringify(options))}'></div>`;
}

function axis(where: string, call: Call, table: CellTable, option: string): [string, string][] {
  const name = textOption(where, call, option);
  return name === null ? [] : [[option, dimensionOf(where, table, name).name]];
}

function look(where: string, call: Call, table: CellTable): [string, string][] {
  const measure = textOption(where, call, "measure");
  const chosen: [string, string][] =
    measure === null ? [] : [["measure", chosenMeasure(where, table, measure).column]];
  const drawn = Object.entries(looks).flatMap(([option, known]): [string, string][] => {
    const value = textOption(where, call, option);
    if (value === null) return [];
    if (known.some((one) => one === value)) return [[option, value]];
    return refuse(where, `a chart has no ${option} "${value}"`, didYouMean(value, known));
  });
  return [...chosen, ...drawn];
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");
}
