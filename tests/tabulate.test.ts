import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../pipeline/database.ts";
import { denominatorsFrom, tabulate } from "../pipeline/tabulate.ts";
import {
  cell,
  cellsOf,
  codes,
  codeVariable,
  collection,
  counted,
  grid,
  multiple,
  noDenominators,
  number,
  problemsOf,
  responses,
  specs,
  tablesFrom,
} from "./tabulate/support.ts";

const role = codeVariable("role", codes("parent", "pupil"));
const sex = codeVariable("sex", codes("f", "m"), true);
const happy = codeVariable("happy", codes("yes", "no"));

// Six people: two parents (f yes, m no), two pupils (f yes, f unanswered), two without a role (m yes, m no).
const six = [
  "1, 1.5, 'parent', 'f', 'yes'",
  "1, 0.5, 'parent', 'm', 'no'",
  "1, 1, 'pupil', 'f', 'yes'",
  "1, 2, 'pupil', 'f', NULL",
  "1, 0.25, NULL, 'm', 'yes'",
  "1, 0.75, NULL, 'm', 'no'",
];
const people = collection([role, sex, happy]);
const peopleColumns = "role VARCHAR, sex VARCHAR, happy VARCHAR";

test("counts have every margin, not stated as a category, and a cell for empty combinations", async () => {
  const { t } = await tablesFrom(people, peopleColumns, six, {
    t: { by: ["role", "sex"], measure: "count" },
  });
  const rows = cellsOf(t!).map(({ role, sex, count, base }) => [role, sex, count, base]);
  assert.equal(rows, [
    ["Total", "Total", 6, 6],
    ["Total", "f", 3, 3],
    ["Total", "m", 3, 3],
    ["parent", "Total", 2, 2],
    ["parent", "f", 1, 1],
    ["parent", "m", 1, 1],
    ["pupil", "Total", 2, 2],
    ["pupil", "f", 2, 2],
    ["pupil", "m", 0, 0],
    ["not-stated", "Total", 2, 2],
    ["not-stated", "f", 0, 0],
    ["not-stated", "m", 2, 2],
  ]);
});

test("a percentage is of those who answered, in each cell of the breakdown", async () => {
  const { t } = await tablesFrom(people, peopleColumns, six, {
    t: { by: ["role"], of: "happy", measure: "percent" },
  });
  const rows = cellsOf(t!).map(({ role, happy, count, base }) => [role, happy, count, base]);
  assert.equal(rows, [
    ["Total", "Total", 5, 5],
    ["Total", "yes", 3, 5],
    ["Total", "no", 2, 5],
    ["parent", "Total", 2, 2],
    ["parent", "yes", 1, 2],
    ["parent", "no", 1, 2],
    ["pupil", "Total", 1, 1],
    ["pupil", "yes", 1, 1],
    ["pupil", "no", 0, 1],
    ["not-stated", "Total", 2, 2],
    ["not-stated", "yes", 1, 2],
    ["not-stated", "no", 1, 2],
  ]);
  assert.equal(
    t!.measures.map(({ column }) => column),
    ["response_percent", "response_base"],
  );
  assert.is(t!.of, "happy");
});

test("weighted sums stand beside the counts of responses", async () => {
  const weighted = collection([role, sex, happy], { weight: "weight" });
  const { t } = await tablesFrom(weighted, peopleColumns, six, {
    t: { by: ["role"], of: "happy", measure: ["count", "percent"] },
  });
  const { count, base, weighted_count, weighted_base } = cell(t!, { role: "Total", happy: "yes" });
  assert.equal([count, base, weighted_count, weighted_base], [3, 5, 2.75, 4]);
  assert.is(t!.weighted, true);
});

