import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Consultation } from "../../pipeline/consultation.ts";
import { readPackages } from "../../pipeline/page-audit/packages.ts";
import { auditPage, auditPages } from "../../pipeline/page-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { writeSampleRoot } from "./sample-packages.ts";
import { publication } from "./sample-words.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-consultations-")));
test.after(() => rmSync(root, { recursive: true, force: true }));
await writeSampleRoot(root);

const half = { from: "2025-10-27", to: "2025-10-31", name: "Autumn half-term 2025" };
const words = "Runs into school holidays, when schools and families are harder to reach.";

/** One that is open for nine weeks and three days, five days of them in a school holiday. */
const open: Consultation = {
  ...{
    collection: "new-ideas",
    period: "2025",
    title: "New ideas",
    summary: "Which ideas to try.",
    synthetic: null,
  },
  ...{ state: "open", opens: "2025-10-13", closes: "2025-12-18", lasted: null, holidays: [half] },
  flags: [{ kind: "school_holidays", words, reason: "The year ends soon." }],
  owners: ["Example Inspectorate", "Example Council"],
  about: "We have ideas.",
  audience: ["Parents"],
  asks: [{ about: "First idea", proposal: "Fewer forms.", reference: "paragraph 3" }],
  influence: { can: ["the order of the ideas"], cannot: ["The law stays."] },
  documents: [{ title: "All ideas", url: "https://www.example.org/ideas", note: null }],
  ways: [
    { channel: "online", label: "Online", how: "On the web.", url: "https://www.example.org/respond" },
    { channel: null, label: "By post", how: "On paper.", url: null },
  ],
  otherFormats: "Ask for Braille.",
  contact: { role: "Consultation team", email: "ideas@example.org", phone: null },
  privacy: {
    ...{ kept: "Your answers.", why: "To choose.", until: "2026-12-31", note: null },
    quoted: [{ text: "We keep it safe.", source: "Form, page 1" }],
  },
  ...{ release: null, results: null, costs: null, outcome: null },
};

/** The same once its results are out; 800 answers came by the first way and 400 by the second. */
const decided: Consultation = {
  ...open,
  ...{ collection: "parents-views", period: "2025", title: "What parents think", state: "outcome" },
  ways: [
    { channel: "primary", label: "At primary schools", how: "On paper.", url: null },
    { channel: "secondary", label: "At secondary schools", how: "On the web.", url: null },
  ],
  release: "parents-views/2025",
  results: { channels: "happy-by-phase", weeks: null, people: ["happy-by-phase"], feedback: null },
  costs: {
    note: "Staff time.",
    lines: [
      { what: "Paper", channel: "primary", pounds: 4000 },
      { what: "Web", channel: "secondary", pounds: 9000 },
      { what: "Report", channel: null, pounds: 1000 },
    ],
  },
  outcome: {
    published: "2025-11-20",
    note: null,
    summary: "Most ideas are tried.",
    decisions: [
      {
        about: "First idea",
        decision: "Yes.",
        rationale:
          '<data value="50" data-cell="parents-views/2025:happy-by-phase|happy=strongly_agree|response_percent">50%</data> were happy.',
      },
    ],
    next: [{ what: "The form changes.", when: "2026-01-05" }],
  },
};
const announced: Consultation = {
  ...open,
  ...{ period: "2026", title: "More ideas", state: "announced", opens: "2026-01-05", closes: "2026-03-30" },
  ...{ holidays: [], flags: [] },
};
const analysing: Consultation = {
  ...open,
  ...{ period: "2015", title: "Old ideas", state: "analysing", opens: null, closes: "2015-08-11" },
  lasted: { weeks: 4, source: "So a respondent wrote." },
};

const packages = path.join(root, "data/packages");
const consultations = [announced, analysing, decided, open];
writeFileSync(path.join(packages, "publication.json"), JSON.stringify({ ...publication(), consultations }));
const { out } = await buildSite({ root, out: path.join(root, "_site") });
const page = (name: string) => readFileSync(path.join(out, `consultations/${name}index.html`), "utf8");
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

test("the list begins with what is open, then what opens soon, what is analysed, and what has an outcome", () => {
  const order = [...page("").matchAll(/<section id="(\w+)">/g)].map(([, id]) => id);
  assert.equal(order, ["open", "announced", "analysing", "outcome"]);
  assert.match(page(""), "Opens on 5 January 2026 and closes on 30 March 2026.");
  assert.match(page(""), "Asked by Example Inspectorate; Example Council");
});

