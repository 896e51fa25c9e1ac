import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loneRespondents } from "../../pipeline/protect/suppression/lone-respondents.ts";
import { suppressionCells } from "../../pipeline/protect/suppression-cells.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";
import type { PublishedCells } from "../../pipeline/system/system.ts";
import { suppressed } from "../../pipeline/system/system.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { cellAt, counted, type Filled, filled, nested, plain, possible } from "./suppression-tables.ts";

const interval = { threshold: 5, safety: "interval", singletons: true } as const;

function protect(table: Filled, rules: Parameters<typeof suppressionCells>[0] = interval): PublishedCells {
  const published = suppressionCells(rules).protect(table.system, table.counts, table.keys);
  if (published instanceof Promise) throw new Error("suppression needs no promise");
  return published;
}

function hiddenIn({ states }: PublishedCells): number[] {
  return [...states.keys()].filter((cell) => states[cell] === suppressed);
}

/** What is known when these cells are hidden, and `told` is known besides. */
function knownOf({ counts }: Filled, published: PublishedCells, floor: number, told: readonly number[] = []) {
  const count = [...counts].map((one, cell) =>
    published.states[cell] === suppressed && !told.includes(cell) ? null : one,
  );
  return { count, floor };
}

const counts = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 6 }) },
);

const small = fc.oneof(
  fc
    .array(counts, { minLength: 4, maxLength: 4 })
    .map((inner) => filled([plain("a", 2), plain("b", 2)], inner)),
  fc
    .array(counts, { minLength: 6, maxLength: 6 })
    .map((inner) => filled([plain("a", 2), plain("b", 3)], inner)),
  fc
    .array(counts, { minLength: 6, maxLength: 6 })
    .map((inner) => filled([nested("a", [1, 2]), plain("b", 2)], inner)),
  fc.array(counts, { minLength: 4, maxLength: 4 }).map((inner) => filled([nested("a", [2, 2])], inner)),
);

test("every suppressed cell keeps its width, by trying every table, for 600 small systems", () => {
  fc.assert(
    fc.property(small, (table) => {
      const published = protect(table);
      const seen = possible(table.system, knownOf(table, published, 1), 10);
      fc.pre(seen !== null);
      for (const cell of hiddenIn(published)) {
        const values = [...seen![cell]!];
        assert.ok(
          Math.max(...values) - Math.min(...values) >= 4,
          `${table.counts}: cell ${cell} in ${values}`,
        );
        assert.ok(Math.max(...values) >= 5, `${table.counts}: cell ${cell} is seen to be small`);
      }
    }),
    { numRuns: 600, seed: 1 },
  );
});

test("no lone respondent can tell another primary cell exactly, for 400 small systems", () => {
  fc.assert(
    fc.property(small, (table) => {
      const published = protect(table);
      const persons = loneRespondents(table.system, table.counts);
      const hidden = hiddenIn(published);
      for (const person of new Set(persons)) {
        const own = [...persons.keys()].filter((cell) => persons[cell] === person);
        if (person === 0 || !hidden.includes(own[0]!)) continue;
        const seen = possible(table.system, knownOf(table, published, 1, own), 10);
        for (const cell of seen === null ? [] : hidden)
          assert.ok(
            own.includes(cell) || table.counts[cell]! >= 5 || seen![cell]!.size > 1,
            `${table.counts}: ${own} tells ${cell}`,
          );
      }
    }),
    { numRuns: 400, seed: 2 },
  );
});

const larger = fc
  .record({
    a: fc.integer({ min: 1, max: 2 }),
    b: fc.integer({ min: 2, max: 3 }),
    c: fc.integer({ min: 1, max: 2 }),
    seed: fc.array(counts, { minLength: 24, maxLength: 24 }),
  })
  .map(({ a, b, c, seed }) => filled([nested("a", [a, c]), plain("b", b), plain("c", 2)], seed));