test("a weighted collection can have an unweighted table, and then both counts are the same", async () => {
  const weighted = collection([role, sex, happy], { weight: "weight" });
  const { t } = await tablesFrom(weighted, peopleColumns, six, {
    t: { by: ["sex"], measure: "count", weighted: "no" },
  });
  assert.equal(
    cellsOf(t!).map((one) => one["weighted_count"]),
    [6, 3, 3],
  );
});

test("a tenth ten times over is exactly one, in whatever order it is summed", async () => {
  const weighted = collection([sex], { weight: "weight" });
  const { t } = await tablesFrom(weighted, "sex VARCHAR", Array(10).fill("1, 0.1, 'f'"), {
    t: { by: ["sex"], measure: "count" },
  });
  assert.is(cell(t!, { sex: "f" })["weighted_count"], 1);
});

test("a table of a question counts those routed to it, and nobody who answered without being asked", async () => {
  const routed = collection([role, sex, { ...happy, askedOf: "women" } as typeof happy], {
    universes: [
      { name: "women", label: "Women", where: "sex = 'f'" },
      { name: "pupils", label: "Pupils", where: "role = 'pupil' OR role IS NULL" },
    ],
  });
  const { t, u } = await tablesFrom(routed, peopleColumns, six, {
    t: { of: "happy", measure: "percent" },
    u: { of: "happy", measure: "percent", universe: "pupils" },
  });
  // The two women who answered both said yes; of these one is a pupil.
  assert.equal([t!.universe, cellsOf(t!).map(({ count }) => count)], ["Women", [2, 2, 0]]);
  assert.equal([u!.universe, cellsOf(u!).map(({ count }) => count)], ["Women; Pupils", [1, 1, 0]]);
});

test("a universe keeps only its rows, and only for its own table", async () => {
  const from = collection([role, sex, happy], {
    universes: [{ name: "women", label: "Women", where: "sex = 'f'" }],
  });
  const { a, b } = await tablesFrom(from, peopleColumns, six, {
    a: { by: ["role"], measure: "count", universe: "women" },
    b: { by: ["role"], measure: "count" },
  });
  assert.equal(
    cellsOf(a!).map(({ count }) => count),
    [3, 1, 2, 0],
  );
  assert.equal(
    cellsOf(b!).map(({ count }) => count),
    [6, 2, 2, 2],
  );
  assert.equal([a!.universe, b!.universe], ["Women", "People"]);
});

// Four people and what they read: one ticked two papers, one ticked one twice, one none, one did not answer.
const reads = collection([sex, multiple("reads", codes("news", "sport"))]);
const readsColumns = "sex VARCHAR, reads VARCHAR[]";
const readers = [
  "1, 1, 'f', ['news', 'sport']",
  "1, 1, 'm', ['news', 'news']",
  "1, 1, 'f', []",
  "1, 1, 'm', NULL",
];

test("the base of a multiple choice is its respondents, not their ticks", async () => {
  const { t } = await tablesFrom(reads, readsColumns, readers, {
    t: { by: ["sex"], of: "reads", measure: "percent" },
  });
  const rows = cellsOf(t!).map(({ sex, reads, count, base }) => [sex, reads, count, base]);
  assert.equal(rows, [
    ["Total", "Total", 3, 3],
    ["Total", "news", 2, 3],
    ["Total", "sport", 1, 3],
    ["f", "Total", 2, 2],
    ["f", "news", 1, 2],
    ["f", "sport", 1, 2],
    ["m", "Total", 1, 1],
    ["m", "news", 1, 1],
    ["m", "sport", 0, 1],
  ]);
  assert.is(t!.dimensions[1]?.kind, "multiple");
});

test("a multiple choice as a breakdown counts everybody in its margin and the silent as not stated", async () => {
  const { t } = await tablesFrom(reads, readsColumns, readers, { t: { by: ["reads"], measure: "count" } });
  const rows = cellsOf(t!).map(({ reads, count }) => [reads, count]);
  assert.equal(rows, [
    ["Total", 4],
    ["news", 2],
    ["sport", 1],
    ["not-stated", 1],
  ]);
});

