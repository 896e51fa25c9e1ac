import type { ConventionalRules } from "../definitions/protection.ts";
import { halfUp, UNIT } from "../half-up.ts";
import { type TableShape, TOTAL } from "../table.ts";
import { conventionalSentences } from "./conventional-words.ts";
import { type Cube, cubeOf } from "./cube.ts";
import { equations } from "./equations.ts";
import type { Method, PublishedCounts } from "./method.ts";
import type { Value } from "./safe-table.ts";
import { suppressSecondary } from "./secondary.ts";
import { eachCount, type TrueCells, type TrueCount } from "./true-cells.ts";

/**
 * Conventional rounding: every count to the nearest multiple of the base, halves up, so that a published r with
 * base b stands for any count from r - floor(b/2) to r + ceil(b/2) - 1. A weighted count is rounded as it is
 * weighted, but whether it is small is judged on the responses behind it: those are the people who could be found.
 */
export function conventional(rules: ConventionalRules): Method {
  const one = (count: TrueCount) => protectOne(count, rules);
  return {
    name: "conventional",
    one,
    counts(cells, shape, withheld) {
      const primary = eachCount(cells, one);
      return rules.small_counts === "round" ? primary : suppressed(cells, shape, withheld, primary);
    },
    sentences: () => conventionalSentences(rules),
  };
}

function protectOne({ responses, amount }: TrueCount, rules: ConventionalRules): Value {
  if (rules.small_counts === "suppress" && isSmall(responses, rules)) return { state: "confidential" };
  const base = BigInt(rules.base);
  const value = Number(halfUp(amount, base * UNIT) * base);
  return value === 0 && responses > 0 && rules.zero === "low"
    ? { state: "low" }
    : { state: "published", value };
}

function isSmall(responses: number, rules: ConventionalRules): boolean {
  return responses > 0 && responses < rules.threshold;
}

/** Hides what would let a suppressed count be worked out, and each base that is itself a hidden margin. */
function suppressed(
  cells: TrueCells,
  shape: TableShape,
  withheld: readonly boolean[],
  primary: PublishedCounts,
): PublishedCounts {
  const cube = cubeOf(cells, shape.dimensions);
  const hidden = primary.count.map(
    (value, cell) => value.state === "confidential" || withheld[cell] === true,
  );
  suppressSecondary(hidden, cells.count, equations(cells.size, cube, shape.dimensions));
  return {
    count: hide(primary.count, (cell) => hidden[cell] === true),
    base: hide(primary.base, (cell) => hidden[baseCell(cell, cube, shape)] === true),
  };
}

function hide(values: readonly Value[], isHidden: (cell: number) => boolean): Value[] {
  return values.map((value, cell) => (isHidden(cell) ? { state: "confidential" } : value));
}

/** The cell whose count is the base of this one: the margin of the answers, or the cell itself. */
function baseCell(cell: number, cube: Cube, shape: TableShape): number {
  const answers = answersOf(shape);
  return answers === null ? cell : (cube.move(cell, answers, TOTAL) ?? cell);
}

/** The dimension that percentages share out; for a battery it is the answers, not the items. */
function answersOf({ of, dimensions }: TableShape): string | null {
  const named = dimensions.filter(
    ({ name, hasTotal }) => hasTotal && (name === of || name === `${of}_answer`),
  );
  return named[0]?.name ?? null;
}
