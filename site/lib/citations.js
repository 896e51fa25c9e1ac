import { releaseAddress } from "./addresses.js";
import { groupBy } from "./group-by.js";
import { renderLine } from "./markdown.js";
import { showDate } from "./show.js";

/** @import { Citation, CitationKind } from "../../pipeline/citations.ts" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @typedef {{ address: string, release: { title: string } }} Quotable */
/** @typedef {Omit<Citation, "quotes"> & { onText: string, label: string, quotes: string | null, quoted: { title: string, href: string } | null }} ShownCitation */

/** @type {readonly { kind: CitationKind, label: string, many: string }[]} */
const kinds = [
  { kind: "press", label: "Press", many: "Press and broadcasting" },
  { kind: "research", label: "Research", many: "Research" },
  { kind: "parliament", label: "Parliament", many: "Parliament" },
];

export const citationsAddress = "/citations/";

/**
 * The register of citations as its page shows it, in a list of that one page; an empty list where no register is kept.
 * @param {Pick<PublicationFile, "citations">} publication
 * @param {readonly Quotable[]} releases
 */
export function citationPages({ citations: register }, releases) {
  if (register === null || register === undefined) return [];
  const shown = register.citations.map((citation) => shownCitation(citation, releases));
  const years = [...groupBy(shown, ({ on }) => on.slice(0, 4))].map(([year, own]) => ({
    year,
    citations: own,
  }));
  return [
    {
      address: citationsAddress,
      found: register.found,
      synthetic: register.synthetic,
      years,
      total: counted("all", "all", shown),
      kinds: kinds.map(({ kind, many }) => {
        const own = shown.filter((each) => each.kind === kind);
        return {
          label: many,
          total: counted(kind, "all", own),
          byYear: years.map(({ year }) => counted(kind, year, own)),
        };
      }),
      byYear: years.map(({ year }) => counted("all", year, shown)),
    },
  ];
}

/**
 * How many citations are of a year, with the address by which the page audit counts them.
 * @param {string} kind
 * @param {string} year
 * @param {readonly { on: string }[]} citations of that kind
 */
function counted(kind, year, citations) {
  const own = citations.filter(({ on }) => year === "all" || on.startsWith(year));
  return { address: `citations:${kind}:${year}`, count: own.length };
}

/**
 * @param {Citation} citation
 * @param {readonly Quotable[]} releases
 * @returns {ShownCitation}
 */
function shownCitation(citation, releases) {
  const [collection = "", period = ""] = citation.release.split("/");
  const address = releaseAddress({ collection, period });
  const found = releases.find((each) => each.address === address);
  return {
    ...citation,
    onText: showDate(citation.on),
    label: kinds.find(({ kind }) => kind === citation.kind)?.label ?? citation.kind,
    quotes: citation.quotes === null ? null : renderLine(citation.quotes),
    quoted: found ? { title: found.release.title, href: address } : null,
  };
}