test("two multiple choices in one table give every pair of ticks", async () => {
  const from = collection([multiple("a", codes("x", "y")), multiple("b", codes("p", "q"))]);
  const { t } = await tablesFrom(
    from,
    "a VARCHAR[], b VARCHAR[]",
    ["1, 1, ['x','y'], ['p','q']", "1, 1, ['x'], ['p']"],
    {
      t: { by: ["a"], of: "b", measure: "percent" },
    },
  );
  const shown = ["Total", "x", "y"].map((a) => ["Total", "p", "q"].map((b) => cell(t!, { a, b })["count"]));
  assert.equal(shown, [
    [2, 2, 1],
    [2, 2, 1],
    [1, 1, 1],
  ]);
});

const school = collection([sex, grid("view", ["safe", "happy-here"], codes("agree", "disagree"))]);
const schoolColumns = "sex VARCHAR, view__safe VARCHAR, view__happy_here VARCHAR";
const views = ["1, 1, 'f', 'agree', 'disagree'", "1, 1, 'f', 'agree', NULL", "1, 1, 'm', NULL, 'agree'"];

test("a battery is one table: items without a margin, and each item's base is those who answered it", async () => {
  const { t } = await tablesFrom(school, schoolColumns, views, { t: { of: "view", measure: "percent" } });
  const rows = cellsOf(t!).map(({ view, view_answer, count, base }) => [view, view_answer, count, base]);
  assert.equal(rows, [
    ["safe", "Total", 2, 2],
    ["safe", "agree", 2, 2],
    ["safe", "disagree", 0, 2],
    ["happy-here", "Total", 2, 2],
    ["happy-here", "agree", 1, 2],
    ["happy-here", "disagree", 1, 2],
  ]);
  assert.equal(
    t!.dimensions.map(({ name, kind, hasTotal }) => [name, kind, hasTotal]),
    [
      ["view", "item", false],
      ["view_answer", "code", true],
    ],
  );
  assert.is(t!.of, "view_answer");
});

test("a battery as a breakdown has those who left an item out as not stated", async () => {
  const { t } = await tablesFrom(school, schoolColumns, views, { t: { by: ["view"], measure: "count" } });
  const safe = cellsOf(t!).filter(({ view }) => view === "safe");
  assert.equal(
    safe.map(({ view_answer, count }) => [view_answer, count]),
    [
      ["Total", 3],
      ["agree", 2],
      ["disagree", 0],
      ["not-stated", 1],
    ],
  );
});

const pay = collection([sex, number("pay", 2)], { weight: "weight" });
// Women 10, 20, 40 with weights 1, 1, 3; men 5.50 (2) and one who gave no number.
const paid = ["1, 1, 'f', 10", "1, 1, 'f', 20", "1, 3, 'f', 40", "1, 2, 'm', 5.5", "1, 4, 'm', NULL"];
const payColumns = "sex VARCHAR, pay DECIMAL(18,2)";

test("means, totals and medians are of those who gave a number", async () => {
  const { t } = await tablesFrom(pay, payColumns, paid, {
    t: { by: ["sex"], of: "pay", measure: ["count", "mean", "total", "median"], weighted: "no" },
  });
  const rows = cellsOf(t!).map(({ sex, count, base, mean, total, median }) => [
    sex,
    count,
    base,
    mean,
    total,
    median,
  ]);
  assert.equal(rows, [
    ["Total", 5, 4, 18.875, 75.5, 15],
    ["f", 3, 3, 70 / 3, 70, 20],
    ["m", 2, 1, 5.5, 5.5, 5.5],
  ]);
  assert.is(t!.of, null);
});

