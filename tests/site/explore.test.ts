// The pure parts of the explorer: reading the file, choosing, turning, sorting, linking, writing.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { csv } from "../../pipeline/formats/csv.ts";
import { safeText as published } from "../../pipeline/formats/safe-text.ts";
import { layoutBars } from "../../site/client/explore/chart-layout.js";
import { citation } from "../../site/client/explore/citation.js";
import { readCsv } from "../../site/client/explore/csv.js";
import { selectionCsv } from "../../site/client/explore/csv-out.js";
import { groupRows } from "../../site/client/explore/groups.js";
import { fromQuery, toQuery } from "../../site/client/explore/link.js";
import { codesOf, mostColumns, pivot, textAt } from "../../site/client/explore/pivot.js";
import { safeText } from "../../site/client/explore/safe-text.js";
import { firstSelection, tidy } from "../../site/client/explore/selection.js";
import { sizeSentence, sortSentence } from "../../site/client/explore/sentences.js";
import { sortLines } from "../../site/client/explore/sort.js";
import { brokenLines, roughWidth } from "../../site/client/explore/text-width.js";
import type { Pivot, Selection, Table } from "../../site/client/explore/words.js";
import { answersCsv, answersPage, placesCsv, placesPage, selectionOf, tableOf } from "./sample-explore.ts";

const answers = tableOf(answersPage, answersCsv);

/** The texts that a page shows, line by line. */
function shownLines(found: Pivot, lines: Iterable<number> = Array(found.down.size).keys()): string[][] {
  return [...lines].map((line) => [
    ...codesOf(found.down, line).map(({ label }) => label),
    ...found.values.flatMap((values) =>
      Array.from(
        { length: found.shown },
        (_, column) => values.shown[textAt(found, values, line, column)] ?? "",
      ),
    ),
  ]);
}

function textsOf({ columns, rows }: ReturnType<typeof readCsv>): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map(({ at, texts }) => texts[at[row] ?? 0] ?? "missing"),
  );
}

test("a CSV file is read with quotes, either line end, a byte order mark and no last line end", () => {
  const file = readCsv('\uFEFFa,"b ""x""",c\r\n1,"two, or\nmore",\r\n2,"say ""yes""",end');
  assert.equal(
    file.columns.map(({ name }) => name),
    ["a", 'b "x"', "c"],
  );
  assert.equal(textsOf(file), [
    ["1", "two, or\nmore", ""],
    ["2", 'say "yes"', "end"],
  ]);
});

test("a row that is too short has empty cells, and one that is too long disturbs no other", () => {
  assert.equal(textsOf(readCsv("a,b\n1\n2,3,4\n5,6\n")), [
    ["1", ""],
    ["2", "3"],
    ["5", "6"],
  ]);
});

test("whatever the published files hold is read as it was written", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r", " ", "=", "7") });
  const rows = fc.integer({ min: 1, max: 4 }).chain((width) => {
    const row = fc.array(cell, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: 1, maxLength: 5 });
  });
  fc.assert(
    fc.property(rows, (written) => {
      // A line of one empty cell is an empty line, which no table has.
      fc.pre(written.every((row) => row.length > 1 || row[0] !== ""));
      const file = readCsv(csv(written));
      assert.equal([file.columns.map(({ name }) => name), ...textsOf(file)], written);
    }),
  );
});

test("labels become codes, the margin first, and cells read as on the pages", () => {
  assert.equal(
    answers.dimensions.map(({ codes }) => codes.map(({ code }) => code)),
    [
      ["Total", "primary", "secondary"],
      ["Total", "yes", "no"],
    ],
  );
  const [n, p] = answers.values;
  assert.equal(n?.shown, ["1,200", "900", "300", "800", "640", "160", "400", "[c]", "4"]);
  assert.equal(p?.shown, ["100.0%", "75.0%", "25.0%", "80.0%", "20.0%", "[c]", "[low]"]);
});

test("a figure that the file leaves empty is empty, not 0", () => {
  const [n] = tableOf(
    answersPage,
    "phase,answer,n,p\nPrimary,Yes,,1\nPrimary,No, ,1\nPrimary,Total,0,1\n",
  ).values;
  assert.equal([...(n?.numbers ?? [])], [Number.NaN, Number.NaN, 0]);
  assert.is(n?.shown[0], "");
});

