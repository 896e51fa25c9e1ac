import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import type { Mistake } from "./names.ts";
import type { ReleaseSpec } from "./release.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/**
 * What the landing page of a release must have by the rules of GOV.UK and of Explore Education Statistics: a title that
 * says what and when, a summary that is a sentence, words that are finished, and a note on every change. `replaced` are
 * the days on which a correction replaced what had been published.
 */
export function checkPage(
  { spec, at }: Definition<ReleaseSpec>,
  replaced: readonly string[] = [],
): Problem[] {
  const found = [...title(spec), ...summary(spec), ...unfinished(spec), ...changes(spec, replaced)];
  return found.map(({ path, what, todo }) => ({ where: at(path), what, todo }));
}

function title(spec: ReleaseSpec): Found[] {
  const path = ["title"];
  const found: Found[] = [];
  if (/\bstatistics\b/i.test(spec.title)) {
    const what = 'the title has the word "statistics", which every release could have';
    found.push({ path, what, todo: "say what is measured" });
  }
  const years = yearsOf(spec);
  if (!years.some((year) => spec.title.includes(year))) {
    const what = "the title does not say when";
    found.push({ path, what, todo: `add the period, such as "${spec.period_label}"` });
  }
  return found;
}

/** The years of the period, wherever the definition gives them. */
function yearsOf({ period, period_label, time_period }: ReleaseSpec): string[] {
  const inWords = `${period} ${period_label}`.match(/(?:19|20)\d{2}/g) ?? [];
  return [...inWords, time_period.slice(0, 4)];
}

function summary(spec: ReleaseSpec): Found[] {
  if (spec.summary.endsWith(".")) return [];
  return [
    { path: ["summary"], what: "the summary does not end with a full stop", todo: "make it a sentence" },
  ];
}

/** What an author writes to come back to: it must not be published. */
const placeholder = /\b(?:TODO|TBC|TBD|FIXME|XXX+)\b|\?\?\?|\[(?:insert|add|to be)\b[^\]]*\]|\blorem ipsum\b/;

/** The first placeholder of a text that was left for later, or null. */
export function placeholderIn(text: string): string | null {
  return placeholder.exec(text)?.[0] ?? null;
}

function unfinished(spec: ReleaseSpec): Found[] {
  return wordsOf(spec).flatMap(({ path, text }) => {
    const left = placeholderIn(text);
    return left === null
      ? []
      : [{ path, what: `"${left}" was left for later`, todo: "write what it stands for" }];
  });
}

type Words = { path: Path; text: string };

function wordsOf(spec: ReleaseSpec): Words[] {
  const { headlines, main_points, tables, corrections } = spec;
  return [
    ...(["title", "summary", "theme", "next", "period_label"] as const).map((name) => ({
      path: [name],
      text: spec[name],
    })),
    ...headlines.map(({ label, comparison }, i) => ({
      path: ["headlines", i],
      text: `${label} ${comparison ?? ""}`,
    })),
    ...main_points.map((text, i) => ({ path: ["main_points", i], text })),
    ...Object.entries(tables).flatMap(([name, table]) => [
      { path: ["tables", name, "title"], text: table.title },
      ...table.notes.map((text, i) => ({ path: ["tables", name, "notes", i], text })),
    ]),
    ...corrections.map(({ what, why }, i) => ({ path: ["corrections", i], text: `${what} ${why}` })),
  ];
}

/** A version that was replaced needs a note of that day; notes stand in the order of their days. */
function changes({ corrections }: ReleaseSpec, replaced: readonly string[]): Found[] {
  const unsaid = replaced
    .filter((day) => corrections.every(({ date }) => date !== day))
    .map((day) => ({
      path: ["corrections"],
      what: `a version was replaced on ${day}, and no change of that date says why`,
      todo: "add it with date, kind, what and why",
    }));
  const disordered = corrections.flatMap(({ date }, i) => {
    const before = corrections[i - 1]?.date ?? date;
    if (before <= date) return [];
    const what = `a change on ${date} stands after one on ${before}`;
    return [{ path: ["corrections", i], what, todo: "put the changes in the order of their dates" }];
  });
  return [...unsaid, ...disordered];
}
