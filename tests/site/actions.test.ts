import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Action, ActionSource } from "../../pipeline/actions.ts";
import type { PublicationFile } from "../../pipeline/package.ts";
import { actionCounts, auditActions } from "../../pipeline/page-audit/actions.ts";
import { auditFeeds } from "../../pipeline/page-audit/atom.ts";
import { readPackages } from "../../pipeline/page-audit/packages.ts";
import { auditPage, auditPages } from "../../pipeline/page-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { actionPages } from "../../site/lib/actions.js";
import { writeSampleRoot } from "./sample-packages.ts";

const action = (more: Partial<Action> & { id: string }): Action => ({
  title: `Title of ${more.id}`,
  section: null,
  said: "Reports come late.",
  shows: null,
  will: "Send reports within 30 days.",
  owner: "Head of reports",
  due: { by: "2025-10-31", words: null },
  status: "not-started",
  overdue: false,
  reviews: [],
  ...more,
});

const review = (on: string, status: "under-way" | "done" | "will-not", more = {}) => ({
  on,
  status,
  what: null,
  reason: null,
  evidence: [],
  ...more,
});

const shows =
  '<data value="55" data-cell="parents-views/2024:happy-by-phase|phase=primary;happy=strongly_agree|response_percent">55%</data> agree.';

const own: ActionSource = {
  collection: "parents-views",
  period: "2024",
  title: "Parents' views, 2024",
  body: "Example Inspectorate",
  published: "2024-11-20",
  quoted: false,
  followed: true,
  synthetic: "Invented.",
  note: null,
  actions: [
    action({
      id: "late",
      status: "under-way",
      overdue: true,
      shows,
      reviews: [review("2025-03-01", "under-way")],
    }),
    action({
      id: "kept",
      status: "done",
      reviews: [
        review("2024-12-10", "under-way", { what: "A trial began." }),
        review("2025-05-01", "done", {
          what: "Reports come in 20 days.",
          evidence: [{ label: "Themes", link: "/themes/" }],
        }),
      ],
    }),
    action({
      id: "refused",
      status: "will-not",
      reviews: [review("2025-06-01", "will-not", { reason: "Too dear." })],
    }),
    action({ id: "waiting", said: "Letters are long.", due: null }),
  ],
};

const other: ActionSource = {
  ...own,
  collection: "involvement",
  period: "2012",
  title: "A strategy",
  body: "Another body",
  published: "2012-11",
  quoted: true,
  followed: false,
  synthetic: null,
  actions: [
    action({
      id: "unknown",
      status: "not-known",
      said: null,
      section: "Paragraph 18",
      due: { by: "2013-12-31", words: "by the end of 2013" },
    }),
  ],
};

const root = mkdtempSync(join(tmpdir(), "first-release-actions-"));
await writeSampleRoot(root);
const packages = join(root, "data/packages");
const file = join(packages, "publication.json");
const publication: PublicationFile = {
  ...JSON.parse(readFileSync(file, "utf8")),
  actions: [own, other],
};
writeFileSync(file, JSON.stringify(publication));
const out = join(root, "_site");
await buildSite({ root, out });
const page = (address: string) => join(out, address, "index.html");
const text = (address: string) => readFileSync(page(address), "utf8");

test("counts are those of the reviews and the day of the build", () => {
  const counts = Object.fromEntries(actionCounts(publication));
  assert.is(counts["actions:all"], "5");
  assert.is(counts["actions:overdue"], "1");
  assert.is(counts["actions:status:under-way"], "1");
  assert.is(counts["actions:status:not-known"], "1");
  assert.is(counts["actions:by:parents-views/2024"], "4");
  assert.is(counts["actions:year:2024:under-way"], "1");
  assert.is(counts["actions:year:2025:done"], "1");
});

test("the day of the build decides what is overdue, also where the file says otherwise", () => {
  const earlier = Object.fromEntries(actionCounts({ ...publication, asOf: "2025-10-31" }));
  assert.is(earlier["actions:overdue"], "0");
});

test("there are pages of all, each status, each source and each year of reviews", () => {
  const register = actionPages(publication, []);
  assert.equal(
    register.statuses.map(({ status, count }) => [status, count]),
    [
      ["overdue", 1],
      ["under-way", 1],
      ["not-started", 1],
      ["done", 1],
      ["will-not", 1],
      ["not-known", 1],
    ],
  );
  assert.equal(
    register.years.map(({ year }) => year),
    ["2025", "2024"],
  );
  assert.equal(
    register.sources.map(({ address }) => address),
    ["/actions/by/parents-views/2024/", "/actions/by/involvement/2012/"],
  );
  assert.equal(actionPages({ ...publication, actions: [] }, []).lists, [], "no register, no page");
});

test("a commitment shows what was said with its figure, what was promised, and each review with its evidence", () => {
  const html = text("actions/by/parents-views/2024");
  assert.match(
    html,
    /<dt>You said<\/dt><dd>Reports come late\.\s*<span[^>]*><data [^>]*>55%<\/data> agree\./,
  );
  assert.match(
    html,
    /<dt>We did<\/dt>[\s\S]*1 May 2025<\/span>: done\.\s*Reports come in 20 days\.\s*<a [^>]*>Themes<\/a>/,
  );
  assert.match(html, /1 June 2025<\/span>: will not be done\.\s*Why: Too dear\./);
  assert.match(html, /No date given/);
});

