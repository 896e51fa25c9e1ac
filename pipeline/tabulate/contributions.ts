import { identifier } from "../database.ts";
import { type Cube, columnOf } from "./cube.ts";
import type { TablePlan } from "./plan.ts";
import type { Sum } from "./sums.ts";

const largest = ["largest_1", "largest_2", "largest_3"] as const;

/** True for tables of a number that people contribute to; a figure that its source states is nobody's. */
export function hasContributions({ number, stated }: Pick<TablePlan, "number" | "stated">): boolean {
  return number !== null && !stated;
}

/**
 * The sums of the one, two and three greatest unweighted contributions to a cell, and the least: what dominance rules
 * and an intruder who knows one contribution work with. Decimals are added exactly.
 */
export function contributionSums(plan: TablePlan): readonly Sum[] {
  const { number } = plan;
  if (number === null || !hasContributions(plan)) return [];
  const value = identifier(number.name);
  const top = plan.counted ? topOfCounted(value) : `max(${value}, ${largest.length})`;
  return [
    ...largest.map((column, index) => ({ column, sql: `list_sum((${top})[1:${index + 1}])` })),
    { column: "least", sql: `MIN(${value})${plan.counted ? " FILTER (WHERE count > 0)" : ""}` },
  ];
}

/** A row that counts several people holds the number of each of them. Of equal numbers it does not matter which is first. */
function topOfCounted(value: string): string {
  const row = `{'value': ${value}, 'times': least(count, ${largest.length})}`;
  const rows = `max_by(${row}, ${value}, ${largest.length}) FILTER (WHERE count > 0 AND ${value} IS NOT NULL)`;
  return `flatten(list_transform(${rows}, lambda x: repeat([x.value], x.times)))`;
}

/** Fills a margin of counted figures from its parts, in whole units of the number's last decimal. */
export function mergeContributions(cube: Cube, cell: number, parts: readonly number[]): void {
  const { number } = cube.plan;
  if (number === null || !hasContributions(cube.plan)) return;
  const unit = 10 ** number.decimals;
  const all = parts.flatMap((part) => contributionsOf(cube, part, unit)).sort((a, b) => b - a);
  largest.forEach((column, index) => {
    columnOf(cube, column)[cell] = all.slice(0, index + 1).reduce((sum, one) => sum + one, 0) / unit;
  });
  const least = columnOf(cube, "least", Number.NaN);
  const given = parts.map((part) => least[part] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  least[cell] = given.length === 0 ? Number.NaN : Math.min(...given);
}

/** The three greatest contributions to a cell, or as many as there are. */
function contributionsOf(cube: Cube, cell: number, unit: number): number[] {
  const sums = [0, ...largest.map((column) => Math.round((columnOf(cube, column)[cell] ?? 0) * unit))];
  const differences = largest.map((_, index) => (sums[index + 1] ?? 0) - (sums[index] ?? 0));
  return differences.slice(0, columnOf(cube, "base")[cell] ?? 0);
}