test("the weighted median is the smallest value at which the running weight reaches half", async () => {
  const { t } = await tablesFrom(pay, payColumns, paid, {
    t: { by: ["sex"], of: "pay", measure: ["mean", "total", "median"] },
  });
  const rows = cellsOf(t!).map(({ sex, weighted_base, mean, total, median }) => [
    sex,
    weighted_base,
    mean,
    total,
    median,
  ]);
  // All: 5.50 (2), 10 (1), 20 (1), 40 (3): 3.5 of 7 is reached at 20.
  assert.equal(rows, [
    ["Total", 7, 161 / 7, 161, 20],
    ["f", 5, 30, 150, 40],
    ["m", 2, 5.5, 11, 5.5],
  ]);
});

test("where exactly half the weight is reached, the weighted median is that value", async () => {
  const { t } = await tablesFrom(pay, payColumns, ["1, 2, 'f', 1", "1, 1, 'f', 3", "1, 1, 'f', 9"], {
    t: { of: "pay", measure: "median" },
  });
  assert.is(cellsOf(t!)[0]?.["median"], 1);
});

test("where nobody gave a number there is no mean, total or median", async () => {
  const { t } = await tablesFrom(pay, payColumns, ["1, 1, 'f', 3"], {
    t: { by: ["sex"], of: "pay", measure: ["mean", "median", "total"] },
  });
  const { count, base, mean, median, total } = cell(t!, { sex: "m" });
  assert.equal([count, base, mean, median, total], [0, 0, null, null, null]);
});

test("no responses at all give a whole table of noughts", async () => {
  const { t } = await tablesFrom(people, peopleColumns, [], {
    t: { by: ["role"], of: "happy", measure: "percent" },
  });
  assert.equal(
    cellsOf(t!).map(({ count, base }) => [count, base]),
    Array(12).fill([0, 0]),
  );
});

test("a derived variable is a dimension like any other, and a table without dimensions has one cell", async () => {
  const from = collection([sex], {
    derived: [
      {
        kind: "code",
        name: "old",
        label: "Old",
        list: { name: null, codes: codes("yes") },
        missing: { code: "no", label: "No" },
        sql: "age > 65",
        reads: ["age"],
      },
    ],
  });
  const { t, all } = await tablesFrom(
    from,
    "sex VARCHAR, old VARCHAR",
    ["1, 1, 'f', 'yes'", "1, 1, 'f', NULL"],
    {
      t: { by: ["old"], measure: "count" },
      all: { measure: "count" },
    },
  );
  assert.equal(
    cellsOf(t!).map(({ old, count }) => [old, count]),
    [
      ["Total", 2],
      ["yes", 1],
      ["no", 1],
    ],
  );
  assert.equal(
    cellsOf(all!).map(({ count, base }) => [count, base]),
    [[2, 2]],
  );
});

test("a median can be broken down by a multiple choice, whose margin is the respondents", async () => {
  const from = collection([multiple("reads", codes("news", "sport")), number("pay")]);
  const rows = ["1, 1, ['news', 'sport'], 1", "1, 1, ['news'], 2", "1, 1, [], 9"];
  const { t } = await tablesFrom(from, "reads VARCHAR[], pay DECIMAL(18,0)", rows, {
    t: { by: ["reads"], of: "pay", measure: "median" },
  });
  const medians = cellsOf(t!).map(({ reads, median }) => [reads, median]);
  assert.equal(medians, [
    ["Total", 2],
    ["news", 1.5],
    ["sport", 1],
    ["not-stated", null],
  ]);
});

test("more tables than one query can group by are made in several, and come out the same", async () => {
  const names = Array.from({ length: 70 }, (_, index) => `v${index}`);
  const from = collection(names.map((name) => codeVariable(name, codes("a", "b"))));
  const values = names.map((_, index) => (index % 3 === 0 ? "NULL" : index % 3 === 1 ? "'a'" : "'b'"));
  const tables = Object.fromEntries(names.map((name) => [name, { of: name, measure: "percent" }]));
  const columns = names.map((name) => `${name} VARCHAR`).join(", ");
  const made = await tablesFrom(from, columns, [`1, 1, ${values.join(", ")}`], tables);
  const shown = Object.values(made).map((table) => cellsOf(table).map(({ count, base }) => [count, base]));
  const expected = [
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [
      [1, 1],
      [1, 1],
      [0, 1],
    ],
    [
      [1, 1],
      [0, 1],
      [1, 1],
    ],
  ];
  for (const [index, cells] of shown.entries()) assert.equal(cells, expected[index % 3]);
});

