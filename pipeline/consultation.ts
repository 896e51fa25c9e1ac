/** The words of a consultation, as `publication.json` holds it: what is shown depends on the day of the build alone. */

/** Where a consultation stands on the day of the build. */
export type ConsultationState = "announced" | "open" | "analysing" | "outcome";

/** School holidays, both days included (YYYY-MM-DD). */
export type SchoolHoliday = { from: string; to: string; name: string };

/** What somebody should know of when a consultation is open, in words, and the owners' reason for it. */
export type PeriodFlag = { kind: FlagKind; words: string; reason: string | null };

export type FlagKind = "under_two_weeks" | "under_twelve_weeks" | "over_twelve_weeks" | "school_holidays";

export type Consultation = {
  collection: string;
  period: string;
  title: string;
  summary: string;
  /** What of it is made up, and what is not; null where nothing is. */
  synthetic: string | null;
  state: ConsultationState;
  /** YYYY-MM-DD; null where the source does not state it. */
  opens: string | null;
  closes: string;
  /** How long it was open by a source that does not state the first day. */
  lasted: { weeks: number; source: string } | null;
  /** Those that the consultation runs into. */
  holidays: SchoolHoliday[];
  flags: PeriodFlag[];
  owners: string[];
  about: string;
  audience: string[];
  asks: { about: string; proposal: string; reference: string | null }[];
  /** What answers can change, and what is decided already. */
  influence: { can: string[]; cannot: string[] };
  documents: { title: string; url: string | null; note: string | null }[];
  /** `channel` is the code of the responses that came by it; null where they are not told apart. */
  ways: { channel: string | null; label: string; how: string; url: string | null }[];
  otherFormats: string;
  contact: { role: string; email: string; phone: string | null };
  privacy: {
    kept: string;
    why: string;
    /** The last day on which responses are kept (YYYY-MM-DD). */
    until: string;
    note: string | null;
    quoted: { text: string; source: string }[];
  };
  /** "collection/period" of the release of its results, once it is out. */
  release: string | null;
  /** Tables of the release that the page shows or leads to; null before it is out. */
  results: {
    channels: string | null;
    weeks: string | null;
    people: string[];
    feedback: string | null;
  } | null;
  /** What it cost in whole pounds, once there is a release to compare it with. */
  costs: { note: string; lines: { what: string; channel: string | null; pounds: number }[] } | null;
  /** What was decided, once it is published; `rationale` is Markdown with `<data>` elements for the figures. */
  outcome: {
    published: string;
    note: string | null;
    summary: string;
    decisions: { about: string; decision: string; rationale: string }[];
    next: { what: string; when: string | null }[];
  } | null;
};
