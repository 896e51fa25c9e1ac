/**
 * The words of a package: the published files of one release, as `publish` writes them and `site/` reads them.
 * Everything here is public and was protected. All paths are relative to the package's folder.
 */

import type { Candidates } from "./candidates.ts";
import type { GeographicLevel } from "./definitions/words.ts";
import type { ProgressReport } from "./progress-report.ts";
import type { PublishedReference } from "./representation.ts";
import type { Dimension, Measure } from "./table.ts";
import type { Trial } from "./trial.ts";

export {
  type AuditFile,
  type Concession,
  type DisclosureCounts,
  type ProtectionEffects,
  type WithholdingReason,
  withholdingReasons,
} from "./audit-file.ts";
export type { PublicationFile } from "./publication-file.ts";

export type Contact = { role: string; email: string; phone: string | null };

/** What a published value shows in place of a number, in the field's letters. */
export type Symbol = "c" | "low" | "x" | "z" | "u";

export type Designation = { id: string; label: string; meaning: string };

/** What a published file is; a table has the first five, a release the others. */
export type FileFormat =
  | "csv"
  | "csv metadata"
  | "csvw"
  | "parquet"
  | "arrow"
  | "ods"
  | "xlsx"
  | "ddi"
  | "bibtex"
  | "ris"
  | "csl";

export type PublishedFile = { format: FileFormat; path: string; bytes: number };

export type PublishedTable = {
  name: string;
  title: string;
  notes: string[];
  universe: string;
  /** Attributes come after the key dimensions in every file, marked by `attribute: true`. */
  dimensions: (Dimension & { column: string; attribute: boolean })[];
  of: string | null;
  measures: Measure[];
  weighted: boolean;
  /** Only where the table has the index of representation. */
  reference?: PublishedReference;
  rows: number;
  /** Symbols that occur in the table, each explained under it. */
  symbols: Symbol[];
  files: PublishedFile[];
};

/**
 * A headline figure: `html`, `comparison` and `sure` hold `<data data-cell value>` elements and plain words only. `sure`
 * says how sure the figure is: its confidence interval, or what the collection says of all its figures.
 */
export type Headline = { label: string; html: string; comparison: string | null; sure: string | null };

export type Question = {
  name: string;
  type: string;
  label: string;
  question: string | null;
  note: string | null;
  /** Who was routed to it, in words, or null for everybody. */
  askedOf: string | null;
  items: { code: string; label: string }[];
  options: { code: string; label: string }[];
  /** Names of the release's tables that use it. */
  tables: string[];
};

/** An organisation's answers, published because a person approved each. */
export type OrganisationResponse = {
  organisation: string;
  answers: { label: string; question: string; answer: string }[];
};

/** How the answers to an open question were sorted into themes; all of it comes from the definitions. */
export type PublishedCodeFrame = {
  /** The themes variable, and the words of the question behind it. */
  variable: string;
  label: string;
  question: string | null;
  title: string;
  about: string | null;
  /** Whose codes stand, in a sentence. */
  final: string;
  themes: {
    code: string;
    label: string;
    covers: string;
    leavesOut: string | null;
    examples: string[];
    counterExamples: string[];
    /** What the rule looks for, and what takes the theme away again; empty for a theme that only people give. */
    words: string[];
    unless: string[];
  }[];
};

/** What respondents wrote, published because a person approved each text. */
export type PublishedQuotations = {
  signedBy: string;
  signedOn: string;
  quotations: { variable: string; theme: string; text: string }[];
};

/** `release.json` */
export type ReleaseFile = {
  collection: string;
  period: string;
  periodLabel: string;
  time: { period: string; identifier: string };
  seriesTitle: string;
  title: string;
  summary: string;
  theme: string;
  kind: string;
  unit: { one: string; many: string };
  coverage: string;
  synthetic: string | null;
  published: string;
  updated: string;
  next: string;
  designation: Designation;
  producer: string;
  contact: Contact;
  press: Contact;
  otherFormats: string;
  feedback: string;
  licence: { name: string; id: string; url: string };
  responsesOpened: string | null;
  responsesClosed: string | null;
  headlines: Headline[];
  /** Markdown with `<data>` elements for the figures. */
  mainPoints: string[];
  tables: PublishedTable[];
  /** Files of the release as a whole: workbooks, questionnaire, citations. */
  files: PublishedFile[];
  corrections: { date: string; kind: string; what: string; why: string }[];
  preReleaseAccess: string[];
  related: string[];
  /** Names of the tables that come first among the downloads. */
  featured: string[];
  /** Levels of place of which each place in a table has a page of its own. */
  areaPages: GeographicLevel[];
  questionnaire: Question[];
  organisations: OrganisationResponse[];
  /** Only where open questions were coded. */
  codeFrames?: PublishedCodeFrame[];
  /** Only where a list of quotations was signed. */
  quotations?: PublishedQuotations;
  /** Only of a release with a page on progress. */
  progress?: ProgressReport;
  protection: ProtectionStatement;
  /** Of a release of enquiries. */
  candidates?: Candidates;
  /** What changed in daily counts after something was tried. */
  trials?: Trial[];
};

/** What the pages say of how the figures were protected. */
export type ProtectionStatement = {
  method: "conventional" | "random" | "controlled" | "small-count" | "cell-key" | "suppression" | "none";
  reason: string | null;
  /** Sentences, ready to show. */
  sentences: string[];
};

/** `quality.json`: counts are protected like any table; `shown` is the text to print, e.g. "39,870" or "[low]". */
export type QualityFile = {
  collection: string;
  period: string;
  synthetic: string | null;
  read: PublishedCount;
  used: PublishedCount;
  setAside: { reason: string; label: string; rows: PublishedCount }[];
  answered: { variable: string; label: string; percent: PublishedCount }[];
  findings: { table: string; sentence: string }[];
  /** Only where open questions were coded. */
  coding?: CodingQuality[];
};

/**
 * How an open question was coded: respondents who wrote something, whose text people or the rule coded, and whose nobody
 * did. `agreement` is null where fewer than two coded the same text; a measure of it is withheld where few texts are
 * behind it.
 */
export type CodingQuality = {
  variable: string;
  label: string;
  texts: PublishedCount;
  byHand: PublishedCount;
  byRule: PublishedCount;
  uncoded: PublishedCount;
  coders: number;
  agreement: CodingAgreement | null;
};

/**
 * In steps, as "0.8 or more": `whole` is Krippendorff's alpha of whole sets of themes, a theme's `measure` the lower of
 * Cohen's kappa and Krippendorff's alpha. `blind`: no coder saw what the rule suggests.
 */
export type CodingAgreement = {
  blind: boolean;
  texts: PublishedCount;
  whole: string;
  themes: { theme: string; label: string; measure: string }[];
};

export type PublishedCount = { value: number | null; symbol: Symbol | null; shown: string };
