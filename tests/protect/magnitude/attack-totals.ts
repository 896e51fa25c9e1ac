// An intruder for the tests, who knows nothing of how the product works: cells by their codes, sums by the dimensions.
import type { Highs } from "highs";
import type { WithheldFigures } from "../../../pipeline/protect/magnitude/withheld-figures.ts";
import { type Table, TOTAL } from "../../../pipeline/table.ts";
import { givenIn, keysOf, type Person, places } from "./number-tables.ts";

/** A cell of a release: who gave what to it, and what is published of it. */
export type Cell = {
  name: string;
  gave: { person: Person; gave: number }[];
  total: number;
  isHidden: boolean;
  isPrimary: boolean;
};
/** total = parts, or each part at most the total. */
type Sum = { total: string; parts: string[]; isExact: boolean };
/** More than any total of the tests needs to be thought. */
const MANY = 1e6;

export type Seen = { cells: Map<string, Cell>; sums: Sum[] };

/** The cells of all tables by name, and every sum between them. A place that no table shows is a cell as well. */
export function seenIn(
  tables: readonly Table[],
  people: readonly Person[],
  withheld: readonly WithheldFigures[],
): Seen {
  const cells = new Map<string, Cell>();
  const sums: Sum[] = [];
  for (const [t, { dimensions }] of tables.entries()) {
    const nameOf = (key: readonly string[]) =>
      dimensions
        .flatMap(({ name }, d) => (key[d] === TOTAL ? [] : [`${name}=${key[d]}`]))
        .sort()
        .join(" ");
    const cellAt = (key: readonly string[], isHidden: boolean, isPrimary: boolean) => {
      const name = nameOf(key);
      const gave = givenIn(people, dimensions, key);
      const total = gave.reduce((sum, one) => sum + one.gave, 0);
      if (!cells.has(name) || !isHidden) cells.set(name, { name, gave, total, isHidden, isPrimary });
    };
    const keys = keysOf(dimensions);
    for (const [row, key] of keys.entries())
      cellAt(key, withheld[t]!.rows.has(row), withheld[t]!.primary.has(row));
    for (const [d, { kind, codes, hasTotal }] of dimensions.entries()) {
      if (!hasTotal) continue;
      const others = keys.filter((key) => key[d] === TOTAL);
      for (const key of others) {
        const at = (code: string) => key.map((one, e) => (e === d ? code : one));
        const add = (total: string, parts: readonly string[]) => {
          for (const code of [total, ...parts])
            if (!cells.has(nameOf(at(code)))) cellAt(at(code), true, false);
          const names = parts.map((code) => nameOf(at(code)));
          sums.push({ total: nameOf(at(total)), parts: names, isExact: kind !== "multiple" });
        };
        const all = codes.map(({ code }) => code);
        if (kind !== "geography") {
          add(TOTAL, all);
          continue;
        }
        const regions = ["N", "S"].filter((one) =>
          all.some((code) => code === one || places.get(code)?.parent === one),
        );
        add(TOTAL, regions);
        for (const region of regions) {
          const inside = all.filter((code) => places.get(code)?.parent === region);
          if (inside.length > 0) add(region, inside);
        }
      }
    }
  }
  return { cells, sums };
}

/**
 * The least and most that each cell asked for can be, for an intruder who knows what is published, that nothing is below
 * 0, where nobody gave anything, and what `insider` gave.
 */
export function bounds(
  highs: Highs,
  { cells, sums }: Seen,
  asked: readonly Cell[],
  insider: Person | null,
): [number, number][] {
  const all = [...cells.values()];
  const column = new Map(all.map(({ name }, at) => [name, at]));
  const knows = ({ gave, total, isHidden }: Cell): [number, number] => {
    if (!isHidden || total === 0) return [total, total];
    const own = gave.find(({ person }) => person === insider);
    if (own === undefined) return [0, MANY];
    return [own.gave, gave.length === 1 ? own.gave : MANY];
  };
  const rows = sums.flatMap(({ total, parts, isExact }) =>
    isExact
      ? [{ terms: [[total, 1], ...parts.map((part) => [part, -1] as const)] as const, most: 0 }]
      : parts.map((part) => ({
          terms: [
            [total, 1],
            [part, -1],
          ] as const,
          most: Number.POSITIVE_INFINITY,
        })),
  );
  const starts = [0];
  for (const { terms } of rows) starts.push(starts.at(-1)! + terms.length);
  const terms = rows.flatMap((row) => [...row.terms]);
  const known = all.map(knows);
  const model = highs.createModel({
    numCols: all.length,
    numRows: rows.length,
    colCost: all.map(() => 0),
    colLower: known.map(([low]) => low),
    colUpper: known.map(([, high]) => high),
    rowLower: rows.map(() => 0),
    rowUpper: rows.map(({ most }) => most),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: all.length,
      starts,
      indices: terms.map(([name]) => column.get(name as string)!),
      values: terms.map(([, sign]) => sign as number),
    },
  });
  model.options.set({ output_flag: false });
  const end = (at: number, sign: 1 | -1) => {
    model.changeColCost(at, sign);
    const { modelStatus } = model.run();
    const value = modelStatus === 7 ? model.getSolution().colValue[at]! : null;
    model.changeColCost(at, 0);
    if (value !== null) return value;
    throw new Error(`the solver ended with status ${modelStatus}`);
  };
  const found = asked.map(({ name }): [number, number] => [
    end(column.get(name)!, 1),
    end(column.get(name)!, -1),
  ]);
  model.dispose();
  return found;
}
