import { test } from "uvu";
import * as assert from "uvu/assert";
import { fitted } from "../../site/lib/description.js";
import { searchEngineFiles } from "../../site/lib/sitemap.js";

const view = {
  addresses: [
    "/",
    "/api/",
    "/releases/a/",
    "/releases/a/2024/",
    "/releases/a/2025/",
    "/releases/a/2024/tables/x/",
  ],
  publisher: { address: "https://statistics.example.org/sub" },
  releases: [
    { address: "/releases/a/2024/", release: { collection: "a", period: "2024", updated: "2025-03-01" } },
    { address: "/releases/a/2025/", release: { collection: "a", period: "2025", updated: "2026-02-19" } },
  ],
} as unknown as Parameters<typeof searchEngineFiles>[0];

test("the sitemap gives each address whole, with the day on which its release last changed", () => {
  const [, [, text]] = searchEngineFiles(view) as [unknown, [string, string]];
  const entries = text.split("\n").filter((line) => line.startsWith("<url>"));
  const at = "<url><loc>https://statistics.example.org/sub";
  assert.equal(entries, [
    `${at}/</loc><lastmod>2026-02-19</lastmod></url>`,
    `${at}/api/</loc></url>`,
    `${at}/releases/a/</loc><lastmod>2026-02-19</lastmod></url>`,
    `${at}/releases/a/2024/</loc><lastmod>2025-03-01</lastmod></url>`,
    `${at}/releases/a/2025/</loc><lastmod>2026-02-19</lastmod></url>`,
    `${at}/releases/a/2024/tables/x/</loc><lastmod>2025-03-01</lastmod></url>`,
  ]);
});

test("robots.txt names the sitemap by its whole address and forbids nothing", () => {
  const [first] = searchEngineFiles(view);
  assert.equal(first, [
    "robots.txt",
    "User-agent: *\nAllow: /\nSitemap: https://statistics.example.org/sub/sitemap.xml\n",
  ]);
});

test("more addresses than a sitemap may hold are in several, which sitemap.xml lists", () => {
  const files = searchEngineFiles(view, 4);
  assert.equal(
    files.map(([name]) => name),
    ["robots.txt", "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"],
  );
  assert.match(files[1]?.[1] ?? "", "<sitemap><loc>https://statistics.example.org/sub/sitemap-2.xml</loc>");
  assert.is((files[2]?.[1].match(/<url>/g) ?? []).length, 4);
  assert.is((files[3]?.[1].match(/<url>/g) ?? []).length, 2);
});

test("a description takes the sentences that fit in 160 characters, in order", () => {
  const long = "word ".repeat(30).trim();
  assert.is(fitted("One.", "Two.", "Three."), "One. Two. Three.");
  assert.is(fitted(long, "It fits.", "No."), `${long} It fits.`);
  assert.is(fitted("One.", "x".repeat(156), "Three."), "One.");
});

test("a first sentence that is too long is cut after a whole word", () => {
  const cut = fitted("abcd ".repeat(40));
  assert.is(cut, `${"abcd ".repeat(31).trim()}…`);
  assert.is(cut.length, 155);
});

test.run();
