import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule of WCAG 2.0 to 2.2 at levels A and AA that axe knows, and its best practice. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const runAxe = `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ passes, violations, incomplete }) => ({
  passes: passes.map(({ id }) => id),
  incomplete: incomplete.map(({ id }) => id),
  violations: violations.map(({ id, nodes }) => ({ id, element: nodes[0]?.html.slice(0, 120) ?? "" })),
}))`;

export type AxeResult = {
  passes: string[];
  incomplete: string[];
  violations: { id: string; element: string }[];
};

/** What axe says of the page as it stands. */
export async function askAxe(page: Page): Promise<AxeResult> {
  await page.evaluate(axeSource);
  return (await page.evaluate(runAxe)) as AxeResult;
}

/** Whether the page can be read at this width without scrolling sideways. */
async function fits(page: Page, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: 800 });
  return Number(await page.evaluate("document.documentElement.scrollWidth")) <= width;
}

/** The spacing of text that readers may set (WCAG 2.2, 1.4.12). */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

/** Whether what has the focus shows it, by an outline, a shadow, a background or an underline of its own. */
const shown = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return true;
  const style = getComputedStyle(at);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
})()`;

/** A check of a page of each kind: how it is told to readers, and whether the page passes. */
export type Look = { name: string; passes: (page: Page) => Promise<boolean> };

/** The checks besides axe, in the order in which the statement tells them. Each begins with the page at 1280 pixels. */
export const looks: readonly Look[] = [
  {
    name: "The page can be read on a screen of 320 pixels, as wide as a phone or at a zoom of 400%, without scrolling sideways",
    passes: (page) => fits(page, 320),
  },
  {
    name: "The page still fits when a reader sets wider spacing of letters, words and lines",
    async passes(page) {
      await page.addStyleTag({ content: spacing });
      return fits(page, 320);
    },
  },
  {
    name: "Whatever has the keyboard’s focus shows it, for the first forty stops on the page",
    async passes(page) {
      for (let stop = 0; stop < 40; stop++) {
        await page.keyboard.press("Tab");
        if (!(await page.evaluate(shown))) return false;
      }
      return true;
    },
  },
  {
    name: "Where a page has a header, the keyboard’s first stop is a link that skips it",
    async passes(page) {
      if ((await page.locator("header").count()) === 0) return true;
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      return Boolean(await page.evaluate('location.hash === "#main-content"'));
    },
  },
  {
    name: "In forced colours, such as Windows high contrast, axe finds nothing either",
    async passes(page) {
      await page.emulateMedia({ forcedColors: "active" });
      return (await askAxe(page)).violations.length === 0;
    },
  },
  {
    name: "Where a reader asks for less motion, nothing on the page moves",
    async passes(page) {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.reload();
      return Number(await page.evaluate("document.getAnimations().length")) === 0;
    },
  },
  {
    name: "Without JavaScript the page shows its title and its text",
    passes: readsWithoutScripts,
  },
  {
    name: "On a sheet of A4 nothing is cut at the side, and the page prints to PDF",
    async passes(page) {
      await page.emulateMedia({ media: "print" });
      const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true });
      return pdf.subarray(0, 5).toString() === "%PDF-" && (await fits(page, sheet));
    },
  },
];

/** Between the margins of A4, in px of 96 to the inch: 178 mm. */
const sheet = 673;

async function readsWithoutScripts(page: Page): Promise<boolean> {
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
  if (context === undefined) return false;
  try {
    const plain = await context.newPage();
    await plain.goto(page.url());
    const text = await plain.locator("main").innerText();
    return (await plain.locator("main :is(h1, figcaption):visible").count()) > 0 && text.length > 60;
  } finally {
    await context.close();
  }
}
