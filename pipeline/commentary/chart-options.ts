import type { CellTable } from "../cell-table.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Dimension } from "../table.ts";
import { refuse } from "../user-error.ts";
import { chosenMeasure, codeOf, dimensionOf, tableName } from "./cells.ts";
import { type ChartKind, chartLimits, refuseMisfit } from "./chart-shape.ts";
import { textOption, without } from "./context.ts";
import type { Call } from "./expression.ts";

/** How a chart may be drawn, beside its dimensions and its measure. */
const looks = {
  kind: chartLimits.map(({ kind }) => kind),
  order: ["value", "code"],
  level: ["School", "Local authority", "Regional"],
} as const;

const axes = ["x", "series", "panel"] as const;
const own = [...axes, "measure", "neutral", "apart", ...Object.keys(looks)];

/** A chart's options as the site reads them. Throws a UserError where they do not fit the table or each other. */
export function chartOptions(where: string, call: Call, table: CellTable): Record<string, string> {
  const drawn = axes.flatMap((option) => axis(where, call, table, option));
  const chosen = { ...Object.fromEntries(drawn), ...look(where, call, table) };
  const fixed = Object.fromEntries(
    Object.entries(without(call.options, own)).map(([name, code]): [string, string] => [
      name,
      codeOf(where, table, dimensionOf(where, table, name), code),
    ]),
  );
  const kind = chartLimits.find((one) => one.kind === chosen["kind"])?.kind ?? "bar";
  const dimensions = dimensionsOf(table, chosen);
  const answers = scaleOptions(where, call, table, kind, dimensions.series);
  refuseMisfit(where, { table, kind, ...dimensions, level: chosen["level"] ?? null });
  refuseUnfixed(where, table, Object.values(dimensions), Object.keys(fixed));
  return { ...chosen, ...answers, ...fixed };
}

function axis(where: string, call: Call, table: CellTable, option: string): [string, string][] {
  const name = textOption(where, call, option);
  if (name === null) return [];
  return [[option, option === "x" && name === "period" ? name : dimensionOf(where, table, name).name]];
}

function look(where: string, call: Call, table: CellTable): Record<string, string> {
  const measure = textOption(where, call, "measure");
  const chosen: [string, string][] =
    measure === null ? [] : [["measure", chosenMeasure(where, table, measure).column]];
  const drawn = Object.entries(looks).flatMap(([option, known]): [string, string][] => {
    const value = textOption(where, call, option);
    if (value === null) return [];
    if (known.some((one) => one === value)) return [[option, value]];
    return refuse(where, `a chart has no ${option} "${value}"`, didYouMean(value, known));
  });
  return Object.fromEntries([...chosen, ...drawn]);
}

/** The dimensions of x (null for periods), series and panel, as the site finds them. */
function dimensionsOf(
  table: CellTable,
  chosen: Readonly<Record<string, string>>,
): {
  x: Dimension | null;
  series: Dimension | null;
  panel: Dimension | null;
} {
  const named = (name: string | undefined) => table.dimensions.find((one) => one.name === name) ?? null;
  const x = chosen["x"] ?? table.of ?? table.dimensions[0]?.name;
  return { x: named(x), series: named(chosen["series"]), panel: named(chosen["panel"]) };
}

/** The neutral answer and those apart from the scale, of a diverging chart alone. */
function scaleOptions(
  where: string,
  call: Call,
  table: CellTable,
  kind: ChartKind,
  series: Dimension | null,
): Record<string, string> {
  const given = ["neutral", "apart"].flatMap((option): [string, string][] => {
    const value = textOption(where, call, option);
    return value === null ? [] : [[option, value]];
  });
  if (given.length === 0) return {};
  if (kind !== "diverging" || series === null)
    return refuse(where, `only a diverging chart has answers that are ${given[0]?.[0]}`, "leave it out");
  const options = Object.fromEntries(given);
  const apart = (options["apart"] ?? "").split(",").map((code) => code.trim());
  for (const code of apart) if (code !== "") codeOf(where, table, series, code);
  const neutral = options["neutral"];
  if (neutral !== undefined && apart.includes(codeOf(where, table, series, neutral)))
    return refuse(where, `"${neutral}" is neutral and apart from the scale`, "make it one of the two");
  return options;
}

function refuseUnfixed(
  where: string,
  table: CellTable,
  drawn: readonly (Dimension | null)[],
  fixed: readonly string[],
): void {
  const both = drawn.find((one) => one !== null && fixed.includes(one.name));
  if (both)
    refuse(
      where,
      `"${both.name}" of ${tableName(table)} is drawn and held at a code`,
      "leave out one of the two",
    );
  const free = table.dimensions.find(
    (one) => !one.hasTotal && !drawn.includes(one) && !fixed.includes(one.name),
  );
  if (free !== undefined)
    refuse(
      where,
      `"${free.name}" of ${tableName(table)} has no total`,
      `name one of its codes: ${free.name}="…"`,
    );
}