test("another body's words are quoted, and a day that has passed is not called overdue", () => {
  const html = text("actions/by/involvement/2012");
  assert.match(html, /<dt>Another body said<\/dt><dd><q>Send reports within 30 days\.<\/q>/);
  assert.match(html, /Due by the end of 2013 \(31 December 2013\); that day has passed/);
  assert.not.match(html, /Overdue/);
});

test("a year's page tells what was done, what will not be, and what was under way at its end", () => {
  const parts = (year: string) => {
    const ids = text(`actions/${year}`).match(/(?<=<section id="|data-action=")[^"]*/g);
    return ids?.join(" ");
  };
  assert.is(parts("2024"), "done will-not under-way kept");
  assert.is(parts("2025"), "done kept will-not refused under-way late");
});

test("the feed has each source and review, and the audit passes it with all pages", async () => {
  const feed = readFileSync(join(out, "actions/feed.xml"), "utf8");
  assert.equal(feed.match(/(?<=<entry>\n<id>)[^<]*/g), [
    "tag:statistics.example.org,2025-06-01:actions/refused/1",
    "tag:statistics.example.org,2025-05-01:actions/kept/2",
    "tag:statistics.example.org,2025-03-01:actions/late/1",
    "tag:statistics.example.org,2024-12-10:actions/kept/1",
    "tag:statistics.example.org,2024-11-20:actions/by/parents-views/2024",
    "tag:statistics.example.org,2012-11-30:actions/by/involvement/2012",
  ]);
  assert.equal(
    (await auditPages(out, packages)).filter((found) => found.page.includes("actions")),
    [],
  );
});

/** What the audit of the register finds once a page of it is changed. */
function planted(address: string, from: string | RegExp, to: string): string[] {
  const before = text(address);
  assert.match(before, from);
  writeFileSync(page(address), before.replace(from, to));
  const found = auditActions(out, packages).map(({ what }) => what);
  writeFileSync(page(address), before);
  return found;
}

test("a commitment that is missing, on the wrong page or of another status is found", () => {
  assert.equal(planted("actions/done", 'data-action="kept"', 'data-action="late"'), [
    "kept is missing",
    "late does not belong here",
  ]);
  assert.equal(planted("actions/overdue", /data-state="under-way overdue"/, 'data-state="under-way"'), [
    "late is said to be under-way",
  ]);
  assert.equal(planted("actions/overdue", /Overdue(?=\s*<\/strong>)/, "On time"), ["late is overdue"]);
  assert.equal(planted("actions/will-not", /Will not be done(?=\s*<\/strong>)/, "Done"), [
    "refused does not say that it is will-not",
  ]);
  assert.equal(planted("actions/2025", /Synthetic(?=\s*<\/strong>)/, "Real"), ["kept is synthetic"]);
});

test("the register is a CSV file too, a line a commitment; a wrong status or line too many is found", () => {
  const at = join(out, "actions/actions.csv");
  const before = readFileSync(at, "utf8");
  const [head = "", first] = before.split("\n");
  assert.match(head, /^id,title,collection,period,/);
  assert.is(
    first,
    'late,Title of late,parents-views,2024,"Parents\' views, 2024",Example Inspectorate,2024-11-20,,Reports come late.,Send reports within 30 days.,Head of reports,2025-10-31,,under-way,yes,2025-03-01,,,yes',
  );
  const found = (text: string) => {
    writeFileSync(at, text);
    const what = auditActions(out, packages).map((each) => each.what);
    writeFileSync(at, before);
    return what;
  };
  assert.equal(found(before), []);
  assert.equal(found(before.replace(",done,no,", ",done,yes,")), [
    "line 3 is not what the register says of kept",
  ]);
  assert.equal(found(`${before}x,X\n`), ["it has more lines than the register"]);
});

test("a count that is not the register's is found", () => {
  const html = text("actions").replace('data-count="actions:overdue">1<', 'data-count="actions:overdue">0<');
  assert.equal(
    auditPage("actions/index.html", html, readPackages(packages)).map(({ what }) => what),
    ['count actions:overdue reads "0" but is "1"'],
  );
});

test("an entry of the feed with other words, another day or no word of what is synthetic is found", () => {
  const at = join(out, "actions/feed.xml");
  const before = readFileSync(at, "utf8");
  const found = (from: string | RegExp, to: string) => {
    assert.match(before, from);
    writeFileSync(at, before.replace(from, to));
    const what = auditFeeds(out, packages, readPackages(packages)).map((each) => each.what);
    writeFileSync(at, before);
    return what.join("; ");
  };
  assert.match(found("Title of refused", "Title of another"), /#refused has other words than the register/);
  assert.match(
    found(/<updated>2025-05-01/, "<updated>2025-05-02"),
    /#kept is no part of the register on 2025-05-02/,
  );
  assert.match(found(/&lt;strong&gt;Synthetic/, "&lt;strong&gt;Real"), /does not say that it is synthetic/);
  assert.match(found(/<entry>\n<id>[^<]*late[\s\S]*?<\/entry>/, ""), /1 entries of the register are missing/);
  assert.match(
    found(/(?<=data-count=&quot;actions:by:parents-views\/2024&quot;&gt;)4/, "5"),
    /reads "5" but is "4"/,
  );
});

test.after(() => rmSync(root, { recursive: true, force: true }));
test.run();
