/**
 * The words of a release of enquiries on what is asked for often: each theme that was asked for more often than a declared
 * number is a candidate for publication, with what was decided of it.
 */

export const candidateDecisions = ["published", "planned", "not_published"] as const;

/** What became of a theme; "open" where nobody has decided yet. */
export type CandidateDecision = (typeof candidateDecisions)[number] | "open";

/** `asked` is the published count; `release` and `table` are where the theme is published. */
export type Candidate = {
  code: string;
  label: string;
  asked: number;
  decision: CandidateDecision;
  why: string | null;
  release: string | null;
  table: string | null;
};

/** The themes of a table's dimension that were asked for more often than `moreThan` times, the most asked for first. */
export type Candidates = { table: string; dimension: string; moreThan: number; themes: Candidate[] };
