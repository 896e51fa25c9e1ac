// Exports of web analytics: lines above the header, and one column under several names.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { collectionOf, numberVar, rawRows, refusal, textVar } from "../collection-fixture.ts";

const variables = [textVar("page"), numberVar("views")];
const source = {
  preamble: "#",
  also_called: { page: ["Page path and screen class"], views: ["Views", "Screen views"] },
};
const ga4 = `# ----------------------------------------
# Pages and screens
# Property: a "quoted, name
# ----------------------------------------
#
# All Users
# Start date: 20240101
# End date: 20240131
Page path and screen class,Views
/,120
"#/a, b",7
(other),3
`;

test("lines above the header that begin with the declared character are no rows; those below it are", async () => {
  assert.equal(await rawRows(collectionOf({ source, variables }), { "a.csv": ga4 }), [
    ["/", "120"],
    ["#/a, b", "7"],
    ["(other)", "3"],
  ]);
});

test("without a declared character the first such line is the header, and is refused", async () => {
  const plain = collectionOf({ source: { also_called: source.also_called }, variables });
  assert.match(await refusal(plain, { "a.csv": ga4 }), /a\.csv:1: the first row names none of the columns/);
});

test("two exports with different names for a column are one collection, in any order of columns", async () => {
  const other = "Screen views,page\n5,/b\n";
  assert.equal(await rawRows(collectionOf({ source, variables }), { "a.csv": ga4, "b.csv": other }), [
    ["/", "120"],
    ["#/a, b", "7"],
    ["(other)", "3"],
    ["/b", "5"],
  ]);
});

test("a file with a column under two of its names is refused", async () => {
  const twice = "page,Views,Screen views\n/,1,2\n";
  const message = await refusal(collectionOf({ source, variables }), { "a.csv": twice });
  assert.match(message, /a\.csv:1: has the column "views" twice/);
});

test("the columns of GOV.UK Content Data are a collection like any other, beside an export of GA4", async () => {
  // As alphagov/content-data-admin writes them (app/presenters/content_items_csv_presenter.rb).
  const contentData = `Title,URL,Content Data Link,Document Type,Upviews,Satisfaction,Satisfaction Score Responses,Searches,Link to feedback comments
"Inspections, a guide",/guidance/inspections,https://content-data.example/metrics,guide,4100,0.75,40,12,https://support.example/feedback
`;
  const collection = collectionOf({
    source: {
      preamble: "#",
      also_called: { page: ["Page path and screen class", "URL"], views: ["Views", "Upviews"] },
    },
    ignore: ["Title", "Content Data Link", "Satisfaction", "Link to feedback comments"],
    variables: [
      ...variables,
      textVar("kind", { column: "Document Type" }),
      numberVar("rated", { column: "Satisfaction Score Responses" }),
      numberVar("searches", { column: "Searches" }),
    ],
  });
  assert.equal(await rawRows(collection, { "content-data.csv": contentData, "ga4.csv": ga4 }), [
    ["/guidance/inspections", "4100", "guide", "40", "12"],
    ["/", "120", null, null, null],
    ["#/a, b", "7", null, null, null],
    ["(other)", "3", null, null, null],
  ]);
});

test.run();
