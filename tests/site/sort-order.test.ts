import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { numberIn, sorted } from "../../site/client/table/order.js";

type Given = readonly [keys: string, ...values: string[]];

/** Lines as the page gives them: "Nursery/Total" has two row headers, of which "Total" is a margin. */
function lines(given: readonly Given[]) {
  return given.map(([heads, ...values]) => {
    const keys = heads.split("/");
    return { keys, margins: keys.map((key) => key === "Total"), cells: [...keys, ...values] };
  });
}

const names = (found: ReturnType<typeof lines>) => found.map(({ keys }) => keys.join("/"));

test("a number is read from its text, and a symbol, a note or nothing is none", () => {
  assert.equal(["1,234", "45%", "-0.5", " 7 ", "[c]", "", "See note 1", "1 to 4"].map(numberIn), [
    1234,
    45,
    -0.5,
    7,
    null,
    null,
    null,
    null,
  ]);
});

const places = lines([
  ["Total", "50%"],
  ["North", "9%"],
  ["South", "[c]"],
  ["East", "10%"],
  ["West", "9%"],
]);

test("figures are sorted by value; the total stays, a symbol comes last both ways, and equals keep their order", () => {
  assert.equal(names(sorted(places, 1, "descending")), ["Total", "East", "North", "West", "South"]);
  assert.equal(names(sorted(places, 1, "ascending")), ["Total", "North", "West", "East", "South"]);
});

test("words are sorted by the alphabet", () => {
  assert.equal(names(sorted(places, 0, "ascending")), ["Total", "East", "North", "South", "West"]);
  assert.equal(names(sorted(places, 0, "descending")), ["Total", "West", "South", "North", "East"]);
});

test("groups are sorted by their totals and lines within each, so that no line leaves its group", () => {
  const phases = lines([
    ["Total/Total", "86"],
    ["Total/In", "49"],
    ["Total/Not", "89"],
    ["Primary/Total", "70"],
    ["Primary/In", "53"],
    ["Primary/Not", "92"],
    ["Special/Total", "95"],
    ["Special/In", "[z]"],
    ["Special/Not", "95"],
  ]);
  assert.equal(names(sorted(phases, 2, "descending")), [
    "Total/Total",
    "Total/Not",
    "Total/In",
    "Special/Total",
    "Special/Not",
    "Special/In",
    "Primary/Total",
    "Primary/Not",
    "Primary/In",
  ]);
});

test("without totals to sort groups by, each line is sorted by itself", () => {
  const flat = lines([
    ["a/x", "1"],
    ["a/y", "4"],
    ["b/x", "3"],
    ["b/y", "2"],
  ]);
  assert.equal(names(sorted(flat, 2, "descending")), ["a/y", "b/x", "b/y", "a/x"]);
});

test("two places of one name are two lines", () => {
  const schools = lines([
    ["St Mary's", "1"],
    ["St Mary's", "2"],
  ]);
  assert.equal(
    sorted(schools, 1, "descending").map(({ cells }) => cells[1]),
    ["2", "1"],
  );
});

test("sorting keeps every line once, whatever the table", () => {
  const line = fc.tuple(
    fc
      .tuple(fc.constantFrom("Total", "a", "b"), fc.constantFrom("Total", "x", "y"))
      .map((pair) => pair.join("/")),
    fc.constantFrom("[c]", "1", "2", "3%", ""),
  );
  fc.assert(
    fc.property(
      fc.array(line),
      fc.constantFrom("ascending" as const, "descending" as const),
      (given, way) => {
        const found = lines(given);
        const after = sorted(found, 2, way);
        assert.is(after.length, found.length);
        assert.is(new Set(after).size, found.length);
      },
    ),
  );
});

test.run();
