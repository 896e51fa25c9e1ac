import { test } from "uvu";
import * as assert from "uvu/assert";
import type { EngagementSpec } from "../../pipeline/definitions/engagement.ts";
import { engagementReports } from "../../pipeline/publication/engagement.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";

// The packages of a survey of 60 people about clubs, in which the small counts are withheld.
const packages = "tests/golden/small-survey/out";

function report(text: string, more: Partial<EngagementSpec> = {}): EngagementSpec {
  return {
    year: "2026",
    title: "What users said in 2026",
    summary: "A summary.",
    published: "2027-01-14",
    exemptions: [],
    words: { where: "data/engagement/2026.md", text },
    ...more,
  };
}

const made = (specs: readonly EngagementSpec[], asOf = "2027-02-01", whole = true) =>
  engagementReports(specs, packages, { asOf, whole });

function refused(text: string): string[] {
  try {
    made([report(text)]);
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(problemLine);
    throw error;
  }
  return [];
}

test("quotes published cells of a release by its name, and names the release in the figure", () => {
  const [one] = made([
    report('Of those who answered, {{ figure("clubs/2026:clubs", clubs="sport") }} did sport.'),
  ]);
  assert.is(
    one?.text,
    'Of those who answered, <data value="50" data-cell="clubs/2026:clubs|clubs=sport|response_percent">50%</data> did sport.',
  );
  assert.equal(
    [one?.year, one?.title, one?.summary, one?.published],
    ["2026", "What users said in 2026", "A summary.", "2027-01-14"],
  );
});

test("gives the newest report first, and none before its day", () => {
  const specs = [report("Then."), report("Now.", { year: "2027", published: "2028-01-13" })];
  assert.equal(
    made(specs, "2028-01-13").map(({ year }) => year),
    ["2027", "2026"],
  );
  assert.equal(
    made(specs, "2028-01-12").map(({ year }) => year),
    ["2026"],
  );
});

test("refuses figures typed by hand, withheld cells, and tables that no package has, with their lines", () => {
  assert.equal(refused("Then 45 people wrote."), [
    'data/engagement/2026.md:1: the number "45" is typed by hand; quote the cell with {{ figure("…") }}, or declare the phrase under exemptions if it is not a figure',
  ]);
  assert.match(
    refused('\n{{ figure("clubs/2026:age", role="pupil") }}')[0] ?? "",
    /^data\/engagement\/2026\.md:2: .*not published/,
  );
  assert.equal(refused('{{ figure("clubs/2025:age") }}'), [
    'data/engagement/2026.md:1: no package has a table "clubs/2025:age"; build that release first, or mend the name',
  ]);
  assert.match(refused('{{ figure("age") }}')[0] ?? "", /"age" names no release/);
});

test("refuses a comparison over time, whose margin would need each release's rules", () => {
  assert.match(
    refused('{{ change("clubs/2026:clubs", since="2025", clubs="sport") }}')[0] ?? "",
    /no earlier package/,
  );
});

test("is left out of a part of a publication while a release that it quotes is not built", () => {
  const quotes = report('{{ figure("gone/2026:age") }}');
  assert.equal(
    made([quotes, report("Plain words.")], "2027-02-01", false).map(({ text }) => text),
    ["Plain words."],
  );
});

test.run();
