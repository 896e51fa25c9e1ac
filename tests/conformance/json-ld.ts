import { readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import type { Check, Found } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

type Document = { where: string; data: unknown };

const script = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;

/** What the pages of a site say of themselves for search engines. */
export function pageData(site: string): Document[] {
  return filesUnder(site, /\.html$/).flatMap((page) =>
    [...readFileSync(join(site, page), "utf8").matchAll(script)].map(([, text = ""]) => ({
      where: page,
      data: JSON.parse(text),
    })),
  );
}

function files(folder: string, name: RegExp): Document[] {
  return filesUnder(folder, name).map((file) => ({
    where: file,
    data: JSON.parse(readFileSync(join(folder, file), "utf8")),
  }));
}

/** schema.org's own context is long, and makes each of its names one of its vocabulary; no other is fetched. */
async function documentLoader(url: string): Promise<object> {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`asks for the context ${url}`);
  return {
    documentUrl: url,
    contextUrl: undefined,
    document: { "@context": { "@vocab": "https://schema.org/" } },
  };
}

async function problemsOf({ where, data }: Document): Promise<string[]> {
  try {
    const expanded: unknown[] = await jsonld.expand(data, { documentLoader, safe: true });
    return expanded.length === 0 ? [`${where}: says nothing`] : [];
  } catch (error) {
    return [
      `${where}: ${error instanceof Error ? `${error.message} ${JSON.stringify(error, ["details", "event", "code"])}` : error}`,
    ];
  }
}

/** Every JSON-LD document, the catalogue and those of pages, expanded without a name that its context does not define. */
export const jsonLd: Check = {
  name: "JSON-LD",
  async run({ site }): Promise<Found> {
    const documents = [...files(site, /\.jsonld$/), ...pageData(site)];
    const problems = await Promise.all(documents.map(problemsOf));
    return {
      validator: `${npmVersion("jsonld")}, safe mode`,
      files: documents.length,
      problems: problems.flat(),
    };
  },
  faults: [
    {
      what: "a property that the context does not define",
      plant: ({ site }) => spoil(site, /\.jsonld$/, '"dct:title"', '"title"'),
    },
    {
      what: "a language that is none",
      plant: ({ site }) => spoil(site, /\.jsonld$/, '"@language": "en"', '"@language": "the Queen\'s"'),
    },
    {
      what: "a page with a context of another place",
      plant: ({ site }) =>
        spoil(site, /\.html$/, '"@context":"https://schema.org"', '"@context":"https://example.org"'),
    },
  ],
};