const regions = [
  { code: "N", label: "North", source: [], more: {} },
  { code: "S", label: "South", source: [], more: {} },
];
const authorities = [
  { code: "n2", label: "Two", source: [], more: { region: "N", old_code: "802" } },
  { code: "s1", label: "One", source: [], more: { region: "S", old_code: "801" } },
  { code: "n1", label: "Three", source: [], more: { region: "N", old_code: "803" } },
];
const places = collection([codeVariable("la", authorities, true), happy], {
  geography: [
    { level: "Local authority", variable: "la" },
    { level: "Regional", variable: "region" },
  ],
  derived: [
    {
      kind: "parent",
      name: "region",
      label: "Region",
      list: { name: "region", codes: regions },
      child: "la",
    },
  ],
});
const placesColumns = "la VARCHAR, happy VARCHAR, region VARCHAR";
const placed = ["1, 1, 'n2', 'yes', 'N'", "1, 1, 'n2', 'no', 'N'", "1, 1, 's1', 'yes', 'S'"];

test("places of all levels are one dimension under the country, those without responses included", async () => {
  const { t } = await tablesFrom(places, placesColumns, placed, {
    t: { geography: ["Local authority", "Regional"], of: "happy", measure: "percent" },
  });
  const rows = cellsOf(t!).filter(({ happy }) => happy === "yes");
  assert.equal(
    rows.map(({ geography, count, base }) => [geography, count, base]),
    [
      ["Total", 2, 3],
      ["N", 1, 2],
      ["n2", 1, 2],
      ["n1", 0, 0],
      ["S", 1, 1],
      ["s1", 1, 1],
    ],
  );
  const shown = t!.dimensions[0]?.codes.map(({ code, level, parent, oldCode }) => [
    code,
    level,
    parent,
    oldCode,
  ]);
  assert.equal(shown?.slice(0, 2), [
    ["N", "Regional", null, null],
    ["n2", "Local authority", "N", "802"],
  ]);
});

test("one level of places alone has no parents", async () => {
  const { t } = await tablesFrom(places, placesColumns, placed, {
    t: { geography: ["Local authority"], measure: "count" },
  });
  assert.equal(
    cellsOf(t!).map(({ geography, count }) => [geography, count]),
    [
      ["Total", 3],
      ["n2", 2],
      ["s1", 1],
      ["n1", 0],
    ],
  );
  assert.is(t!.dimensions[0]?.codes[0]?.parent, null);
});

test("a rate has the denominator of each of its cells, and none where the other collection has none", async () => {
  const made = await withDatabase(async (db) => {
    await responses(
      db,
      placesColumns,
      placed.map((row, index) => `${index}, ${row}`),
    );
    await db.run(
      "CREATE TABLE pupils AS SELECT * FROM (VALUES (100, 'n2', 'N'), (50, 's1', 'S'), (25, 's1', 'S')) t(count, la, region)",
    );
    const tables = specs({
      t: {
        geography: ["Local authority", "Regional"],
        measure: ["count", "rate"],
        denominator: { collection: "pupils", period: "2024" },
        per: "100",
      },
    });
    return tabulate(db, places, tables, denominatorsFrom(db, "pupils", places));
  });
  const rows = cellsOf(made[0]!).map(({ geography, count, denominator }) => [geography, count, denominator]);
  assert.equal(rows, [
    ["Total", 3, 175],
    ["N", 2, 100],
    ["n2", 2, 100],
    ["n1", 0, null],
    ["S", 1, 75],
    ["s1", 1, 75],
  ]);
  assert.is(made[0]!.per, 100);
});

