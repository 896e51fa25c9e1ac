import type { Candidates } from "../candidates.ts";
import type { Collection } from "../collection.ts";
import type { ProtectionSpec } from "../definitions/protection.ts";
import type { ContactSpec, PublisherSpec } from "../definitions/publisher.ts";
import type { ReleaseSpec } from "../definitions/release.ts";
import type { GeographicLevel } from "../definitions/words.ts";
import type {
  Contact,
  Headline,
  OrganisationResponse,
  PublishedQuotations,
  PublishedTable,
  ReleaseFile,
} from "../package.ts";
import type { Heard, ProgressReport } from "../progress-report.ts";
import { protectionStatement } from "../protect/statement.ts";
import type { Trial } from "../trial.ts";
import { publishedFrames } from "./code-frames.ts";
import { designationOf } from "./designation.ts";
import { questionnaireOf } from "./questionnaire.ts";

/** The definitions of a release that its files are written from. */
export type Definitions = {
  publisher: PublisherSpec;
  collection: Collection;
  protection: ProtectionSpec;
  release: ReleaseSpec;
  progress?: ProgressReport | null;
};

/** What the build has made by the time that release.json is written. */
export type Made = {
  tables: PublishedTable[];
  headlines: Headline[];
  mainPoints: string[];
  organisations: OrganisationResponse[];
  /** Null, or left out, where nobody signed any. */
  quotations?: PublishedQuotations | null;
  heard?: readonly Heard[];
  /** Names of the tables that the commentary shows. */
  shown: string[];
  /** What is asked for often; null where the release counts no enquiries. */
  candidates?: Candidates | null;
  /** What was tried; null where nothing was. */
  trials?: Trial[] | null;
};

/** `release.json`: all that a page says of the release but for its cells, its commentary and its quality. */
export function releaseFile(definitions: Definitions, made: Made): ReleaseFile {
  const { publisher, collection, protection, release } = definitions;
  const codeFrames = publishedFrames(collection);
  return {
    ...identity(collection, release),
    ...dates(release),
    designation: designationOf(release.designation),
    producer: publisher.name,
    contact: contactOf(release.contact ?? publisher.contact),
    press: contactOf(publisher.press),
    otherFormats: publisher.other_formats,
    feedback: publisher.feedback,
    licence: publisher.licence,
    responsesOpened: release.responses_opened ?? null,
    responsesClosed: release.responses_closed ?? null,
    headlines: made.headlines,
    mainPoints: made.mainPoints,
    tables: made.tables,
    files: [],
    corrections: release.corrections,
    preReleaseAccess: release.pre_release_access ?? [],
    related: release.related,
    featured: release.featured.length > 0 ? release.featured : made.shown,
    areaPages: areaPages(release),
    questionnaire: questionnaireOf(collection, release.tables),
    organisations: made.organisations,
    ...(codeFrames.length > 0 ? { codeFrames } : {}),
    ...(made.quotations ? { quotations: made.quotations } : {}),
    ...(definitions.progress
      ? { progress: { ...definitions.progress, heard: [...(made.heard ?? [])] } }
      : {}),
    protection: protectionStatement(protection),
    ...(made.candidates ? { candidates: made.candidates } : {}),
    ...(made.trials ? { trials: made.trials } : {}),
  };
}

function identity(collection: Collection, release: ReleaseSpec) {
  return {
    collection: release.collection,
    period: release.period,
    periodLabel: release.period_label,
    time: { period: release.time_period, identifier: release.time_identifier },
    seriesTitle: collection.title,
    title: release.title,
    summary: release.summary,
    theme: release.theme,
    kind: collection.kind,
    unit: collection.unit,
    coverage: collection.coverage,
    synthetic: collection.synthetic,
  };
}

/** A page for each school would be thousands, so that a release must ask for them. */
function areaPages({ area_pages, tables }: ReleaseSpec): ReleaseFile["areaPages"] {
  const levels = Object.values(tables).flatMap(({ geography }) => geography);
  const all: GeographicLevel[] = ["School", "Local authority", "Regional"];
  return all.filter((level) =>
    area_pages === undefined ? level !== "School" && levels.includes(level) : area_pages.includes(level),
  );
}

/** A release was last updated when it was last corrected, or else when it was published. */
function dates({ published, next, corrections }: ReleaseSpec) {
  const dates = [published, ...corrections.map(({ date }) => date)].sort();
  return { published, updated: dates.at(-1) ?? published, next };
}

/** A contact as packages hold it. */
export function contactOf({ role, email, phone }: ContactSpec): Contact {
  return { role, email, phone: phone ?? null };
}