test("a label that no code list knows is its own code, and a note on a figure is text", () => {
  const paragraph = {
    name: "par",
    column: "par",
    label: "Paragraph",
    geography: false,
    attribute: true,
    codes: [],
  };
  const page = { ...answersPage, dimensions: [...answersPage.dimensions.slice(0, 1), paragraph] };
  const { dimensions, values } = tableOf(page, "phase,par,n,p\nNew,c,5,6\nPrimary,3,7,8\n");
  assert.equal(
    dimensions[0]?.codes.map(({ code }) => code),
    ["primary", "New"],
  );
  assert.equal([...(dimensions[0]?.at ?? [])], [1, 0]);
  const note = values.at(-1);
  assert.equal(
    [note?.kind, note?.shown, [...(note?.numbers ?? [])]],
    ["note", ["c", "3"], [Number.NaN, Number.NaN]],
  );
});

test("places have the codes of their own level, and the country is the margin", () => {
  const [places] = tableOf(placesPage, placesCsv).dimensions;
  assert.equal(places?.codes, [
    { code: "Total", label: "England" },
    { code: "E12000001", label: "North East", level: "Region" },
    { code: "E12000002", label: "North West", level: "Region" },
    { code: "E06000001", label: "Hartlepool", level: "Local authority" },
  ]);
  assert.equal([...(places?.at ?? [])], [0, 1, 2, 3]);
});

test("the level of places is not told where there is only one", () => {
  const regions = placesCsv.split("\n").slice(0, 4).join("\n");
  const [places] = tableOf(placesPage, regions).dimensions;
  assert.equal(places?.codes[1], { code: "E12000001", label: "North East" });
});

test("first come the percentages without their margin, laid out as on the page", () => {
  assert.equal(firstSelection(answersPage, answers), {
    show: ["p"],
    across: ["answer"],
    codes: { answer: ["yes", "no"] },
    sort: null,
    chart: "",
  });
});

test("a dimension goes across or down, and figures stand where their codes cross", () => {
  assert.equal(shownLines(pivot(answers, selectionOf({ show: ["n"] }))), [
    ["Total", "1,200", "900", "300"],
    ["Primary", "800", "640", "160"],
    ["Secondary, all", "400", "[c]", "4"],
  ]);
  assert.equal(shownLines(pivot(answers, selectionOf({ show: ["n"], across: ["phase"] }))), [
    ["Total", "1,200", "800", "400"],
    ["Yes", "900", "640", "[c]"],
    ["No", "300", "160", "4"],
  ]);
  const long = pivot(answers, selectionOf({ across: [] }));
  assert.equal(shownLines(long).at(-1), ["Secondary, all", "No", "4", "[low]"]);
  assert.is(pivot(answers, selectionOf({ across: ["phase", "answer"] })).down.size, 1);
});

test("only chosen codes have lines and columns", () => {
  const codes = { phase: ["primary"], answer: ["yes", "no"] };
  assert.equal(shownLines(pivot(answers, selectionOf({ show: ["p"], codes }))), [
    ["Primary", "80.0%", "20.0%"],
  ]);
  const none = pivot(answers, selectionOf({ codes: { phase: [] } }));
  assert.is(none.down.size, 0);
  assert.is(sizeSentence(none), "No rows: choose at least one in each list.");
});

test("a pair of codes that the file does not have is an empty cell", () => {
  const sparse = tableOf(answersPage, answersCsv.replace("2025,Primary,No,160,20\n", ""));
  assert.equal(shownLines(pivot(sparse, selectionOf({ show: ["n"] })))[1], ["Primary", "800", "640", ""]);
});

test("rows are grouped alike whether pairs are few or many", () => {
  const codes = (width: number) => Array.from({ length: width }, (_, i) => ({ code: `${i}`, label: `${i}` }));
  const group = (width: number) => {
    const at = Int32Array.from([5, 0, 5, 3]);
    const other = Int32Array.from([1, 1, 0, 1]);
    const dimensions = [
      { name: "a", label: "A", codes: codes(width), at },
      { name: "b", label: "B", codes: codes(2), at: other },
    ];
    return groupRows(dimensions, Int32Array.from([0, 0, 0, -1]));
  };
  for (const width of [6, 4_000_001]) {
    const { of, size, codes: found } = group(width);
    assert.equal(
      [size, [...of], found.map((each) => [...each])],
      [
        3,
        [2, 0, 1, -1],
        [
          [0, 5, 5],
          [1, 0, 1],
        ],
      ],
    );
  }
});

