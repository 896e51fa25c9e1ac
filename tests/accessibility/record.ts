import { kindOf } from "../browser/kinds.ts";

/** A check of every page, or of one page of each kind, by a machine: how many pages it saw and how many failed. */
export type RecordedCheck = { name: string; pages: number; failed: number };

/** The committed record of the last full automated run, from which the accessibility statement is written. */
export type AccessibilityRecord = {
  date: string;
  standard: string;
  tools: { axe: string; browser: string };
  pages: Record<string, number>;
  total: number;
  rules: { passed: string[]; failed: string[]; undecided: string[] };
  violations: { rule: string; page: string; element: string }[];
  checks: RecordedCheck[];
  notTested: string[];
};

/** What a machine cannot tell, in sentences for readers. */
export const notTested = [
  "Nobody has yet used these pages with a screen reader, a magnifier or voice control for this record.",
  "A machine cannot tell whether words are plain, or whether the words beside a chart say what matters in it.",
  "Spreadsheets have checks of their own, by the command “first-release inspect”; nobody has read them aloud.",
];

/** How many pages there are of each kind; the home page is of the kind "home", and a guide is one whatever it is about. */
export function pagesByKind(pages: readonly string[]): Record<string, number> {
  const kinds = pages.map((page) => (/^\/guides\/./.test(page) ? "guides/-" : kindOf(page) || "home")).sort();
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((each) => each === kind).length]));
}

/** Why a record cannot stand for a site of these pages, in sentences; none where it can. */
export function misfits(record: AccessibilityRecord, pages: readonly string[]): string[] {
  const [now, then] = [Object.keys(pagesByKind(pages)), Object.keys(record.pages)];
  return [
    ...now
      .filter((kind) => !then.includes(kind))
      .map((kind) => `pages of the kind "${kind}" were not tested`),
    ...then
      .filter((kind) => !now.includes(kind))
      .map((kind) => `there are no pages of the kind "${kind}" now`),
    ...record.violations.map(({ rule, page }) => `${page} breaks the rule ${rule}`),
    ...record.checks
      .filter(({ failed }) => failed > 0)
      .map(({ name, failed }) => `${failed} pages fail: ${name}`),
  ];
}
