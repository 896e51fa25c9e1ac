import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as assert from "uvu/assert";

/** What a strict host allows: this site's own files, and no script or style inside a page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'";

/** How to open a page: by which browser, where the site is served, and errors that are meant. */
export type Strict = {
  browser: Browser;
  address: string;
  options?: BrowserContextOptions;
  expected?: RegExp;
};

/** Opens a page under the policy; the test fails where the page breaks it or has an error that is not expected. */
export async function withStrictPage(
  path: string,
  work: (page: Page) => Promise<void>,
  { browser, address, options = {}, expected = /^$/ }: Strict,
): Promise<void> {
  const context = await browser.newContext(options);
  const wrong: string[] = [];
  await context.route(/.*/, async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  context.on("weberror", (error) => wrong.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) wrong.push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto(address + path);
    await work(page);
    assert.equal(wrong, []);
  } finally {
    await context.close();
  }
}