test("a table of too many columns shows the first and says so", () => {
  const lines = Array.from({ length: 70 }, (_, i) => `Primary,a${i},${i},${i}`);
  const wide = pivot(tableOf(answersPage, `phase,answer,n,p\n${lines.join("\n")}\n`), selectionOf());
  assert.is(wide.shown, mostColumns / 2);
  assert.match(sizeSentence(wide), /^1 row, 140 columns\. Only the first 60 columns are shown/);
});

const withSymbols = tableOf(
  answersPage,
  "phase,answer,n,p\nA,Total,c,1\nB,Total,5,1\nC,Total,low,1\nD,Total,-2,1\nE,Total,40,1\nF,Total,5,1\n",
);

function order(sort: Selection["sort"]): string {
  const found = pivot(withSymbols, selectionOf({ show: ["n"] }));
  return shownLines(found, sortLines(found, sort))
    .map(([label]) => label)
    .join("");
}

test("figures sort by size with symbols last in both directions, and equal ones stay in order", () => {
  assert.is(order({ by: ["n", "Total"], down: false }), "DBFEAC");
  assert.is(order({ by: ["n", "Total"], down: true }), "EBFDAC");
  assert.is(order(null), "ABCDEF");
});

test("labels sort by alphabet, and to sort by a column that is not shown changes nothing", () => {
  assert.is(order({ by: ["phase"], down: true }), "FEDCBA");
  assert.is(order({ by: ["p", "Total"], down: true }), "ABCDEF");
  const found = pivot(withSymbols, selectionOf({ show: ["n"] }));
  assert.is(sortSentence(found, { by: ["p", "Total"], down: true }), "");
  assert.is(
    sortSentence(found, { by: ["n", "Total"], down: true }),
    "Sorted by Number, Total, largest first.",
  );
});

test("a link names what is chosen, or what is left out where that is less", () => {
  const sort = { by: ["n", "yes"], down: true };
  assert.is(
    toQuery(answers, selectionOf({ codes: { phase: ["primary"], answer: ["yes", "no"] }, sort, chart: "p" })),
    "show=n,p&columns=answer&only.phase=primary&not.answer=Total&down=n,yes&chart=p",
  );
});

