import { test } from "uvu";
import * as assert from "uvu/assert";
import { engagementPages, withPagesOut } from "../../site/lib/engagement.js";

const known = new Set(["/releases/views/2024/", "/actions/", "/consultations/"]);
const shown = (html: string) => withPagesOut({ html }, known).html;

test("a standing page keeps its links to what is out", () => {
  for (const address of [
    "/releases/views/2024/",
    "/releases/views/2024/tables/by-role/",
    "/releases/views/2024/#contact",
    "/actions/feed.xml",
    "/calendar/",
  ])
    assert.is(shown(`<a href="${address}">Here</a>`), `<a href="${address}">Here</a>`);
});

test("and says of what is not out that it is not published yet", () => {
  for (const address of [
    "/releases/views/2025/",
    "/releases/views/2024/review/",
    "/actions/2024/",
    "/citations/",
    "/consultations/views/2025/#outcome",
    "/methodology/views/",
  ])
    assert.is(shown(`<a href="${address}">There</a>.`), "There (not published yet).");
});

test("a yearly report has its address, its day in words and its parts", () => {
  const report = { year: "2024", title: "In 2024", summary: "All of it.", published: "2025-06-12" };
  const text = "## Who asked\n\nPeople.\n\n### Where\n\nHere.";
  const [page] = engagementPages({ engagement: [{ ...report, text }] });
  assert.is(page?.address, "/engagement/2024/");
  assert.is(page?.publishedText, "12 June 2025");
  assert.equal(page?.headings, [{ id: "section-who-asked", text: "Who asked", level: 2 }]);
});

test.run();
