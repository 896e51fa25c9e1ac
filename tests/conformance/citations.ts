import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type { Check } from "./check.ts";
import { packagesIn, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

type Entry = {
  title?: string;
  URL?: string;
  type?: string;
  author?: object[];
  issued?: { "date-parts"?: number[][] };
};

const formats = {
  "citation.bib": "@bibtex/text",
  "citation.ris": "@ris/file",
  "citation.json": "@else/json",
};

/** What a reference manager makes of a citation, or null where it cannot read it. */
function entryIn(file: string, format: string): Entry | string {
  try {
    const entries: Entry[] = plugins.input.chain(readFileSync(file, "utf8"), {
      forceType: format,
      generateGraph: false,
    });
    return entries.length === 1 && entries[0] !== undefined ? entries[0] : `holds ${entries.length} entries`;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

/** A reader who imports it has the release's title, address, year of publication and producer. */
function problemsOf(
  file: string,
  format: string,
  release: { title: string; published: string },
  page: string,
): string[] {
  const entry = entryIn(file, format);
  if (typeof entry === "string") return [`${file}: ${entry}`];
  const year = entry.issued?.["date-parts"]?.[0]?.[0];
  return [
    ...(entry.title === release.title ? [] : [`the title is "${entry.title}"`]),
    ...(entry.URL?.endsWith(page) ? [] : [`the address is "${entry.URL}"`]),
    ...(year === Number(release.published.slice(0, 4)) ? [] : [`the year is ${year}`]),
    ...(entry.author?.length === 1 ? [] : ["there is no author"]),
  ].map((what) => `${file}: ${what}`);
}

/** BibTeX, RIS and CSL JSON of every release, as a reference manager imports them. */
export const citations: Check = {
  name: "Citations",
  async run({ packages }) {
    const problems = packagesIn(packages).flatMap((name) => {
      const release = JSON.parse(readFileSync(join(packages, name, "release.json"), "utf8"));
      return Object.entries(formats).flatMap(([file, format]) =>
        problemsOf(join(packages, name, file), format, release, `/releases/${name}/`),
      );
    });
    return {
      validator: `citation-js (${npmVersion("@citation-js/core")})`,
      files: packagesIn(packages).length * 3,
      problems,
    };
  },
  faults: [
    { what: "BibTeX with a brace too few", plant: ({ packages }) => spoil(packages, /\.bib$/, "}},", "},") },
    { what: "RIS without a title", plant: ({ packages }) => spoil(packages, /\.ris$/, "TI  -", "XX  -") },
    {
      what: "CSL JSON without a date",
      plant: ({ packages }) => spoil(packages, /citation\.json$/, '"issued"', '"date"'),
    },
  ],
};
