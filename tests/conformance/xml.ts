import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import type { Check } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

/** What a strict parser of XML 1.0 with namespaces says of a text. */
function problemsOf(file: string, text: string): string[] {
  const problems: string[] = [];
  const parser = new SaxesParser({ xmlns: true, fileName: file, position: true });
  parser.on("error", ({ message }) => problems.push(message));
  parser.write(text).close();
  return problems;
}

/** The sitemap, every feed and every DDI Codebook are well-formed. */
export const xml: Check = {
  name: "XML: sitemap, DDI",
  async run({ site }) {
    const files = filesUnder(site, /\.(xml|atom|rss|svg)$/);
    return {
      validator: npmVersion("saxes"),
      files: files.length,
      problems: files.flatMap((file) => problemsOf(file, readFileSync(join(site, file), "utf8"))),
      notes: ["well-formed with namespaces; no package has the schema of DDI Codebook"],
    };
  },
  faults: [
    {
      what: "an element that is not closed",
      plant: ({ site }) => spoil(site, /^sitemap\.xml$/, "</loc>", ""),
    },
    {
      what: "an ampersand on its own",
      plant: ({ site }) => spoil(site, /\.ddi\.xml$/, "</titl>", " & more</titl>"),
    },
  ],
};
