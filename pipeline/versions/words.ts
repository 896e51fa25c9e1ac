/** A change of a table between two editions of its series, in words; major where a program that read it may break. */
export type Change = { level: "major" | "minor"; what: string };

/** A number as "2.1": the major number, then the minor one. */
export type Version = string;

export type TableVersion = {
  name: string;
  version: Version;
  /** What changed since the edition that the release was compared with; empty in the first. */
  changes: Change[];
};

/** One edition of the series: a release as it was first published, or as it was corrected. */
export type LogEntry = {
  version: Version;
  /** "collection/period" */
  release: string;
  /** When this edition came out (YYYY-MM-DD). */
  date: string;
  kind: "first" | "period" | "correction";
  /** `table` is null for a change of the release as a whole. */
  changes: (Change & { table: string | null })[];
};

/** `versions.json`: the numbers of a release and of its tables, and what changed in each edition of its series. */
export type VersionsFile = {
  version: Version;
  /** The edition that this one follows, or null for the first of its series. */
  follows: { release: string; version: Version } | null;
  tables: TableVersion[];
  /** Tables that an earlier edition had, with their last number, which one that comes back continues. */
  ended: { name: string; version: Version }[];
  /** This edition, then each that it follows. */
  changelog: LogEntry[];
};
