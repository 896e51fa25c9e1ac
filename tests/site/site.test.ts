import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditPages } from "../../pipeline/page-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { writeSampleRoot } from "./sample-packages.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-site-")));
await writeSampleRoot(root);
const first = await built("a");
const second = await built("b");
const pages = [...first]
  .filter(([name]) => name.endsWith(".html"))
  .map(([name, bytes]) => [name, bytes.toString()] as const);
const landings = pages.filter(([name]) => /^releases\/[^/]+\/(?!latest)[^/]+\/index\.html$/.test(name));

/** A built site as the bytes of each file by its path. */
async function built(name: string): Promise<Map<string, Buffer>> {
  const { out } = await buildSite({ root, out: path.join(root, name) });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((file) => [path.relative(out, file), readFileSync(file)]));
}

function page(name: string): string {
  const found = first.get(`${name}index.html`);
  if (!found) throw new Error(`there is no page ${name}; there are ${[...first.keys()].join(", ")}`);
  return found.toString();
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

test("a second build has the same files with the same bytes", () => {
  assert.equal([...second.keys()], [...first.keys()]);
  for (const [name, bytes] of first) assert.ok(second.get(name)?.equals(bytes), `${name} differs`);
});

test("the pages of a release have the addresses of the contract", () => {
  for (const part of [
    "",
    "quality/",
    "protection/",
    "data-guidance/",
    "questionnaire/",
    "responses/",
    "tables/happy-by-phase/",
  ])
    assert.ok(first.has(`releases/parents-views/2025/${part}index.html`), part);
  for (const name of [
    "index.html",
    "404.html",
    "sitemap.xml",
    "methodology/parents-views/index.html",
    "guides/new-release/index.html",
  ])
    assert.ok(first.has(name), name);
});

test("each landing page has one feedback link, which names the release and its version where it has one", () => {
  assert.is(landings.length, 3);
  for (const [name, html] of landings) {
    const [link = ""] = html.match(/<a[^>]*data-feedback[^>]*>/) ?? [];
    const [, collection, period] = name.split("/");
    assert.match(link, encodeURIComponent(`${collection}/${period}`), name);
    assert.is(count(html, /data-feedback/g), 1, name);
    const [, version = null] = /data-count="version">([\d.]+)</.exec(html) ?? [];
    assert.is(link.includes(encodeURIComponent(", version ")), version !== null, name);
    if (version !== null) assert.match(link, encodeURIComponent(`version ${version}`), name);
  }
});

test("each page has one first-level heading and skips no level", () => {
  for (const [name, html] of pages) {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    assert.is(levels.filter((level) => level === 1).length, 1, name);
    levels.forEach((level, index) => {
      assert.ok(
        level <= (levels[index - 1] ?? 2) + 1,
        `${name} goes to h${level} from h${levels[index - 1]}`,
      );
    });
  }
});

test("no page has a script that runs or a style in it, or asks another host for anything", () => {
  const css = String(first.get("styles/main.css"));
  assert.not.match(css, /@font-face|url\((?!["']?data:)|@import/);
  for (const [name, html] of pages) {
    assert.not.match(
      html,
      /<script(?! type="(?:application\/ld\+json"|module" src="[^":]+")>)|<style|\sstyle="|\son[a-z]+="|javascript:/,
      name,
    );
    assert.not.match(
      html,
      /<(?:img|link|iframe|source)[^>]*(?:src|href)="(?!data:)[a-z]+:(?!\/\/statistics\.example\.org)/,
      name,
    );
  }
});

test("every link within the site leads to a file, and every part of a page that is linked exists", () => {
  for (const [name, html] of pages)
    for (const [, target = ""] of html.matchAll(/\s(?:href|src)="([^"]*)"/g))
      assert.ok(resolves(name, target), `${name}: ${target}`);
});

function resolves(from: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [file = "", part] = decodeURIComponent(target.replaceAll("&amp;", "&")).split("#");
  const address = file.startsWith("/") ? file.slice(1) : path.posix.join(path.posix.dirname(from), file);
  const whole = file === "" ? from : address.replace(/^\.\/?$/, "").replace(/(^|\/)$/, "$1index.html");
  const found = first.get(whole);
  return found !== undefined && (!part || found.toString().includes(`id="${part}"`));
}

test("no page has an id twice", () => {
  for (const [name, html] of pages) {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.is(
      new Set(ids).size,
      ids.length,
      `${name}: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`,
    );
  }
});

test("a table has a caption, headers with scope, and right-aligned figures that name their cells", () => {
  const html = page("releases/parents-views/2025/tables/happy-by-phase/");
  assert.match(
    html,
    '<caption class="govuk-table__caption govuk-table__caption--s" id="table-happy-by-phase">',
  );
  assert.match(
    html,
    '<th scope="colgroup" colspan="4" class="govuk-table__header fr-table__group">Percentage</th>',
  );
  assert.match(html, '<th scope="row" class="govuk-table__header">Primary</th>');
  assert.match(
    html,
    'govuk-table__cell--numeric" data-cell="happy-by-phase|phase=primary;happy=agree|response_percent">30%</td>',
  );
  assert.match(
    html,
    'data-cell="happy-by-phase|phase=secondary;happy=strongly_disagree|response_count">[c]</td>',
  );
  assert.match(html, 'data-cell="happy-by-phase|phase=primary|response_base">800</td>');
  assert.match(html, 'data-cell="happy-by-phase||response_base">1,200</td>');
  assert.not.match(html, /<th\b(?![^>]*scope=)/);
});

test("symbols are explained under a table only where they occur", () => {
  const html = page("releases/parents-views/2025/tables/happy-by-phase/");
  assert.match(html, "<li>[c] means confidential");
  assert.match(html, "<li>[low] means rounds to zero");
  assert.not.match(html, "<li>[u] means");
  assert.not.match(page("releases/parents-views/2025/tables/responses-by-place/"), "<li>[c] means");
});

test("a table of 460 lines has two pages, which hold every line once and lead to each other", () => {
  const [one, two] = ["", "2/"].map((part) =>
    page(`releases/parents-views/2025/tables/responses-by-place/${part}`),
  );
  const cells = [one, two].map((html) => count(html ?? "", /data-cell="responses-by-place\|/g));
  assert.equal(cells, [400, 60]);
  assert.match(one ?? "", 'href="2/"');
  assert.match(two ?? "", 'href="../"');
  assert.match(one ?? "", 'data-cell="responses-by-place|geography=E12000001|response_count">5,000');
});

test("a long table shows the country and its regions on the landing page", () => {
  const html = page("releases/parents-views/2025/");
  assert.is(count(html, /data-cell="responses-by-place\|/g), 10);
  assert.match(html, "All figures and downloads: Responses by place");
});

test("synthetic data are called synthetic on every page and every table of the release, and on no other", () => {
  for (const [name, html] of pages.filter(([each]) => each.startsWith("releases/parents-views/2"))) {
    assert.match(html, "data-synthetic", name);
    assert.is(count(html, /fr-table__synthetic/g), count(html, /id="table-/g), name);
  }
  assert.not.match(page("releases/involvement/2012/"), "data-synthetic");
});

test("a stated total that its parts miss is said at the head of the release and beside its table", () => {
  const html = page("releases/involvement/2012/");
  assert.is(count(html, /The stated total of 4,211 is 70 more than its parts, which add to 4,141\./g), 2);
  assert.match(page("releases/involvement/2012/quality/"), "which add to 4,141.");
});

test("an older release says that it is superseded and leads to the latest", () => {
  assert.match(
    page("releases/parents-views/2024/"),
    'This is not the latest release. <a class="govuk-link" href="../2025/">',
  );
  assert.not.match(page("releases/parents-views/2025/"), "not the latest");
});

test("every public file of the package can be downloaded beside its landing page", () => {
  for (const name of [
    "datapackage.json",
    "quality.json",
    "audit.json",
    "by-channel.csv",
    "by-channel.meta.csv",
    "by-channel.parquet",
  ]) {
    const bytes = readFileSync(path.join(root, "data/packages/involvement/2012", name));
    assert.ok(first.get(`releases/involvement/2012/data/${name}`)?.equals(bytes), name);
  }
});

test("an organisation's words are shown as words, never as markup", () => {
  assert.match(page("releases/parents-views/2025/responses/"), "It helps &lt;families&gt;.");
});

const protection = (release: string) => page(`releases/${release}/protection/`);
const words = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

test("the page on protection says what was done, what that did, how the attack ended and why sums may differ", () => {
  const said = words(protection("parents-views/2025"));
  for (const part of [
    "Method: conventional rounding.",
    "Counts are rounded to the nearest 5.",
    "Different counts4,321",
    "Shown, but not the true count3,456",
    "Not shown18",
    "Not shown because the attack could work out a small count12",
    "Not shown because the group has few people6",
    "Largest difference between a shown and a true count2",
    "Average difference1.190",
    "Share of counts that are shown99.6%",
    "1,234 counts could each stand for a count from 1 to 4. At first the attack worked out some of them, so we withheld 12 counts. After that, an intruder could not work out any.",
    "Example, with made-up numbers: three groups have 3 people each, so together they have 9. In steps of 5, each group may be shown as 5 and all three together as 10. But 5 + 5 + 5 is 15.",
    "[c] means confidential",
  ])
    assert.ok(said.includes(part), `${part} in ${said}`);
});

test("without effects the page on protection tells only what is known", () => {
  const said = words(protection("parents-views/2024"));
  assert.match(said, "1,234 counts could each stand for a count from 1 to 4.");
  assert.not.match(said, "What that did to the counts");
  assert.not.match(said, "Why figures may not add up");
});

test("figures that were public already are said to be, and why, with nothing of an attack", () => {
  const said = words(protection("involvement/2012"));
  assert.match(said, "These figures were public already.");
  assert.match(said, "because every figure was published in 2012.");
  assert.not.match(said, /intruder|Method:|What that did|Why figures/);
});

test("the page on protection names no cell", () => {
  for (const [name, html] of pages.filter(([each]) => each.includes("/protection/")))
    assert.not.match(html, "data-cell", name);
});

test("landing page, quality report and tables of protected figures lead to the page on protection", () => {
  for (const part of ["", "quality/", "tables/happy-by-phase/"]) {
    const up = "../".repeat(part.split("/").length - 1);
    assert.match(page(`releases/parents-views/2025/${part}`), `href="${up}protection/"`, part);
  }
  assert.match(page("releases/involvement/2012/"), 'href="protection/"');
  assert.not.match(page("releases/involvement/2012/tables/by-channel/"), "protection/");
  assert.match(String(first.get("sitemap.xml")), "releases/involvement/2012/protection/</loc>");
});

test("the page audit recomputes every number on every page, and finds one that is changed", async () => {
  const packages = path.join(root, "data/packages");
  assert.equal(await auditPages(path.join(root, "a"), packages), []);
  const file = path.join(root, "b/releases/parents-views/2025/index.html");
  writeFileSync(file, readFileSync(file, "utf8").replace(">55%</td>", ">56%</td>"));
  assert.is((await auditPages(path.join(root, "b"), packages)).length, 1);
});

test("a landing page and its style sheet stay under 40 KB as they travel", () => {
  const css = gzipSync(first.get("styles/main.css") ?? "").length;
  for (const [name, html] of landings)
    assert.ok(gzipSync(html).length + css < 40_000, `${name}: ${gzipSync(html).length + css}`);
});

test.after(() => {
  rmSync(root, { recursive: true, force: true });
  assert.not.ok(existsSync(root));
});

test.run();