test("a denominator that states its total gives it to the margin", async () => {
  await withDatabase(async (db) => {
    await db.run(
      "CREATE TABLE pupils AS SELECT * FROM (VALUES (10, 'f'), (20, 'm'), (31, 'Total')) t(count, sex)",
    );
    const found = await denominatorsFrom(db, "pupils", places)("pupils", "2024", [
      { name: "sex", levels: [] },
    ]);
    assert.equal([...found].sort(), [
      ["Total", 31],
      ["f", 10],
      ["m", 20],
    ]);
  });
});

const channel = codeVariable("channel", codes("letter", "phone", "visit"), true);
const year = codeVariable("year", codes("2009", "2010"), true);
const source = codeVariable("paragraph", codes("12", "13"));
const figures = collection([channel, year, source], {
  kind: "figures",
  source: counted,
  universes: [{ name: "first", label: "First year", where: "year = '2009'" }],
});
const figureColumns = "channel VARCHAR, year VARCHAR, paragraph VARCHAR";

test("a total that the source states is published as stated, and its parts that miss it are reported", async () => {
  const { t } = await tablesFrom(
    figures,
    figureColumns,
    [
      "2629, 1, 'letter', '2009', '12'",
      "1468, 1, 'phone', '2009', '12'",
      "44, 1, 'visit', '2009', '13'",
      "4211, 1, 'Total', '2009', '13'",
    ],
    { t: { by: ["channel"], measure: "count", attributes: ["paragraph"] } },
  );
  assert.equal(
    cellsOf(t!).map(({ channel, count, paragraph }) => [channel, count, paragraph]),
    [
      ["Total", 4211, "13"],
      ["letter", 2629, "12"],
      ["phone", 1468, "12"],
      ["visit", 44, "13"],
    ],
  );
  assert.equal(t!.discrepancies, [{ key: { channel: "Total" }, stated: 4211, sumOfParts: 4141 }]);
});

test("without a stated total the margin is the sum, of stated totals where those are its parts", async () => {
  const { t } = await tablesFrom(
    figures,
    figureColumns,
    [
      "2, 1, 'letter', '2009', '12'",
      "3, 1, 'phone', '2009', '13'",
      "6, 1, 'Total', '2009', '12'",
      "4, 1, 'letter', '2010', '12'",
    ],
    { t: { by: ["year", "channel"], measure: "count", attributes: ["paragraph"] } },
  );
  const shown = ["Total", "2009", "2010"].map((year) =>
    ["Total", "letter", "phone"].map((channel) => cell(t!, { year, channel })["count"]),
  );
  assert.equal(shown, [
    [10, 6, 3],
    [6, 2, 3],
    [4, 4, 0],
  ]);
  assert.equal(t!.discrepancies, [{ key: { year: "2009", channel: "Total" }, stated: 6, sumOfParts: 5 }]);
  assert.is(cell(t!, { year: "Total", channel: "letter" })["paragraph"], "");
});

test("the rows of one cell that name different attributes leave it without one", async () => {
  const { t } = await tablesFrom(
    figures,
    figureColumns,
    ["2, 1, 'letter', '2009', '12'", "3, 1, 'letter', '2009', '13'"],
    {
      t: { by: ["channel"], measure: "count", attributes: ["paragraph"] },
    },
  );
  assert.equal(cell(t!, { channel: "letter" })["paragraph"], "");
  assert.equal(cell(t!, { channel: "letter" })["count"], 5);
});

