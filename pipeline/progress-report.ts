/**
 * The words of a page on progress: what was promised to people after they were heard, by when, and what was done, as it
 * stood on a day. It is part of `release.json` where a release has one.
 */

/** "done late" and "overdue" are by the day of the report, never by a clock; "missed" is an occasion that was left out. */
export type MilestoneState = "done" | "done late" | "missed" | "overdue" | "due";

/** How long after an event something is due: so many working days, weeks or months. */
export type Term = { after: string; length: number; unit: "working days" | "weeks" | "months" };

/** How it stands with one occasion. `late` counts days after `due`: working days where the term does, or all days. */
export type Occasion = {
  due: string;
  done: string | null;
  state: MilestoneState;
  late: number;
  lateUnit: "working days" | "days";
};

/** Something that is done once. `about`: the term is only about so long, so that nothing is late by it. */
export type Milestone = Occasion & {
  id: string;
  what: string;
  owner: string;
  promise: string | null;
  term: Term | null;
  about: boolean;
  note: string | null;
};

/** Something that is done again and again: each occasion up to the day of the report, and the next. */
export type Series = {
  id: string;
  what: string;
  owner: string;
  promise: string | null;
  weeks: number;
  occasions: Occasion[];
  note: string | null;
};

/** What was heard on a theme, what is promised and what was done: HTML with figures that name their cells. */
export type Heard = {
  id: string;
  label: string;
  said: string;
  will: string;
  did: string;
  state: "done" | "under way" | "not started";
};

export type ProgressReport = {
  asOf: string;
  title: string;
  summary: string;
  events: { id: string; label: string; date: string }[];
  milestones: Milestone[];
  series: Series[];
  /** Bank holidays from the first event to the last day that is named, which are no working days. */
  holidays: string[];
  heard: Heard[];
};
