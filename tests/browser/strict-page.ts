import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as assert from "uvu/assert";

/** How to open a page: by which browser, where the site is served, and errors that are meant. */
export type Strict = {
  browser: Browser;
  address: string;
  options?: BrowserContextOptions;
  expected?: RegExp;
};

/** Tells in the browser's console of everything that the policy refuses. */
const tellViolations = `document.addEventListener("securitypolicyviolation", (event) =>
  console.error("refused by " + event.violatedDirective + ": " + (event.blockedURI || event.sourceFile)))`;

/**
 * Opens a page under the headers that the site writes for its hosts; the test fails where the host sends no policy, and
 * where the page breaks it or has an error that is not expected.
 */
export async function withStrictPage(
  path: string,
  work: (page: Page) => Promise<void>,
  { browser, address, options = {}, expected = /^$/ }: Strict,
): Promise<void> {
  const context = await browser.newContext(options);
  const wrong: string[] = [];
  context.on("weberror", (error) => wrong.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) wrong.push(message.text());
  });
  await context.addInitScript(tellViolations);
  try {
    const page = await context.newPage();
    const response = await page.goto(address + path);
    assert.match(
      response?.headers()["content-security-policy"] ?? "no policy",
      /^default-src 'none'; script-src 'self';/,
    );
    await work(page);
    assert.equal(wrong, []);
  } finally {
    await context.close();
  }
}