test("a grand total that no row states rests on the totals that rows do state, not on the little detail beneath", async () => {
  const rows = [
    "3, 1, 'letter', '2009', NULL",
    "10, 1, 'letter', 'Total', NULL",
    "20, 1, 'phone', 'Total', NULL",
  ];
  for (const by of [
    ["year", "channel"],
    ["channel", "year"],
  ]) {
    const { t } = await tablesFrom(figures, figureColumns, rows, { t: { by, measure: "count" } });
    assert.is(cell(t!, { year: "Total", channel: "Total" })["count"], 30);
  }
});

test("stated totals of two dimensions that add to different grand totals are reported", async () => {
  const rows = [
    "12, 1, 'Total', '2009', NULL",
    "17, 1, 'Total', '2010', NULL",
    "10, 1, 'letter', 'Total', NULL",
    "20, 1, 'phone', 'Total', NULL",
    "0, 1, 'visit', 'Total', NULL",
  ];
  const { t } = await tablesFrom(figures, figureColumns, rows, {
    t: { by: ["year", "channel"], measure: "count" },
  });
  assert.is(cell(t!, { year: "Total", channel: "Total" })["count"], 29);
  assert.equal(t!.discrepancies, [{ key: { year: "Total", channel: "Total" }, stated: 29, sumOfParts: 30 }]);
});

test("counted figures with a universe leave out the codes that have no row in it", async () => {
  const rows = ["2, 1, 'letter', '2009', NULL", "3, 1, 'phone', '2010', NULL", "0, 1, 'visit', '2009', NULL"];
  const { t, all } = await tablesFrom(figures, figureColumns, rows, {
    t: { by: ["channel"], measure: "count", universe: "first" },
    all: { by: ["channel"], measure: "count" },
  });
  assert.equal(
    cellsOf(t!).map(({ channel, count }) => [channel, count]),
    [
      ["Total", 2],
      ["letter", 2],
      ["visit", 0],
    ],
  );
  assert.equal(all!.dimensions[0]?.codes.length, 3);
});

test("a stated total is never added to its own parts by a table that does not show them", async () => {
  const rows = ["2, 1, 'letter', '2009', NULL", "3, 1, 'phone', '2009', NULL", "5, 1, 'Total', '2009', NULL"];
  const problems = await problemsOf(() =>
    tablesFrom(figures, figureColumns, rows, { t: { by: ["year"], measure: "count" } }),
  );
  assert.equal(problems, [
    'table "t": would add the totals that the source states over "channel" to their own parts; add "channel" to its dimensions, or choose one or the other with a universe',
  ]);
});

test("counted places add to the places that they lie in, and the country is as its row states it", async () => {
  const from = { ...places, source: counted };
  const rows = ["2, 1, 'n1', 'yes', 'N'", "3, 1, 'n2', 'yes', 'N'", "4, 1, 's1', 'yes', 'S'"];
  const spec = { t: { geography: ["Local authority", "Regional"], measure: "count" } };
  const shown = async (more: string[]) => {
    const { t } = await tablesFrom(from, placesColumns, [...rows, ...more], spec);
    return { counts: cellsOf(t!).map(({ geography, count }) => [geography, count]), found: t!.discrepancies };
  };
  const counts = [
    ["N", 5],
    ["n2", 3],
    ["n1", 2],
    ["S", 4],
    ["s1", 4],
  ];
  assert.equal(await shown([]), { counts: [["Total", 9], ...counts], found: [] });
  assert.equal(await shown(["11, 1, 'Total', 'yes', NULL"]), {
    counts: [["Total", 11], ...counts],
    found: [{ key: { geography: "Total" }, stated: 11, sumOfParts: 9 }],
  });
});

test("percentages of counted figures are of the stated total", async () => {
  const { t } = await tablesFrom(
    figures,
    figureColumns,
    ["30, 1, 'letter', '2009', NULL", "200, 1, 'Total', '2009', NULL"],
    {
      t: { of: "channel", measure: ["count", "percent"] },
    },
  );
  assert.equal(cell(t!, { channel: "letter" })["base"], 200);
});

