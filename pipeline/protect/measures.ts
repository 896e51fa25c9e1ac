import type { ProtectionSpec } from "../definitions/protection.ts";
import { decimalOf, UNIT } from "../half-up.ts";
import type { Concession } from "../package.ts";
import { type Measure, type TableShape, TOTAL } from "../table.ts";
import { averageOf, roundedFigure } from "./average.ts";
import { endOfInterval } from "./interval.ts";
import { percentOf, rounded } from "./percent.ts";
import { indexOf } from "./representation.ts";
import type { Value } from "./safe-table.ts";
import type { TrueCells } from "./true-cells.ts";

/** What is published of the counts and bases of a table, one entry a cell, in the order of the cells. */
export type PublishedCounts = { count: readonly Value[]; base: readonly Value[] };

/** The same with what a published count concedes, for what is worked out from published figures. */
export type PublishedFigures = PublishedCounts & { stands: Concession };

/** The measure as it is published: its decimals are what the rules of protection allow. */
export function publishedMeasure(measure: Measure, rules: ProtectionSpec): Measure {
  return { ...measure, decimals: decimalsOf(measure, rules) };
}

function decimalsOf({ kind, decimals }: Measure, { percentages, averages }: ProtectionSpec): number {
  if (kind === "count" || kind === "base" || kind === "representation") return 0;
  if (kind === "percent" || kind === "lower" || kind === "upper") return percentages.decimals;
  if (kind === "stated") return decimals;
  return kind === "total" ? Math.min(decimals, averages.decimals) : averages.decimals;
}

/** What is published of one measure, one value a cell. */
export function valuesOf(
  measure: Measure,
  cells: TrueCells,
  published: PublishedFigures,
  rules: ProtectionSpec,
  { of, per, population }: Pick<TableShape, "of" | "per" | "population">,
): Value[] {
  const each = (rule: (cell: Cell) => Value) =>
    Array.from({ length: cells.size }, (_, index) => rule(cellAt(index, cells, published)));
  const { kind } = measure;
  switch (kind) {
    case "count":
      return [...published.count];
    case "base":
      return [...published.base];
    case "percent":
      return each((cell) => percentOf(cell, rules.percentages));
    case "lower":
    case "upper": {
      const answers = of === null ? undefined : cells.keys.get(of);
      const rounded = { ...rules.percentages, stands: published.stands };
      return each((cell) => {
        const share = { percent: percentOf(cell, rules.percentages), base: cell.base };
        return endOfInterval(kind, { ...share, isWhole: answers?.[cell.index] === TOTAL }, rounded);
      });
    }
    case "representation": {
      const answers = of === null ? undefined : cells.keys.get(of);
      return each(({ count, base, ...cell }) => {
        const percent = percentOf({ count, base, ...cell }, rules.percentages);
        const group = { percent, count, base, code: answers?.[cell.index] ?? TOTAL };
        return indexOf(group, published.stands, population);
      });
    }
    case "rate":
      return each((cell) =>
        rateOf(cell.count, numberOf(cells, "denominator", cell.index), per, measure.decimals),
      );
    case "stated":
      return each((cell) => statedOf(numberOf(cells, "stated", cell.index), measure.decimals));
    default:
      return each((cell) => {
        const figure = numberOf(cells, kind, cell.index);
        return averageOf({ ...cell, figure }, measure.decimals, rules.averages.minimum_base);
      });
  }
}

type Cell = { index: number; count: Value; base: Value; responses: number; part: bigint; whole: bigint };

function cellAt(index: number, cells: TrueCells, published: PublishedCounts): Cell {
  return {
    index,
    count: published.count[index] ?? { state: "unavailable" },
    base: published.base[index] ?? { state: "unavailable" },
    responses: cells.base[index] ?? 0,
    part: cells.weightedCount[index] ?? 0n,
    whole: cells.weightedBase[index] ?? 0n,
  };
}

function numberOf(cells: TrueCells, name: string, cell: number): number | null {
  return cells.numbers.get(name)?.[cell] ?? null;
}

/** A rate is made from the published count, so that it tells no more than the count beside it. */
function rateOf(count: Value, denominator: number | null, per: number, decimals: number): Value {
  if (denominator === null) return { state: "unavailable" };
  if (denominator === 0) return { state: "not applicable" };
  if (count.state !== "published") return count;
  return rounded(BigInt(count.value) * UNIT, decimalOf(denominator), per, decimals);
}

function statedOf(stated: number | null, decimals: number): Value {
  return stated === null ? { state: "unavailable" } : roundedFigure(stated, decimals);
}
