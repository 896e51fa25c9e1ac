import MiniSearch from "./minisearch.js";

/**
 * Something to find: what kind it is, its title, what it belongs to, where it is from the root of the site, and its
 * words. `older` where a newer release has the same.
 * @typedef {{ kind: string, title: string, of: string, address: string, text: string, older?: true }} Document
 * @typedef {{ found: Document, terms: string[] }} Result
 */

/** Words that nearly every text has. */
const common = new Set(
  "a an and are as at be by for from how in is it of on or that the this to was were what which who with".split(
    " ",
  ),
);

/** Somebody who looks for a word mostly wants the release or the table of it, or what it means. */
/** @type {Record<string, number>} */
const weights = { Release: 1.6, Series: 1.5, Table: 1.3, Glossary: 1.5, Guide: 0.7 };

/**
 * What finds documents by their words: beginnings of words and words with a slip of the keys count too, but less.
 * Documents that have all words come first; where none has, those that have some are found.
 * @param {readonly Document[]} documents
 */
export function searchEngine(documents) {
  const engine = new MiniSearch({
    idField: "address",
    fields: ["title", "of", "text"],
    processTerm,
    searchOptions: {
      boost: { title: 4, of: 1.5 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boostDocument: (address) => weightOf(known.get(address)),
    },
  });
  /** @type {Map<string, Document>} */
  const known = new Map(documents.map((each) => [each.address, each]));
  engine.addAll([...known.values()]);
  /**
   * @param {string} query
   * @returns {Result[]} the best first
   */
  return (query) => {
    const all = engine.search(query, { combineWith: "AND" });
    const hits = all.length > 0 ? all : engine.search(query);
    return hits.flatMap(({ id, terms }) => {
      const found = known.get(id);
      return found ? [{ found, terms }] : [];
    });
  };
}

/**
 * @param {string} term
 * @returns {string | null} null leaves it out
 */
function processTerm(term) {
  const word = term.toLowerCase();
  return common.has(word) ? null : word;
}

/** @param {Document | undefined} document */
function weightOf(document) {
  if (document === undefined) return 1;
  return (weights[document.kind] ?? 1) * (document.older ? 0.8 : 1);
}