test("an open one begins with the way to respond, and promises nothing that is not there yet", () => {
  const html = page("new-ideas/2025/");
  assert.match(html, /<a class="fr-consultation__respond" href="https:\/\/www\.example\.org\/respond">/);
  assert.match(html, "Open until 18 December 2025.");
  assert.match(html, '<span data-count="consultations:new-ideas/2025:length">9 weeks and 3 days</span>');
  assert.match(html, '<span data-count="consultations:new-ideas/2025:holidays">5 days</span>');
  assert.match(html, `${words} Why: The year ends soon.`);
  assert.match(html, "What can change because of your answers");
  assert.match(html, "31 December 2026. From the next day no release can be made");
  assert.not.match(html, /What was decided, and why|Who responded|What it cost/);
});

test("before and after its days nobody is sent to respond", () => {
  for (const name of ["new-ideas/2026/", "new-ideas/2015/", "parents-views/2025/"])
    assert.not.match(page(name), /fr-consultation__respond"|href="https:\/\/www\.example\.org\/respond"/);
  assert.match(
    page("new-ideas/2015/"),
    "The opening day is not stated in the source; closed on 11 August 2015.",
  );
  assert.match(page("new-ideas/2015/"), ">4 weeks</span>. So a respondent wrote.");
  assert.match(page("new-ideas/2015/"), "The answers are being analysed.");
});

test("one with an outcome says what was decided and why, who responded, and what one response cost", () => {
  const html = page("parents-views/2025/");
  assert.match(html, 'data-cell="parents-views/2025:happy-by-phase|phase=primary|response_count">800<');
  assert.match(html, 'each:primary">£5<');
  // 9,000 by 400 is 22.5; the count stands for 398 to 402.
  assert.match(html, 'each:secondary">£23 (£22 to £23)<');
  assert.match(html, 'each:total">£12<');
  assert.match(html, 'pounds:total">£14,000<');
  assert.match(html, "50%</data> were happy.");
  assert.match(html, "When: 5 January 2026.");
  assert.match(html, /What my child|My child is happy at this school/);
});

test("a release leads to its consultation, its consultation to it, and search finds both", () => {
  const release = readFileSync(path.join(out, "releases/parents-views/2025/index.html"), "utf8");
  assert.is(count(release, /href="\.\.\/\.\.\/\.\.\/consultations\/parents-views\/2025\/"/g), 1);
  assert.match(page("parents-views/2025/"), 'href="../../../releases/parents-views/2025/"');
  const sitemap = readFileSync(path.join(out, "sitemap.xml"), "utf8");
  assert.is(count(sitemap, /\/consultations\//g), 5);
});

test("the audit finds nothing in the pages as they are built", async () => {
  assert.equal(await auditPages(out, packages), []);
});

const file = (name: string) => `consultations/${name}/index.html`;
const faults = [
  [file("parents-views/2025"), ">800<", ">805<", /reads "805" but is "800"/],
  [file("parents-views/2025"), ">£5<", ">£6<", /each:primary reads "£6" but is "£5"/],
  [file("parents-views/2025"), "(£22 to £23)", "(£21 to £23)", /each:secondary reads/],
  [file("parents-views/2025"), ">£14,000<", ">£15,000<", /pounds:total reads "£15,000" but is "£14,000"/],
  [file("parents-views/2025"), ">50%</data>", ">51%</data>", /reads "51%" but is "50%"/],
  [file("new-ideas/2025"), "9 weeks and 3 days", "9 weeks and 4 days", /length reads/],
  [file("new-ideas/2025"), ">5 days<", ">6 days<", /holidays reads "6 days" but is "5 days"/],
  [file("new-ideas/2015"), ">4 weeks<", ">5 weeks<", /length reads "5 weeks" but is "4 weeks"/],
  [file("new-ideas/2025"), "Fewer forms.", "Fewer than 7 forms.", /number "7" has no cell/],
] as const;

for (const [name, from, to, said] of faults)
  test(`a planted fault is found: ${name}, ${to}`, () => {
    const whole = readFileSync(path.join(out, name), "utf8");
    assert.ok(whole.includes(from), `${name} has no ${from}`);
    const found = auditPage(
      name,
      whole.replace(from, () => to),
      readPackages(packages),
    );
    assert.ok(
      found.some(({ what }) => said.test(what)),
      found.map(({ what }) => what).join("; "),
    );
  });

test("a page that quotes synthetic figures and does not say so is found", () => {
  const name = file("parents-views/2025");
  const whole = readFileSync(path.join(out, name), "utf8").replaceAll(/synthetic/gi, "made");
  const found = auditPage(name, whole, readPackages(packages));
  assert.ok(found.some(({ what }) => what.includes("synthetic")));
});

test.run();
