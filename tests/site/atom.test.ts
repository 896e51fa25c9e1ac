import { SaxesParser } from "saxes";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { atomFeed } from "../../site/lib/atom.js";
import { quotedHeadlines, withRelease } from "../../site/lib/quote.js";
import type { ReleaseView } from "../../site/lib/release-view.js";
import { publication, release } from "./sample-words.ts";

const atom = "http://www.w3.org/2005/Atom";
const feed = { title: "Parents' views & others", address: "/feed.xml", page: "/" };

/** An element with the text in it, and the elements in it. */
type Element = {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
};

/** Reads XML with namespaces; throws where it is not well-formed. */
function read(xml: string): Element {
  const root: Element = { name: "", uri: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = { name: local, uri, attributes: Object.fromEntries(values), text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [first] = root.children;
  if (first === undefined) throw new Error("there is no element");
  return first;
}

const all = (element: Element, name: string) => element.children.filter((child) => child.name === name);
const text = (element: Element | undefined, name: string) => element && all(element, name)[0]?.text;

/** Where a feed breaks the rules of RFC 4287 (4.1.1, 4.1.2 and those of their parts). */
function faults(element: Element): string[] {
  const entries = all(element, "entry");
  const once = (of: Element, name: string) =>
    all(of, name).length === 1 ? [] : [`${name} is not there once`];
  const time = (of: Element, name: string) =>
    all(of, name).flatMap((each) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(each.text) ? [] : [`${name} is no time`],
    );
  const iri = (of: Element) => (/^[a-z]+:\S+$/.test(text(of, "id") ?? "") ? [] : ["id is no IRI"]);
  const links = (of: Element) =>
    all(of, "link").flatMap(({ attributes }) => (attributes["href"] ? [] : ["a link has no href"]));
  const ids = entries.map((entry) => text(entry, "id"));
  return [
    ...(element.name === "feed" && element.uri === atom ? [] : ["the root is no feed"]),
    ...(all(element, "author").length > 0 ? [] : ["nobody wrote it"]),
    ...all(element, "author").flatMap((author) => once(author, "name")),
    ...(all(element, "link").some(({ attributes }) => attributes["rel"] === "self")
      ? []
      : ["no link to itself"]),
    ...(new Set(ids).size === ids.length ? [] : ["two entries have one id"]),
    ...[element, ...entries].flatMap((each) => [
      ...["id", "title", "updated"].flatMap((name) => once(each, name)),
      ...iri(each),
      ...links(each),
      ...time(each, "updated"),
      ...time(each, "published"),
    ]),
    ...entries.flatMap((entry) => once(entry, "summary")),
  ];
}

/** What a feed needs of a release as its pages show it. */
function view(more: Parameters<typeof release>[0]): ReleaseView {
  const own = release(more);
  return { release: own, address: `/releases/${own.collection}/${own.period}/` } as ReleaseView;
}

const written = atomFeed(
  feed,
  [
    view({ collection: "a", period: "2024", title: "Views <2024> & more", synthetic: "Invented." }),
    view({
      collection: "a",
      period: "2025",
      published: "2025-07-03",
      updated: "2025-07-03",
      corrections: [],
    }),
  ],
  publication(),
);

test("a feed is well-formed and keeps the rules of Atom", () => {
  assert.equal(faults(read(written)), []);
  assert.equal(faults(read(atomFeed(feed, [], publication()))), []);
});

test("a feed that breaks a rule is found", () => {
  const changed = (from: string | RegExp, to: string) => faults(read(written.replace(from, to)));
  assert.equal(changed("<id>https:", "<id>"), ["id is no IRI"]);
  assert.equal(changed('T09:30:00+01:00</updated>\n<link rel="self', '</updated>\n<link rel="self'), [
    "updated is no time",
  ]);
  assert.equal(changed('rel="self"', 'rel="via"'), ["no link to itself"]);
  assert.equal(changed(/2025-07-03:a\/2025/, "2024-11-21:a/2024"), ["two entries have one id"]);
  assert.throws(() => read(written.replace("&amp;", "&")));
});

test("entries are releases and corrections, the newest change first, with the time of 9.30am in London", () => {
  const entries = all(read(written), "entry");
  assert.equal(
    entries.map((entry) => [text(entry, "title"), text(entry, "published"), text(entry, "updated")]),
    [
      ["a: 2025", "2025-07-03T09:30:00+01:00", "2025-07-03T09:30:00+01:00"],
      ["Views <2024> & more [synthetic data]", "2024-11-21T09:30:00+00:00", "2024-12-05T09:30:00+00:00"],
      [
        "Correction: Views <2024> & more [synthetic data]",
        "2024-12-05T09:30:00+00:00",
        "2024-12-05T09:30:00+00:00",
      ],
    ],
  );
  assert.is(text(read(written), "updated"), "2025-07-03T09:30:00+01:00");
});

test("an id is a tag of the release, which does not change when the release is corrected", () => {
  const entries = all(read(written), "entry");
  assert.equal(
    entries.map((entry) => text(entry, "id")),
    [
      "tag:statistics.example.org,2025-07-03:a/2025",
      "tag:statistics.example.org,2024-11-21:a/2024",
      "tag:statistics.example.org,2024-11-21:a/2024/change/1",
    ],
  );
});

test("a release has its summary, its address and its figures; what was corrected and why; and that data are invented", () => {
  const [, older, correction] = all(read(written), "entry");
  const content = text(older, "content") ?? "";
  assert.is(text(older, "summary"), "What people said, from the answers that they gave.");
  assert.is(
    older && all(older, "link")[0]?.attributes["href"],
    "https://statistics.example.org/releases/a/2024/",
  );
  assert.match(content, "<strong>Synthetic data.</strong> Invented.");
  assert.match(
    content,
    "Strongly agree that their child is happy: no change. Everybody was asked, so chance plays no part.</li>",
  );
  assert.match(content, "<strong>Correction.</strong> One label was mended. Why: It named the wrong phase.");
  assert.is(text(correction, "summary"), "One label was mended. Why: It named the wrong phase.");
  assert.is(
    correction && all(correction, "link")[0]?.attributes["href"],
    "https://statistics.example.org/releases/a/2024/#release-notes",
  );
});

test("a feed holds the hundred newest entries", () => {
  const many = Array.from({ length: 80 }, (_, index) =>
    view({ collection: "a", period: String(2000 + index) }),
  );
  assert.is(all(read(atomFeed(feed, many, publication())), "entry").length, 100);
});

test("a figure away from its release names it, also in a change; one of another release keeps its name", () => {
  const [quoted] = quotedHeadlines({
    collection: "a",
    period: "2025",
    headlines: [
      {
        label: "L",
        html: '<data value="5" data-cell="t|x=1|n">5</data>',
        comparison: '<data data-change="t|x=1|n a/2024:t|x=1|n" value="1">up 1</data>',
        sure: null,
      },
    ],
  });
  assert.equal(quoted, {
    label: "L",
    html: '<data value="5" data-cell="a/2025:t|x=1|n">5</data>',
    comparison: '<data data-change="a/2025:t|x=1|n a/2024:t|x=1|n" value="1">up 1</data>',
    sure: null,
  });
  assert.is(withRelease("<p>no figure</p>", "a/2025"), "<p>no figure</p>");
});

test.run();
