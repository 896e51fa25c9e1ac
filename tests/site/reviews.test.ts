import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Review } from "../../pipeline/reviews.ts";
import { citationPages } from "../../site/lib/citations.js";
import type { Package } from "../../site/lib/packages.js";
import type { ReleaseView } from "../../site/lib/release-view.js";
import { reviewPages } from "../../site/lib/reviews.js";
import { base, count, dimension, percent } from "../safe-fixture.ts";
import { release } from "./sample-words.ts";

const products = dimension("product", ["views-2023", "views-2022", "views-2021"]);
const useful = dimension("useful", ["very", "not"]);

const feedback = release({
  collection: "feedback",
  period: "2024",
  title: "Feedback (synthetic)",
  published: "2025-05-15",
  tables: [
    {
      ...{ name: "useful", title: "Useful, by release (synthetic)", notes: [], universe: "Replies" },
      dimensions: [products, useful].map((one) => ({ ...one, column: one.name, attribute: false })),
      ...{ of: "useful", measures: [count, percent, base], weighted: false, rows: 9, symbols: [], files: [] },
    },
  ],
});

type Value = number | "c" | "z";
const row = (product: string, answer: string, [n, share, of]: readonly [Value, Value, Value]) => {
  const shown = (value: Value) =>
    typeof value === "number" ? { value, symbol: null } : { value: null, symbol: value };
  return {
    key: { product, useful: answer },
    values: { response_count: shown(n), response_percent: shown(share), response_base: shown(of) },
  };
};

const rows = [
  row("views-2023", "Total", [40, 100, 40]),
  row("views-2023", "very", [30, 75, 40]),
  row("views-2023", "not", ["c", "c", 40]),
  row("views-2022", "Total", [0, "z", 0]),
  row("views-2021", "Total", ["c", "c", "c"]),
];

const packageOf = (file: typeof feedback) =>
  ({
    release: file,
    rows: new Map([["useful", rows]]),
    audit: { concedes: { below: 2, above: 2 } },
  }) as unknown as Package;

const viewOf = (file: typeof feedback, changes: object[] = []) =>
  ({
    release: file,
    address: `/releases/${file.collection}/${file.period}/`,
    tables: file.tables.map(({ name }) => ({ name, address: `/t/${name}/` })),
    changes,
  }) as unknown as ReleaseView;

const old = (period: string, published: string) => release({ collection: "views", period, published });
const releases = [
  feedback,
  old("2020", "2021-02-01"),
  old("2021", "2022-02-01"),
  old("2022", "2023-02-01"),
  old("2023", "2024-02-01"),
];

const review: Review = {
  year: "2024",
  published: "2025-05-15",
  synthetic: null,
  sources: [
    { about: "feedback", title: "Useful", release: "feedback/2024", table: "useful", dimension: "product" },
    { about: "use", title: "Used", release: "use/2024", table: "by-product", dimension: "product" },
  ],
  decisions: [{ release: "views/2023", what: "It stays.", owner: "Head" }],
};

const corrected = [
  { date: "2024-03-01", what: "A label." },
  { date: "2023-12-01", what: "A figure." },
];
const { pages, lists } = reviewPages(
  { reviews: [review] },
  {
    packages: releases.map(packageOf),
    releases: releases.map((file) => viewOf(file, file.period === "2023" ? corrected : [])),
    actions: [],
    citations: [],
  },
);

const pageOf = (name: string) => pages.find(({ address }) => address === `/releases/${name}/review/`);
const told = (name: string) => pageOf(name)?.years[0]?.told;

test("a release's review has the rows of its own code, each with the address of its cell, and the decision", () => {
  const [first] = told("views/2023") ?? [];
  assert.equal(first?.heads, ["Responses", "Percentage"]);
  const cell = (of: string, column: string) =>
    `feedback/2024:useful|product=views-2023${of}|response_${column}`;
  assert.equal(first?.lines, [
    {
      label: "Very",
      cells: [
        { cell: cell(";useful=very", "count"), text: "30" },
        { cell: cell(";useful=very", "percent"), text: "75%" },
      ],
    },
    {
      label: "Not",
      cells: [
        { cell: cell(";useful=not", "count"), text: "[c]" },
        { cell: cell(";useful=not", "percent"), text: "[c]" },
      ],
    },
    {
      label: "All",
      cells: [
        { cell: cell("", "count"), text: "40" },
        { cell: cell("", "percent"), text: "100%" },
      ],
    },
  ]);
  assert.is(pageOf("views/2023")?.years[0]?.decision?.what, "It stays.");
  assert.equal(first?.from, { title: "Feedback (synthetic)", href: "/t/useful/" });
});

test("where nothing came in, all is withheld, or nobody counted the release, the review says so in words", () => {
  const why = (name: string) => told(name)?.[0]?.why;
  assert.is(why("views/2022"), "Nothing came in, or so little that its count rounds to nothing.");
  assert.is(why("views/2021"), "What came in is withheld, so that nobody can be identified.");
  assert.is(why("views/2020"), "The release is not among those that were counted.");
  assert.is(told("views/2023")?.[1]?.why, "Its figures are not published yet.");
});

test("a review has the changes of its year, and a release that came out later none yet", () => {
  assert.equal(
    pageOf("views/2023")?.years[0]?.changes.map(({ date }) => date),
    ["2024-03-01"],
  );
  assert.equal(pageOf("feedback/2024")?.years, []);
  assert.is(pageOf("feedback/2024")?.first, "2025");
  assert.equal(
    lists[0]?.years[0]?.reviewed.map(({ address }) => address),
    ["2020", "2021", "2022", "2023"].map((period) => `/releases/views/${period}/review/`),
  );
});

test("without reviews and without a register there are no such pages", () => {
  assert.equal(reviewPages({ reviews: [] }, { packages: [], releases: [], actions: [], citations: [] }), {
    pages: [],
    lists: [],
  });
  assert.equal(citationPages({ citations: null }, []), []);
});

test("citations stand by year with a count for each kind, none left out", () => {
  const one = (id: string, kind: "press" | "research", on: string, name: string) => {
    return { id, kind, where: "A paper", title: "Clubs", on, release: name, quotes: null, link: null };
  };
  const citations = [
    one("b", "press", "2025-01-02", "views/2023"),
    one("a", "research", "2024-05-06", "views/1999"),
  ];
  const [page] = citationPages(
    { citations: { found: "By searching.", synthetic: null, citations } },
    releases.map((file) => viewOf(file)),
  );
  assert.equal(
    page?.kinds.map(({ label, byYear, total }) => [label, ...byYear.map((each) => each.count), total.count]),
    [
      ["Press and broadcasting", 1, 0, 1],
      ["Research", 0, 1, 1],
      ["Parliament", 0, 0, 0],
    ],
  );
  const quoted = page?.years.flatMap((year) => year.citations.map((each) => each.quoted?.href ?? null));
  assert.equal(quoted, ["/releases/views/2023/", null]);
});

test.run();
