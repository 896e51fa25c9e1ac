import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import type { Check, Fault } from "./check.ts";
import { filesUnder, keepOnly, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    // A preference and no rule of HTML: <section> with a name is a region as well. Tables that scroll sideways are
    // GOV.UK's `<div role="region" tabindex="0">`, which is not a section of the page.
    rules: { "prefer-native-element": ["error", { exclude: ["region"] }] },
  }),
);

/** Every page against the HTML standard's content model and the accessibility rules of html-validate. */
export const html: Check = {
  name: "HTML of pages",
  async run({ site }) {
    const pages = filesUnder(site, /\.html$/);
    const problems: string[] = [];
    for (const page of pages) {
      const { results } = await validator.validateString(readFileSync(join(site, page), "utf8"), page);
      for (const { messages } of results)
        for (const { line, ruleId, message } of messages)
          problems.push(`${page}:${line}: ${message} (${ruleId})`);
    }
    return { validator: `${npmVersion("html-validate")}, standard and a11y`, files: pages.length, problems };
  },
  faults: [
    fault("a paragraph in a list, outside its items", /<ul[^>]*>/, "$&<p>Not an item</p>"),
    fault("an image without a text alternative", "</h1>", '</h1><img src="x.png">'),
    fault("two elements of one name", "</h1>", '</h1><p id="main-content">Again</p>'),
  ],
};

function fault(what: string, before: string | RegExp, after: string): Fault {
  return {
    what,
    plant: ({ site }) => {
      keepOnly(site, /\.html$/, /^index\.html$/);
      spoil(site, /^index\.html$/, before, after);
    },
  };
}