test("a link of something else is none, and one of codes that are gone says how many", () => {
  assert.is(fromQuery(answers, "?utm=1"), null);
  const found = fromQuery(answers, "show=n,gone&columns=&only.phase=primary,nursery&up=phase");
  assert.is(found?.missing, 1);
  assert.equal(found?.selection, {
    show: ["n"],
    across: [],
    codes: { phase: ["primary"] },
    sort: { by: ["phase"], down: false },
    chart: "",
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom("", "~", ",", "~1", "a,b", "%2C", "+"),
);

/** A table of any names and codes, and any selection of it. */
const anySelection = fc
  .uniqueArray(text, { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.uniqueArray(text, { maxLength: 5 }), { minLength: 3, maxLength: 3 }),
    ),
  )
  .chain(([names, lists]) => {
    const dimensions = names.map((name, i) => ({
      name,
      label: name,
      codes: (lists[i] ?? []).map((code) => ({ code, label: code })),
      at: new Int32Array(),
    }));
    const table: Table = { ...answers, dimensions };
    const codes = fc.tuple(
      ...dimensions.map(({ codes: all }) => fc.option(fc.subarray(all.map(({ code }) => code)))),
    );
    return fc.record({
      table: fc.constant(table),
      selection: fc
        .record({
          show: fc.subarray(["n", "p"]),
          across: fc.subarray(names),
          codes: codes.map((each) =>
            Object.fromEntries(names.flatMap((name, i) => (each[i] ? [[name, each[i]]] : []))),
          ),
          sort: fc.option(
            fc
              .tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.boolean())
              .map(([by, down]) => ({ by, down })),
          ),
          chart: fc.constantFrom("", "n", "p"),
        })
        .map((each): Selection => tidy(table, each)),
    });
  });

test("a link brings back the selection that it was made of, whatever its codes are called", () => {
  fc.assert(
    fc.property(anySelection, ({ table, selection }) => {
      const found = fromQuery(table, new URL(`https://example.org/?${toQuery(table, selection)}`).search);
      assert.equal(found, { selection, missing: 0 });
    }),
  );
});

test("to choose everything downloads the published file, byte for byte", () => {
  assert.is(selectionCsv(answers, selectionOf()), answersCsv);
});

test("a download has the chosen rows and figures under the published names", () => {
  const codes = { phase: ["secondary"], answer: ["yes", "no"] };
  assert.is(
    selectionCsv(answers, selectionOf({ show: ["p"], codes })),
    'time_period,phase,answer,p\n2025,"Secondary, all",Yes,c\n2025,"Secondary, all",No,low\n',
  );
});

test("a downloaded text cannot run as a formula, and a number below zero stays a number", () => {
  const table = tableOf(answersPage, "phase,answer,n,p\n=1+1,@x,-5,-0.5\n");
  assert.is(selectionCsv(table, selectionOf()), "phase,answer,n,p\n'=1+1,'@x,-5,-0.5\n");
  fc.assert(fc.property(fc.string(), (each) => assert.is(safeText(each), published(each))));
  for (const each of ["=a", "+a", "-a", "@a", "\ta", "\ra"]) assert.is(safeText(each), published(each));
});

test("a withheld figure has no bar but its symbol, and zero has a bar of no length", () => {
  const table = tableOf(answersPage, "phase,answer,n,p\nA,Yes,10,1\nB,Yes,c,1\nC,Yes,0,1\nD,Yes,-10,1\n");
  const found = pivot(table, selectionOf({ show: ["n"], across: [] }));
  const { bars, zero } = layoutBars(found, found.values[0]!, sortLines(found, null), 500, roughWidth);
  assert.equal(
    bars.map(({ value, drawn }) => [value, drawn]),
    [
      ["10", true],
      ["[c]", false],
      ["0", true],
      ["-10", true],
    ],
  );
  const [ten, , nothing, below] = bars;
  assert.is(nothing?.width, 0);
  assert.is(ten?.x, zero);
  assert.is((below?.x ?? 0) + (below?.width ?? 0), zero);
  assert.ok(Math.abs((ten?.width ?? 0) - (below?.width ?? 1)) < 1e-9);
});

test("a chart of many lines has the first and says how many are left", () => {
  const lines = Array.from({ length: 100 }, (_, i) => `p${i},Yes,${i},1`);
  const found = pivot(
    tableOf(answersPage, `phase,answer,n,p\n${lines.join("\n")}\n`),
    selectionOf({ across: [] }),
  );
  const drawing = layoutBars(found, found.values[0]!, sortLines(found, null), 300, roughWidth);
  assert.equal([drawing.bars.length, drawing.left], [40, 60]);
});

test("a label is broken before it leaves the drawing, and no word is lost", () => {
  const lines = brokenLines("one three  five seventeen", 9, (text) => text.length);
  assert.equal(lines, ["one three", "five", "seventeen"]);
});

test("a citation says who, when, what was chosen and where", () => {
  const selection = selectionOf({ codes: { phase: ["primary"] } });
  assert.is(
    citation(answersPage, answers, selection, "show=n"),
    "Example Inspectorate (2025), “Answers by phase; Phase: Primary”, Views, published 1 May 2025, https://example.org/t/?show=n",
  );
});

test("a citation of synthetic data says that they are", () => {
  const words = citation({ ...answersPage, synthetic: true }, answers, selectionOf(), "show=n");
  assert.match(words, /“Answers by phase \(synthetic data\)”/);
});

const folder = "site/client/explore";
const scripts = readdirSync(folder).map((name) => join(folder, name));

test("all that a browser can be asked to load is under 40 KB compressed", () => {
  const sizes = [...scripts, "site/lib/show.js"].map((file) => gzipSync(readFileSync(file)).length);
  const bytes = sizes.reduce((sum, each) => sum + each, 0);
  assert.ok(bytes < 40_000, `${bytes} bytes`);
});

test("a script imports only scripts that are in the site too", () => {
  const imports = scripts.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^import [^;]*?"([^"]+)";|import\("([^"]+)"\)/gm)].map((match) =>
      join(folder, match[1] ?? match[2] ?? ""),
    ),
  );
  assert.ok(imports.length > 20);
  assert.equal(
    imports.filter((file) => !scripts.includes(file) && file !== "site/lib/show.js"),
    [],
  );
});

test.run();
