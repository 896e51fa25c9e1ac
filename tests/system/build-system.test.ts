import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildSystem, type CubeShape } from "../../pipeline/system/build-system.ts";
import { equationsOfCells, fillTotals } from "../../pipeline/system/sums.ts";
import type { CodeTree, System } from "../../pipeline/system/system.ts";

/** A plain dimension with codes name1, name2, … under its total. */
function plain(name: string, codes: number): CodeTree {
  const leaves = Array.from({ length: codes }, (_, i) => ({
    values: [`${name}${i + 1}`],
    parent: 0,
    children: [],
  }));
  const total = { values: ["Total"], parent: null, children: leaves.map((_, i) => i + 1) };
  return { name, columns: [name], nodes: [total, ...leaves], additive: true, hasTotal: true };
}

const table = (name: string, ...trees: CodeTree[]): CubeShape => ({ name, trees });

/** Counts of every cell from those of a full table of all dimensions, filled by the equations. */
function filled(system: System, inner: (cell: number) => number): Int32Array {
  const counts = Int32Array.from({ length: system.size }, (_, cell) =>
    system.inner[cell] === 1 ? inner(cell) : 0,
  );
  fillTotals(system, counts);
  return counts;
}

test("a table of two dimensions has a cell for each pair of codes and totals, and sums along both", () => {
  const { size, equations, inner } = buildSystem([table("t", plain("a", 2), plain("b", 3))]);
  assert.is(size, 3 * 4);
  assert.is(
    inner.reduce((sum, one) => sum + one, 0),
    2 * 3,
  );
  // Over a: one sum for each of 4 columns; over b: one for each of 3 rows.
  assert.is(equations.totals.length, 4 + 3);
});

test("totals are filled from inner cells", () => {
  const system = buildSystem([table("t", plain("a", 2), plain("b", 2))]);
  // Rows a1 = 1, 2 and a2 = 3, 4; cells run Total, b1, b2 in each of Total, a1, a2.
  const values = new Map([
    [4, 1],
    [5, 2],
    [7, 3],
    [8, 4],
  ]);
  assert.equal([...filled(system, (cell) => values.get(cell) ?? 0)], [10, 4, 6, 3, 1, 2, 7, 3, 4]);
});

test("tables that share a dimension share the cells of its margin", () => {
  const system = buildSystem([table("one", plain("a", 2)), table("two", plain("a", 2), plain("b", 2))]);
  assert.is(system.size, 9);
  assert.equal([...system.cubes[0]!.cells], [0, 1, 2]);
  assert.equal(
    [...system.cubes[1]!.cells].filter((cell) => cell < 3),
    [0, 1, 2],
  );
});

test("a margin that is another table's inner cell is whole before it is summed, in any order of the tables", () => {
  const a = plain("a", 2);
  const b = plain("b", 3);
  for (const shapes of [
    [table("b", b), table("ab", a, b)],
    [table("a", a), table("ab", a, b)],
    [table("ab", a, b), table("a", a), table("b", b)],
  ]) {
    const counts = filled(buildSystem(shapes), () => 1);
    assert.is(counts[0], 6);
  }
});

test("every equation holds after filling, whatever the tables", () => {
  const dimensions = [plain("a", 2), plain("b", 3), plain("c", 2)];
  const subsets = fc.subarray(dimensions, { minLength: 1 });
  fc.assert(
    fc.property(fc.array(subsets, { minLength: 1, maxLength: 3 }), fc.nat(1000), (tables, seed) => {
      // The full table is among them, so that all linked counts come from the same people.
      const shapes = [...tables.map((trees, i) => table(`t${i}`, ...trees)), table("full", ...dimensions)];
      const system = buildSystem(shapes);
      const counts = filled(system, (cell) => (cell * 7919 + seed) % 11);
      const { totals, starts, parts } = system.equations;
      totals.forEach((total, e) => {
        const sum = parts.slice(starts[e], starts[e + 1]).reduce((all, part) => all + counts[part]!, 0);
        assert.is(counts[total], sum);
      });
    }),
    { numRuns: 500 },
  );
});

test("each cell knows the equations that it is in", () => {
  const system = buildSystem([table("t", plain("a", 2))]);
  const { starts, of } = equationsOfCells(system.equations, system.size);
  assert.equal([...starts], [0, 1, 2, 3]);
  assert.equal([...of], [0, 0, 0]);
});

test.run();
