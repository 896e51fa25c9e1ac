import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "parse5";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { refuseFindings } from "../pipeline/build/site-audit.ts";
import { budget } from "../pipeline/page-check/budget.ts";
import { PageCheck } from "../pipeline/page-check.ts";

const host = "https://statistics.example.org/sub";

/** A page that keeps every rule, with something added to its head or its body. */
function pageOf(
  address: string,
  { head = "", body = "", title = address, html = 'lang="en-GB"' } = {},
): string {
  return `<!doctype html><html ${html}><head><title>${title}</title><meta name="description" content="What it is.">
<link rel="canonical" href="${host}${address}"><link rel="stylesheet" href="/sub/main.css">${head}</head>
<body><main id="main"><h1>Title</h1>${body}</main></body></html>`;
}

/** What the check says of a site of these files, besides a style sheet and a home page; "page: what is wrong". */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const out = mkdtempSync(join(tmpdir(), "first-release-page-check-"));
  const all = { "main.css": "p{color:#000}", "index.html": pageOf("/"), ...files };
  try {
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, name), text);
    }
    const check = new PageCheck(out, host);
    const pages = Object.entries(all).filter(([name]) => name.endsWith(".html"));
    const found = pages.flatMap(([name, html]) => check.look(name, html, parse(html)));
    return [...found, ...check.finish()].map(({ page, what }) => `${page}: ${what}`);
  } finally {
    rmSync(out, { recursive: true });
  }
}

const home = (parts: Parameters<typeof pageOf>[1]) => faultsOf({ "index.html": pageOf("/", parts) });

test("a page that keeps every rule has no fault", () => {
  const body = `<h2 id="part">Part</h2><p><a href="#part">Part</a> <a href="x/">X</a> <a href="x/#main">X</a>
<a href="${host}/x/">X</a> <a href="https://elsewhere.example.org/">Elsewhere</a> <a href="mailto:a@example.org">A</a>
<a href="#top">Top</a><img src="/sub/dot.svg" alt=""></p>`;
  const head =
    '<script type="application/ld+json">{"a":1}</script><script type="module" src="/sub/a.js"></script>';
  const files = { "a.js": "", "dot.svg": "<svg/>", "x/index.html": pageOf("/x/") };
  assert.equal(faultsOf({ ...files, "index.html": pageOf("/", { body, head }) }), []);
});

test("a page has exactly one first-level heading", () => {
  assert.equal(home({ body: "<h1>Again</h1>" }), ["index.html: has 2 first-level headings"]);
});

test("headings skip no level", () => {
  assert.equal(home({ body: "<h2>Two</h2><h4>Four</h4>" }), ['index.html: goes from <h2> to <h4> at "Four"']);
});

test("a page has a title of at most 200 characters", () => {
  assert.equal(home({ title: "" }), ["index.html: has no title"]);
  assert.equal(home({ title: "x".repeat(201) }), ["index.html: has a title of 201 characters"]);
});

test("two pages have not the same title, unless one names the other as its address or is left out of searches", () => {
  const twin = { title: "/" };
  assert.equal(faultsOf({ "x/index.html": pageOf("/x/", twin) }), [
    "x/index.html: has the title of https://statistics.example.org/sub/",
  ]);
  assert.equal(faultsOf({ "x/index.html": pageOf("/", twin) }), []);
  const hidden = pageOf("/x/", { ...twin, head: '<meta name="robots" content="noindex">' });
  assert.equal(faultsOf({ "x/index.html": hidden }), []);
});

test("a page has one description of at most 160 characters", () => {
  const described = (content: string) =>
    faultsOf({ "index.html": pageOf("/").replace('content="What it is."', `content="${content}"`) });
  assert.equal(described(""), ["index.html: has no description"]);
  assert.equal(described("x".repeat(161)), ["index.html: has a description of 161 characters"]);
  assert.equal(home({ head: '<meta name="description" content="Again.">' }), [
    "index.html: has two descriptions",
  ]);
});

test("a page says its language and its own address", () => {
  assert.equal(home({ html: "" }), ["index.html: does not say in which language it is"]);
  assert.equal(home({ head: `<link rel="canonical" href="${host}/">` }), [
    "index.html: has 2 canonical addresses",
  ]);
});

test("a page has no inline script, but JSON that is JSON", () => {
  assert.equal(home({ body: "<script>run()</script>" }), ["index.html: has an inline script"]);
  assert.equal(home({ head: '<script type="application/ld+json">{a}</script>' }), [
    "index.html: has a block of data that is no JSON",
  ]);
});

test("a page has no style, handler or script in its elements", () => {
  assert.equal(home({ body: '<p style="color:red">x</p><p style="top:0">y</p>' }), [
    "index.html: has a style attribute on <p>",
  ]);
  assert.equal(home({ body: "<svg><style>p{}</style></svg>" }), ["index.html: has a <style> element"]);
  assert.equal(home({ body: '<p onclick="x()">x</p>' }), [
    "index.html: has an event handler, onclick, on <p>",
  ]);
  assert.equal(home({ body: '<a href="javascript:x()">x</a>' }), [
    "index.html: has a script in an attribute of <a>",
  ]);
  assert.equal(home({ head: '<base href="/x/">' }), ["index.html: has a <base> element with an address"]);
});

