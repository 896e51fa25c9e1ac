import { pagesOf, sampleOf } from "../browser/site-under-test.ts";
import type { Check } from "./check.ts";
import { spoil } from "./files.ts";
import { npmVersion, run } from "./tools.ts";

/** Every kind of page by axe-core in Chromium: the tests of `tests/browser`, on this publication. */
export const accessibility: Check = {
  name: "Accessibility",
  async run({ root, site }) {
    const { status, said } = run(
      process.execPath,
      ["--import", "tsx", "tests/browser/site.test.ts"],
      undefined,
      {
        FIRST_RELEASE_ROOT: root,
      },
    );
    return {
      validator: `${npmVersion("axe-core")} in Chromium, by tests/browser/site.test.ts`,
      files: sampleOf(pagesOf(site)).length,
      problems: status === 0 ? [] : said.split("\n").filter((line) => line.trim() !== ""),
    };
  },
  faults: [
    {
      what: "an image without a text alternative",
      plant: ({ site }) => spoil(site, /^index\.html$/, "</h1>", '</h1><img src="/favicon.ico">'),
    },
  ],
};