/** Whether a cell is solved by the sums and what is shown: dense elimination over another prime than the product's. */
function isSolved({ system, counts }: Filled, published: PublishedCells, cell: number): boolean {
  const prime = 1_000_003;
  const unknown = [...counts.keys()].filter((one) => published.states[one] === suppressed && one !== cell);
  const { totals, starts, parts } = system.equations;
  const rows = [...totals].map((total, e) => {
    const row = [...unknown, cell].map((one) => (one === total ? prime - 1 : 0));
    for (const part of parts.subarray(starts[e], starts[e + 1])) {
      const at = part === cell ? unknown.length : unknown.indexOf(part);
      if (at >= 0) row[at] = 1;
    }
    return row;
  });
  const inverse = (a: number) => {
    let result = 1n;
    for (
      let base = BigInt(a), power = BigInt(prime - 2);
      power > 0n;
      power /= 2n, base = (base * base) % BigInt(prime)
    )
      if (power % 2n === 1n) result = (result * base) % BigInt(prime);
    return Number(result);
  };
  let done = 0;
  for (let column = 0; column < unknown.length; column++) {
    const pivot = rows.findIndex((row, r) => r >= done && row[column] !== 0);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const factor = inverse(rows[done]![column]!);
    for (let r = done + 1; r < rows.length; r++) {
      const times = (rows[r]![column]! * factor) % prime;
      if (times === 0) continue;
      for (let i = column; i <= unknown.length; i++)
        rows[r]![i] = (rows[r]![i]! + (prime - times) * rows[done]![i]!) % prime;
    }
    done += 1;
  }
  return rows.slice(done).some((row) => row[unknown.length] !== 0);
}

const linear = { threshold: 5, safety: "linear", singletons: true } as const;

test("under linear safety no primary cell is solved, and every other suppressed cell is needed, for 150 systems", () => {
  fc.assert(
    fc.property(larger, (table) => {
      const published = protect(table, linear);
      const primary = [...table.counts.keys()].filter(
        (cell) => table.counts[cell]! > 0 && table.counts[cell]! < 5,
      );
      for (const cell of primary) assert.not(isSolved(table, published, cell), `${table.counts}: ${cell}`);
      for (const cell of hiddenIn(published)) {
        if (primary.includes(cell)) continue;
        const less = {
          ...published,
          states: published.states.map((state, one) => (one === cell ? 0 : state)),
        };
        assert.ok(
          primary.some((one) => isSolved(table, less, one)),
          `${table.counts}: ${cell} is not needed`,
        );
      }
    }),
    { numRuns: 150, seed: 3 },
  );
});

const code = fc.integer({ min: 1, max: 2 });
const person = fc.record({ region: code, age: code, sex: code });

test("linked tables are protected together: two tables that share their regions, by trying every table", () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 10, maxLength: 14 }), (people) => {
      const shapes = [
        { name: "by age", trees: [plain("region", 2), plain("age", 2)] },
        { name: "by sex", trees: [plain("region", 2), plain("sex", 2)] },
      ];
      const table = counted(shapes, people);
      const published = protect(table);
      fc.pre(published.states[cellAt(table, [0, 0])] === 0);
      const seen = possible(table.system, knownOf(table, published, 1), 20);
      fc.pre(seen !== null);
      for (const cell of hiddenIn(published)) {
        const values = [...seen![cell]!];
        assert.ok(
          Math.max(...values) - Math.min(...values) >= 4,
          `${table.counts}: cell ${cell} in ${values}`,
        );
      }
    }),
    { numRuns: 100, seed: 4 },
  );
});

test("a count of 3 in a table of two by two takes the other cells of its row and column, and the one across", () => {
  // 3 and 20 of 23; 30 and 40 of 70; 33 and 60 of 93.
  const table = filled([plain("a", 2), plain("b", 2)], [3, 20, 30, 40]);
  const published = protect(table);
  const across = [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ].map((nodes) => cellAt(table, nodes));
  assert.equal(hiddenIn(published), across);
  assert.equal([...published.values], [93, 33, 60, 23, 0, 0, 70, 0, 0]);
});

