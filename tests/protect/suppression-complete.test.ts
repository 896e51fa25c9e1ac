import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { suppressionCells } from "../../pipeline/protect/suppression-cells.ts";
import type { PublishedCells } from "../../pipeline/system/system.ts";
import { suppressed } from "../../pipeline/system/system.ts";
import { cellAt, counted, type Filled, nested, plain, possible } from "./suppression-tables.ts";

function hiddenOf(table: Filled): { published: PublishedCells; hidden: number[] } {
  const method = suppressionCells({ threshold: 5, safety: "interval", singletons: true });
  const published = method.protect(table.system, table.counts, table.keys);
  if (published instanceof Promise) throw new Error("suppression needs no promise");
  const hidden = [...table.counts.keys()].filter((cell) => published.states[cell] === suppressed);
  return { published, hidden };
}

/** By trying every table: whether each suppressed count keeps a width of 4. False where there are too many to try. */
function isWide(table: Filled): boolean {
  const { hidden } = hiddenOf(table);
  const count = [...table.counts].map((one, cell) => (hidden.includes(cell) ? null : one));
  const seen = possible(table.system, { count, floor: 1 }, 14);
  if (seen === null || hidden.length === 0) return false;
  for (const cell of hidden) {
    const values = [...seen[cell]!];
    assert.ok(
      Math.max(...values) - Math.min(...values) >= 4,
      `${table.counts}: cell ${cell} is one of ${values}`,
    );
  }
  return true;
}

const code = fc.integer({ min: 1, max: 2 });
const people = (most: number) =>
  fc.array(fc.record({ a: code, b: code, c: code, geography: fc.integer({ min: 3, max: 6 }) }), {
    minLength: 10,
    maxLength: most,
  });

test("tables linked in a ring, each two of three dimensions, are protected together", () => {
  const [a, b, c] = [plain("a", 2), plain("b", 2), plain("c", 2)];
  const shapes = [
    [a, b],
    [b, c],
    [a, c],
  ].map((trees, i) => ({ name: `table ${i}`, trees: trees as (typeof a)[] }));
  let tried = 0;
  fc.assert(
    fc.property(people(14), (all) => {
      tried += isWide(counted(shapes, all)) ? 1 : 0;
    }),
    { numRuns: 40, seed: 1 },
  );
  assert.ok(tried > 2, `${tried}`);
});

test("a total of one table that has parts in the middle of another's hierarchy moves with one of them", () => {
  // All 3 people of the first region are young, so that their number moves with the region's and an authority's.
  const regions = { ...plain("geography_group", 2), columns: ["geography_group"] };
  const table = counted(
    [
      { name: "regions", trees: [regions, plain("a", 2)] },
      { name: "authorities", trees: [nested("geography", [2, 2]), plain("b", 2)] },
    ],
    Array.from({ length: 60 }, (_, i) => ({
      geography_group: i < 3 ? 1 : 2,
      geography: i < 3 ? 3 : 5 + (i % 2),
      a: i < 3 || i > 40 ? 1 : 2,
      b: 1 + (Math.floor(i / 2) % 2),
    })),
  );
  const { hidden } = hiddenOf(table);
  assert.ok(hidden.includes(cellAt(table, [1, 1], 0)));
  assert.ok(hidden.includes(cellAt(table, [3, 0], 1)));
});

test.run();