const statedFigures = collection([channel, source, number("share", 1), number("base")], {
  kind: "figures",
  source: counted,
});
const statedColumns = "channel VARCHAR, paragraph VARCHAR, share DECIMAL(18,1), base DECIMAL(18,0)";

test("a stated figure is taken as it is, with its base and its paragraph, and without margins", async () => {
  const { t } = await tablesFrom(
    statedFigures,
    statedColumns,
    ["1, 1, 'letter', '12', 62.5, 48", "1, 1, 'phone', '13', 8, NULL"],
    {
      t: { by: ["channel"], of: "share", measure: "stated", attributes: ["paragraph"] },
    },
  );
  assert.equal(
    cellsOf(t!).map(({ channel, stated, base, paragraph }) => [channel, stated, base, paragraph]),
    [
      ["letter", 62.5, 48, "12"],
      ["phone", 8, 0, "13"],
      ["visit", null, 0, ""],
    ],
  );
  assert.equal(
    t!.measures.map(({ column }) => column),
    ["share_value", "response_base"],
  );
  assert.is(t!.dimensions[0]?.hasTotal, false);
});

test("two rows that state one cell are refused by their numbers, and so is a stated total", async () => {
  const table = { t: { by: ["channel"], of: "share", measure: "stated" } };
  const twice = [
    "1, 1, 'letter', '12', 62.5, 48",
    "1, 1, 'phone', '12', 1, 1",
    "1, 1, 'letter', '12', 62.5, 48",
  ];
  assert.equal(await problemsOf(() => tablesFrom(statedFigures, statedColumns, twice, table)), [
    'table "t": rows 1 and 3 of the source state the same cell; add the dimension that tells them apart, or a universe',
  ]);
  const total = ["1, 1, 'letter', '12', 62.5, 48", "1, 1, 'Total', '12', 62.5, 48"];
  assert.equal(await problemsOf(() => tablesFrom(statedFigures, statedColumns, total, table)), [
    'table "t": row 2 of the source states a total; give it a code of its own, or leave it out with a universe',
  ]);
});

test("a count that a cell cannot hold is refused", async () => {
  const rows = ["2147483648, 1, 'letter', '2009', NULL"];
  const problems = await problemsOf(() =>
    tablesFrom(figures, figureColumns, rows, { t: { by: ["channel"], measure: "count" } }),
  );
  assert.equal(problems, ['table "t": has a count above 2147483647; count in larger units']);
});

test("the order of rows and the number of threads change nothing", async () => {
  const from = collection([role, sex, happy, multiple("reads", codes("news", "sport")), number("pay", 2)], {
    weight: "weight",
  });
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const of = (list: string[]) => list[(index * 7919) % list.length];
    return `1, ${(index % 97) + 1}.123456789, ${of(["'parent'", "'pupil'", "NULL"])}, ${of(["'f'", "'m'"])}, ${of(["'yes'", "'no'", "NULL", "'no'", "'no'"])}, ${of(["['news']", "[]", "NULL", "['news','sport']"])}, ${index % 83}.17`;
  });
  const tables = {
    a: { by: ["role", "sex"], of: "happy", measure: ["count", "percent"] },
    b: { by: ["role"], of: "reads", measure: ["count", "percent"] },
    c: { by: ["sex"], of: "pay", measure: ["mean", "median", "total"] },
  };
  const run = (threads: number, order: string[]) =>
    withDatabase(async (db) => {
      await db.run(`SET threads = ${threads}`);
      await responses(
        db,
        `${peopleColumns}, reads VARCHAR[], pay DECIMAL(18,2)`,
        order.map((row, index) => `${index}, ${row}`),
      );
      return (await tabulate(db, from, specs(tables), noDenominators)).map(cellsOf);
    });
  const once = await run(1, rows);
  assert.equal(await run(4, rows), once);
  assert.equal(await run(4, [...rows].reverse()), once);
  assert.equal(await run(1, [...rows].sort()), once);
});

test.run();