test("a page asks nothing of another host, and carries no file inside it", () => {
  const asked = (what: string, body: string) =>
    assert.equal(home({ body }), [`index.html: asks for ${what}, which is no file of the site`]);
  asked('"https://cdn.example.com/a.js" (script)', '<script src="https://cdn.example.com/a.js"></script>');
  asked('"//cdn.example.com/a.png" (img)', '<img alt="" src="//cdn.example.com/a.png">');
  asked('"https://forms.example.com/" (form)', '<form action="https://forms.example.com/"></form>');
  asked(
    '"https://video.example.com/" (iframe)',
    '<iframe title="V" src="https://video.example.com/"></iframe>',
  );
  asked('"data:image/png;base64,AA" (img)', '<img alt="" src="data:image/png;base64,AA">');
  assert.equal(home({ head: '<link rel="preconnect" href="https://fonts.example.com/">' }), [
    'index.html: asks for "https://fonts.example.com/" (preconnect), which is no file of the site',
  ]);
});

test("what a page fetches is there", () => {
  assert.equal(home({ body: '<img alt="" src="gone.png">' }), [
    'index.html: asks for "gone.png" (img), which is not there',
  ]);
});

test("every link within the site leads to a file, also by the whole address", () => {
  assert.equal(home({ body: '<a href="gone/">x</a>' }), ['index.html: links to "gone/", which is not there']);
  assert.equal(home({ body: `<a href="${host}/gone.csv">x</a>` }), [
    `index.html: links to "${host}/gone.csv", which is not there`,
  ]);
  assert.equal(home({ body: '<a href="../other/">x</a>' }), [
    'index.html: links to "../other/", which is not there',
  ]);
});

test("every part that is linked exists, on the page and on others", () => {
  assert.equal(home({ body: '<a href="#gone">x</a>' }), [
    'index.html: links to "#gone", and that page has no such part',
  ]);
  const files = {
    "x/index.html": pageOf("/x/"),
    "index.html": pageOf("/", { body: '<a href="x/#gone">x</a>' }),
  };
  assert.equal(faultsOf(files), ['index.html: links to "x/#gone", and that page has no such part']);
});

test("ids are unique and images have a text alternative", () => {
  assert.equal(home({ body: '<p id="main">x</p>' }), ['index.html: has the id "main" twice']);
  assert.equal(home({ body: '<img src="/sub/main.css">' }), [
    'index.html: shows the image "/sub/main.css" without alt',
  ]);
});

/** Text that packing makes little smaller: digits of a fixed sequence. */
function noise(length: number): string {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return Array.from({ length: Math.ceil(length / 6) }, next)
    .join("")
    .slice(0, length);
}

test("a landing page and all that its first view needs stay under 40 KB packed", () => {
  const page = (body: string) =>
    pageOf("/releases/a/2024/", { body, head: '<script type="module" src="/sub/a.js"></script>' });
  const files = { "a.js": 'import { x } from "./b.js";\n', "b.js": `// ${noise(30_000)}` };
  assert.is(budget, 40_000);
  assert.equal(faultsOf({ ...files, "releases/a/2024/index.html": page("") }), []);
  const [fault = ""] = faultsOf({ ...files, "releases/a/2024/index.html": page(`<p>${noise(30_000)}</p>`) });
  assert.match(
    fault,
    /^releases\/a\/2024\/index.html: weighs \d+ bytes packed, of at most 40000: the page \d+, main.css \d+, a.js \d+, b.js \d+$/,
  );
  const table = page(`<p>${noise(30_000)}</p>`).replaceAll("releases/a/2024/", "releases/a/2024/tables/");
  assert.equal(faultsOf({ ...files, "releases/a/2024/tables/index.html": table }), []);
});

test("a style sheet asks for no font, no other style sheet and no other host", () => {
  const css = (text: string) => faultsOf({ "main.css": text });
  assert.equal(css('@font-face{src:url("a.woff2")}'), ["main.css: asks for a font"]);
  assert.equal(css('@import "b.css";'), ["main.css: imports a style sheet"]);
  assert.equal(css("p{background:url(https://x.example.com/a.png)}"), [
    'main.css: asks for an address that begins "https:"',
  ]);
});

test("faults stop the build, each with what to do, and no more than fifty at once", () => {
  const fault = { page: "index.html", what: "has no title", todo: "give it one <title>" };
  assert.throws(() => refuseFindings([fault]), /index\.html: has no title; give it one <title>/);
  assert.throws(() => refuseFindings(Array(52).fill(fault)), /site: has 2 more findings; mend these first/);
  refuseFindings([]);
});

test.run();
