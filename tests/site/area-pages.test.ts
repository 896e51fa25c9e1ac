import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPackages as readPublished } from "../../pipeline/page-audit/packages.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { areaIndex } from "../../site/lib/area-index.js";
import { areaPages } from "../../site/lib/area-pages.js";
import { areasOf } from "../../site/lib/area-places.js";
import { readPackages } from "../../site/lib/packages.js";
import { releaseView } from "../../site/lib/release-view.js";
import { readSeries } from "../../site/lib/series.js";
import { writePlaces } from "../bench/site/content.ts";
import { publication } from "./sample-words.ts";

const root = mkdtempSync(path.join(tmpdir(), "first-release-areas-"));
await writePlaces(root, 700);
const [item] = await readPackages(root);
if (item === undefined) throw new Error("the sample has no release");
const words = publication();
const series = readSeries({ ...words, series: [], calendar: [] }, [item]);
const view = releaseView(item, series, words.publisher, [item]);
const areas = areasOf(item);
if (areas === null) throw new Error("the sample has no places");

test("a place is shown with those that it lies in, the nearest first, and lists those that lie in it", () => {
  const pages = areaPages(item, view, areas);
  assert.is(pages.length, 700);
  const school = pages.find(({ place }) => place.code === "900001");
  assert.equal(
    school?.around().map(({ label }) => label),
    ["Authority 1", "North East"],
  );
  const authority = pages.find(({ place }) => place.label === "Authority 1");
  assert.equal(
    authority?.within().map(({ title, places: inside }) => [title, inside.length]),
    [["Schools", 4]],
  );
  const [section] = school?.sections() ?? [];
  assert.match(
    section?.table ?? "",
    /School 00001 \(invented\)[\s\S]*Authority 1[\s\S]*North East[\s\S]*England/,
  );
  assert.match(section?.chart ?? "", 'class="chart-wide"');
});

test("a long list of places is paged by name, and a release without area pages has none", () => {
  const [first, ...lists] = areaIndex(view, areas);
  assert.equal(first?.groups.map(({ title, places: own }) => [title, own.length]).slice(0, 2), [
    ["East Midlands", 17],
    ["East of England", 17],
  ]);
  assert.equal(
    lists.map(({ address }) => address),
    ["/releases/views/2025/areas/schools/", "/releases/views/2025/areas/schools/2/"],
  );
  assert.is(lists[0]?.range, "School 00001 (invented) to School 00400 (invented)");
  assert.is(areasOf({ ...item, release: { ...item.release, areaPages: [] } }), null);
});

test("the page audit holds every figure and comparison of a place's page, and finds a planted one", () => {
  const published = readPublished(path.join(root, "data/packages"));
  const page = areaPages(item, view, areas).find(({ place }) => place.label === "Authority 1");
  const html = (page?.sections() ?? [])
    .map(({ message, chart, table: figures }) => message + chart + figures)
    .join("");
  const findings = (content: string) =>
    auditPage(
      "releases/views/2025/areas/E06000001/index.html",
      `<!doctype html><title>x</title><main>Synthetic data. ${content}</main>`,
      published,
    ).map(({ what }) => what);
  assert.equal(findings(html), []);
  const wrong = html.replace(/(data-comparison="[^"]*">)[a-z ]+</, "$1much higher than<");
  assert.not.equal(wrong, html);
  assert.match(findings(wrong)[0] ?? "", 'reads "much higher than" but is');
});

test.after(() => rmSync(root, { recursive: true }));
test.run();
