/** The words of the register of citations, as `publication.json` holds it: who quoted which release, where and when. */

export const citationKinds = ["press", "research", "parliament"] as const;

export type CitationKind = (typeof citationKinds)[number];

export type Citation = {
  id: string;
  kind: CitationKind;
  /** The paper, journal or house. */
  where: string;
  /** What was written or said there, by its title. */
  title: string;
  /** The day (YYYY-MM-DD) on which it came out. */
  on: string;
  /** The release that it quotes, as "collection/period". */
  release: string;
  /** The figures that it quotes: plain words with `<data>` elements that name their release; null where it quotes none. */
  quotes: string | null;
  link: string | null;
};

/** The newest first. `found` says how citations are found; `synthetic`, how they were made up, where they were. */
export type CitationRegister = { found: string; synthetic: string | null; citations: Citation[] };
