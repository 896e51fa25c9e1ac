import { test } from "uvu";
import * as assert from "uvu/assert";
import { expectedCandidates } from "../../pipeline/audit/candidates.ts";
import type { CandidatesSpec } from "../../pipeline/definitions/candidates.ts";
import { publishedCandidates } from "../../pipeline/formats/candidates.ts";
import { candidateCounts } from "../../pipeline/page-audit/candidates.ts";
import { cellsOf } from "../../pipeline/page-audit/cells.ts";
import { marginsOf } from "../../pipeline/page-audit/comparison.ts";
import { wordsOf } from "../../pipeline/page-audit/words.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { count, dimension, safeTable } from "../safe-fixture.ts";
import { auditOf, release } from "../site/sample-words.ts";

/** Schools 120, costs 100, staff 45; of cases, which are withheld, there may be any number. */
const table = safeTable(
  {
    name: "by-theme",
    dimensions: [
      dimension("theme", ["staff", "schools", "costs", "cases", "places"]),
      dimension("type", ["foi", "press"]),
    ],
    measures: [count],
  },
  [
    ["Total", "Total", 400],
    ["staff", "Total", 45],
    ["schools", "Total", 120],
    ["schools", "foi", 110],
    ["costs", "Total", 100],
    ["cases", "Total", "confidential"],
    ["places", "Total", 135],
    ["places", "press", 130],
  ],
);

const spec: CandidatesSpec = {
  table: "by-theme",
  dimension: "theme",
  more_than: 99,
  decisions: new Map([
    [
      "schools",
      { decision: "published" as const, why: "It is out.", release: "views/2024", table: "by-school" },
    ],
    ["cases", { decision: "not_published" as const, why: "It would name somebody." }],
  ]),
};

const said = (code: string, label: string, asked: number) => ({ code, label, asked });
const undecided = { decision: "open", why: null, release: null, table: null };

test("themes asked for more often than the number are candidates, the most asked for first, with what was decided", () => {
  assert.equal(publishedCandidates(spec, [table]), {
    table: "by-theme",
    dimension: "theme",
    moreThan: 99,
    themes: [
      { ...said("places", "Places", 135), ...undecided },
      {
        ...said("schools", "Schools", 120),
        ...{ decision: "published", why: "It is out.", release: "views/2024", table: "by-school" },
      },
      { ...said("costs", "Costs", 100), ...undecided },
    ],
  });
});

test("more often means more: a theme asked for just so often is none, and neither is one whose count is withheld", () => {
  const codes = (more_than: number) =>
    publishedCandidates({ ...spec, more_than }, [table]).themes.map(({ code }) => code);
  assert.equal(codes(100), ["places", "schools"]);
  assert.equal(codes(135), []);
  assert.equal(codes(0), ["places", "schools", "costs", "staff"]);
});

test("the audit of a package works the same list out from the cells", () => {
  for (const more_than of [0, 45, 99, 100, 119, 134, 135])
    assert.equal(
      expectedCandidates({ ...spec, more_than }, [table]),
      publishedCandidates({ ...spec, more_than }, [table]),
      `above ${more_than}`,
    );
});

const csv = [
  "time_period,time_identifier,geographic_level,country_code,country_name,theme,type,response_count",
  "2024,Calendar year,National,E92000001,England,Total,Total,400",
  "2024,Calendar year,National,E92000001,England,Schools,Total,120",
  "2024,Calendar year,National,E92000001,England,Schools,Foi,110",
  "2024,Calendar year,National,E92000001,England,Costs,Total,100",
  "2024,Calendar year,National,E92000001,England,Cases,Total,c",
].join("\n");

const published = release({
  collection: "enquiries",
  period: "2024",
  tables: [
    {
      ...{ name: "by-theme", title: "By theme", notes: [], universe: "Enquiries", of: null, weighted: false },
      measures: [count],
      dimensions: table.shape.dimensions.map((one) => ({ ...one, column: one.name, attribute: false })),
      rows: 5,
      symbols: ["c"],
      files: [{ format: "csv", path: "by-theme.csv", bytes: 1 }],
    },
  ],
  candidates: publishedCandidates(spec, [table]),
});

test("a page that tells another number of candidates than the CSV has is found", () => {
  const cells = cellsOf(published, () => csv);
  const counts = new Map(candidateCounts(published, cells));
  assert.equal(
    [...counts],
    [
      ["candidates:moreThan", "99"],
      ["candidates:themes", "2"],
    ],
  );
  const home = {
    name: "enquiries/2024",
    synthetic: false,
    cells,
    counts,
    margins: marginsOf([], auditOf(published)),
  };
  const packages = {
    releases: new Map([[home.name, home]]),
    words: wordsOf([]),
    shared: new Map<string, string>(),
  };
  const found = (themes: string) =>
    auditPage(
      "releases/enquiries/2024/index.html",
      `<main><b data-count="candidates:themes">${themes}</b></main>`,
      packages,
    ).map(({ what }) => what);
  assert.equal(found("2"), []);
  assert.equal(found("3"), ['count candidates:themes reads "3" but is "2"']);
});

test.run();
