import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { standingExample } from "../example-root.ts";

export type SiteUnderTest = { out: string; packages: string; remove: () => void };

/**
 * The site of the example publication, as it was built for this run. To try the tests on a site that stands, name its
 * content root in FIRST_RELEASE_ROOT.
 */
export function siteUnderTest(): SiteUnderTest {
  const named = process.env["FIRST_RELEASE_ROOT"];
  if (named !== undefined) return { ...placesOf(resolve(named)), remove: () => {} };
  const { root, remove } = standingExample("first-release-site-");
  return { ...placesOf(root), remove };
}

function placesOf(root: string): { out: string; packages: string } {
  return { out: join(root, "_site"), packages: join(root, "data/packages") };
}

/** Addresses of all pages, from the root of the site, in order: "/releases/x/2024/". */
export function pagesOf(out: string): string[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((file) => `/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/\/index\.html$/, "/"))
    .sort();
}

/**
 * Every page of a small site; of a large one, every page but only some of those of which there are many of one kind (below
 * a release, in a register, guides), always the same ones. `npm run accessibility` looks at all.
 */
export function sampleOf(pages: readonly string[], limit = 80): string[] {
  if (pages.length <= limit) return [...pages];
  const isOfMany = (page: string) =>
    /^\/(releases\/[^/]+\/[^/]+|actions|guides|methodology|consultations\/[^/]+)\/./.test(page);
  const many = pages.filter(isOfMany);
  const others = pages.filter((page) => !isOfMany(page));
  const step = Math.max(1, Math.ceil(many.length / Math.max(20, limit - others.length)));
  return [...others, ...many.filter((_, i) => i % step === 0)];
}
