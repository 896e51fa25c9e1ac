// Each kind of page as a picture, at the widths of a phone, a tablet and a desk, compared with one that was looked at and
// kept. `UPDATE_VISUAL=1` keeps new ones: look at each before it is committed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { kindOf, pageOfEachKind } from "./kinds.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { pagesOf, siteUnderTest } from "./site-under-test.ts";

const references = "tests/browser/reference";
const update = process.env["UPDATE_VISUAL"] === "1";
const widths = [375, 768, 1280];

/** Half a pixel for each of the page's: enough to see that something moved, and a quarter of the bytes. */
const scale = 0.5;

/** Of a longer page the beginning is kept, in px of the page: what follows is more of the same lists and tables. */
const tallest = 4000;

/** The part of all pixels that may differ, for another version of the browser draws edges of letters otherwise. */
const tolerance = 0.004;

/** One open font on every machine; what a system has by itself differs. */
const font = (weight: number, name: string) => {
  const file = `node_modules/@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`;
  return `@font-face { font-family: "Reference"; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file).toString("base64")}); }`;
};
const style = `${font(400, "400Regular")} ${font(700, "700Bold")}
* { font-family: "Reference" !important; animation: none !important; transition: none !important; caret-color: transparent !important; }`;

const site = siteUnderTest();
const { address, close } = await serve(site.out);
const browser = await openBrowser();
const own = pagesOf(site.out).filter((page) => !page.includes("/latest/"));
const pages = pageOfEachKind(own, "/releases/parents-views/2025/");
const changed = mkdtempSync(join(tmpdir(), "first-release-visual-"));

const contexts = new Map<number, Page>();

/** One tab for each width. */
async function tabOf(width: number): Promise<Page> {
  const known = contexts.get(width);
  if (known !== undefined) return known;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    deviceScaleFactor: scale,
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  const page = await context.newPage();
  contexts.set(width, page);
  return page;
}

async function pictureOf(path: string, width: number): Promise<PNG> {
  const page = await tabOf(width);
  await page.goto(address + path);
  await page.addStyleTag({ content: style });
  await page.evaluate("document.fonts.ready");
  const height = Math.min(tallest, Number(await page.evaluate("document.documentElement.scrollHeight")));
  return coarse(await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } }));
}

/** With sixteen shades of each colour: a third of the bytes when it is kept, and nothing that an eye would miss. */
function coarse(picture: Buffer): PNG {
  const png = PNG.sync.read(picture);
  for (let place = 0; place < png.data.length; place++) png.data[place] = ((png.data[place] ?? 0) >> 4) * 17;
  return png;
}

function keep(folder: string, name: string, picture: PNG): void {
  writeFileSync(join(folder, name), PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));
}

/** What differs between two pictures, in words, or null. Pictures that differ are left in a folder, with what does. */
function difference(name: string, now: PNG, then: PNG): string | null {
  if (now.width !== then.width || Math.abs(now.height - then.height) > 1) {
    keep(changed, name, now);
    return `${name}: ${now.width} × ${now.height} pixels, and ${then.width} × ${then.height} were kept`;
  }
  const height = Math.min(now.height, then.height);
  const marked = new PNG({ width: now.width, height });
  const rows = ({ data, width }: PNG) => data.subarray(0, width * height * 4);
  const count = pixelmatch(rows(now), rows(then), marked.data, now.width, height, { threshold: 0.2 });
  if (count <= now.width * height * tolerance) return null;
  keep(changed, name, now);
  keep(changed, name.replace(".png", "-difference.png"), marked);
  return `${name}: ${count} of ${now.width * height} pixels differ`;
}

const fileOf = (kind: string, width: number) => `${kind.replaceAll("/", "_") || "home"}-${width}.png`;

test("each kind of page looks as it did when it was last looked at", async () => {
  const wrong: string[] = [];
  if (update) mkdirSync(references, { recursive: true });
  for (const [kind, path] of pages)
    for (const width of widths) {
      const name = fileOf(kind, width);
      const found = await pictureOf(path, width);
      const kept = join(references, name);
      const told = existsSync(kept)
        ? difference(name, found, PNG.sync.read(readFileSync(kept)))
        : `${name}: none is kept`;
      if (told !== null && update) keep(references, name, found);
      else if (told !== null) wrong.push(told);
    }
  assert.equal(wrong, [], `the pictures are in ${changed}; look, then keep them with UPDATE_VISUAL=1`);
});

test("every picture kept is of a kind of page that there is", () => {
  const known = new Set([...pages.keys()].flatMap((kind) => widths.map((width) => fileOf(kind, width))));
  assert.equal(
    readdirSync(references).filter((name) => name.endsWith(".png") && !known.has(name)),
    [],
  );
});

test("a moved heading is seen, and the same page twice is not", async () => {
  const path = "/cookies/";
  const [first, second] = [await pictureOf(path, 375), await pictureOf(path, 375)];
  assert.is(difference("same.png", second, first), null);
  const moved = new PNG({ width: first.width, height: first.height });
  first.data.copy(moved.data, 0, first.width * 4 * 6);
  assert.ok(difference("moved.png", moved, first));
});

test("addresses of one kind have one name", () => {
  assert.is(kindOf("/"), "");
  assert.is(kindOf("/releases/parents-views/2025/tables/statements/2/"), "releases/-/-/tables/-/-");
  assert.is(kindOf("/methodology/glossary/"), "methodology/-");
  assert.is(kindOf("/guides/charts/"), "guides/-");
  assert.is(kindOf("/actions/2025/"), "actions/year");
  assert.is(kindOf("/actions/done/"), "actions/-");
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
});
test.run();