test("three lone respondents in a row are not the only ones suppressed: 1, 1 and 1 of 43 leave no more than 1 each", () => {
  const table = filled([plain("a", 4)], [1, 1, 1, 40]);
  // The three add to 3 when 40 and 43 are shown, and everybody knows that none is 0: 40 has to go too, or 43.
  assert.equal(hiddenIn(protect(table)).length, 4);
  assert.equal(hiddenIn(protect(table, linear)), [1, 2, 3]);
});

test("a respondent who is alone in a cell cannot take it off: of 1, 4 and 30 a third cell is suppressed", () => {
  const table = filled([plain("a", 3)], [1, 4, 30]);
  const others = hiddenIn(protect(table)).filter((cell) => table.counts[cell]! >= 5);
  assert.ok(others.length >= 1);
});

test("where several answers are allowed there are no sums, and a suppressed cell takes no other with it", () => {
  const table = filled([plain("a", 3, false)], [12, 2, 7, 9]);
  assert.equal(hiddenIn(protect(table)), [1]);
});

test("zeros are shown, or are suppressed where the rules allow it and it costs least", () => {
  const table = filled([plain("a", 2), plain("b", 2)], [4, 50, 60, 0]);
  const published = protect(table);
  assert.ok(hiddenIn(published).every((cell) => table.counts[cell]! > 0));
  const free = protect(table, { ...interval, zeros: "candidates" });
  assert.ok(hiddenIn(free).some((cell) => table.counts[cell] === 0));
});

test("the same input gives the same output, whatever was protected before", () => {
  const table = filled(
    [nested("a", [2, 3]), plain("b", 3)],
    [1, 5, 2, 9, 30, 4, 1, 1, 8, 20, 3, 0, 6, 2, 40],
  );
  const method = suppressionCells(interval);
  const first = method.protect(table.system, table.counts, table.keys);
  assert.equal(method.protect(table.system, table.counts.slice(), table.keys), first);
});

test("an intruder starts with the shown counts, and with any count above 0 for c where zeros are always shown", () => {
  const published = { values: Int32Array.of(93, 0), states: Uint8Array.of(0, suppressed) };
  const start = (rules: Parameters<typeof suppressionCells>[0]) => {
    const { lower, upper } = suppressionCells(rules).concede(published);
    return [...lower, ...upper];
  };
  assert.equal(start(interval), [93, 1, 93, NO_UPPER]);
  assert.equal(start({ ...interval, zeros: "candidates" }), [93, 0, 93, NO_UPPER]);
  assert.equal(start({ ...linear, marksOnlySmall: true }), [93, 1, 93, 4]);
});

test("further primary cells, such as totals that one business dominates, keep their width too", () => {
  const table = filled([plain("a", 2), plain("b", 2)], [300, 20, 30, 40]);
  const hidden = hiddenIn(protect(table, { ...interval, primary: [cellAt(table, [1, 1])] }));
  assert.is(hidden.length, 4);
});

test("rules that make no sense are refused with the reason", () => {
  assert.throws(
    () => suppressionCells({ ...interval, threshold: 1 }),
    /leaves nothing to protect; use a whole number/,
  );
  assert.throws(() => suppressionCells({ ...interval, width: 0 }), /cannot be 0 wide/);
  assert.throws(
    () => suppressionCells({ ...interval, marksOnlySmall: true }),
    (error: unknown) => error instanceof UserError,
  );
  const table = filled([plain("a", 2)], [2, 30]);
  assert.throws(() => protect(table, { ...linear, marksOnlySmall: true }), /1 cells of 5 or more/);
});

test("the page says what is hidden and what is left", () => {
  assert.equal(suppressionCells(interval).sentences(), [
    "Counts from 1 to 4 are not shown. Other counts are not shown where they would give those away.",
    "A count of 0 is always shown.",
    "Whatever is worked out from the other figures, at least 5 values are left for every count that is not shown.",
  ]);
});

test.run();
