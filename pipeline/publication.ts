import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { changesOf } from "./definitions/calendar.ts";
import type { PublisherSpec } from "./definitions/publisher.ts";
import { releaseName } from "./definitions/release-folders.ts";
import type { Standing } from "./definitions/standing.ts";
import { json } from "./formats/json.ts";
import { contactOf } from "./formats/release-json.ts";
import type { PublicationFile } from "./package.ts";
import { actionRegister } from "./publication/actions.ts";
import { citationRegister } from "./publication/citations.ts";
import { consultationsOf } from "./publication/consultations.ts";
import { engagementReports } from "./publication/engagement.ts";
import { reviewsOf } from "./publication/reviews.ts";
import { refuse } from "./user-error.ts";
import { writeWholeFile } from "./whole-folder.ts";

const releaseSchema = z.object({
  collection: z.string(),
  period: z.string(),
  seriesTitle: z.string(),
  summary: z.string(),
  title: z.string(),
  published: z.string(),
});

type Published = z.infer<typeof releaseSchema>;

/**
 * Writes `data/packages/publication.json` of a content root: what belongs to no release, the series of the packages that
 * are there, and the calendar. `asOf` is the build's date (YYYY-MM-DD); `summaries` are the collections' summaries by
 * name, in place of which a series shows its latest release's; `whole` says whether all packages should be there, so that
 * a yearly report which quotes another is an error and not left out.
 */
export async function writePublication(
  root: string,
  standing: Standing,
  asOf: string,
  { summaries, whole }: { summaries: ReadonlyMap<string, string>; whole: boolean },
): Promise<void> {
  const packages = join(root, "data", "packages");
  const releases = readReleases(packages);
  const file: PublicationFile = {
    ...publicationFile(standing, asOf, releases, summaries),
    engagement: engagementReports(standing.engagement, packages, { asOf, whole }),
    actions: standing.actions === null ? [] : actionRegister(standing.actions, packages, { asOf, whole }),
    consultations: consultationsOf(standing.consultations, packages, {
      asOf,
      whole,
      holidays: standing.schoolHolidays,
      publisher: standing.publisher,
      out: new Set(releases.filter(({ published }) => published <= asOf).map(releaseName)),
    }),
    citations:
      standing.citations === null ? null : citationRegister(standing.citations, packages, { asOf, whole }),
    reviews: reviewsOf(standing.reviews, asOf),
  };
  await writeWholeFile(join(packages, "publication.json"), json(file));
}

/** The newest publication date (YYYY-MM-DD) among the packages of a root; null where there is none. */
export function newestPublished(root: string): string | null {
  const dates = readReleases(join(root, "data", "packages")).map(({ published }) => published);
  return dates.sort().at(-1) ?? null;
}

/**
 * `publication.json` from what belongs to no release and the releases published, in the order of collection and period;
 * all but what reads packages.
 */
export function publicationFile(
  { publisher }: Pick<Standing, "publisher">,
  asOf: string,
  releases: readonly Published[],
  summaries: ReadonlyMap<string, string>,
): Omit<PublicationFile, "engagement" | "actions" | "consultations" | "citations" | "reviews"> {
  const { name, title, summary, address, feedback, licence } = publisher;
  return {
    asOf,
    publisher: {
      name,
      title,
      summary,
      address,
      example: publisher.example ?? null,
      feedback,
      contact: contactOf(publisher.contact),
      press: contactOf(publisher.press),
      otherFormats: publisher.other_formats,
      licence,
    },
    series: seriesOf(releases, summaries),
    calendar: calendarOf(publisher, asOf, releases),
  };
}

function readReleases(packages: string): Published[] {
  return foldersIn(packages).flatMap((collection) =>
    foldersIn(join(packages, collection))
      .filter((period) => existsSync(join(packages, collection, period, "release.json")))
      .map((period) =>
        readRelease(join(packages, collection, period), `data/packages/${collection}/${period}`),
      ),
  );
}

function readRelease(folder: string, where: string): Published {
  const text = readFileSync(join(folder, "release.json"), "utf8");
  try {
    return releaseSchema.parse(JSON.parse(text));
  } catch {
    return refuse(where, "release.json cannot be read", "build the release again");
  }
}

/** Folders that are whole: one that is being written, or making way, has a dot in its name. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.includes("."))
    .map(({ name }) => name)
    .sort();
}

function seriesOf(
  releases: readonly Published[],
  summaries: ReadonlyMap<string, string>,
): PublicationFile["series"] {
  return [...new Set(releases.map(({ collection }) => collection))].flatMap((collection) => {
    const own = releases.filter((release) => release.collection === collection);
    const latest = own.at(-1);
    if (latest === undefined) return [];
    const summary = summaries.get(collection) ?? latest.summary;
    return [{ collection, title: latest.seriesTitle, summary, periods: own.map(({ period }) => period) }];
  });
}

/**
 * What the publisher announced, and what is out: an announced release whose package is there is published, and keeps the
 * log of its changes.
 */
function calendarOf(
  { calendar }: PublisherSpec,
  asOf: string,
  releases: readonly Published[],
): PublicationFile["calendar"] {
  const out = releases.filter(({ published }) => published <= asOf);
  const isOut = (entry: { collection: string; period: string }) =>
    out.some(({ collection, period }) => collection === entry.collection && period === entry.period);
  const announced = calendar
    .filter((entry) => !isOut(entry))
    .map((entry) => {
      const { collection, period, title, date, month, state, note } = entry;
      const when = date ?? month ?? null;
      return { collection, period, title, date: when, state, note: note ?? null, changes: changesOf(entry) };
    });
  const published = out.map(({ collection, period, title, published: date }) => {
    const entry = calendar.find((each) => each.collection === collection && each.period === period);
    const changes = entry === undefined ? [] : changesOf(entry);
    return { collection, period, title, date, state: "published", note: entry?.note ?? null, changes };
  });
  return [...published, ...announced].sort(byDate);
}

type Entry = PublicationFile["calendar"][number];

/** By date, those without one last; then by collection and period. */
function byDate(a: Entry, b: Entry): number {
  const [x, y] = [a, b].map(({ date, collection, period }) => `${date ?? "~"} ${collection} ${period}`);
  return (x ?? "") < (y ?? "") ? -1 : 1;
}
