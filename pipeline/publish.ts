import { publishedCandidates } from "./formats/candidates.ts";
import type { Release } from "./formats/file-columns.ts";
import { writePackageFiles } from "./formats/package-files.ts";
import { placesOf } from "./formats/places.ts";
import { type Definitions, releaseFile } from "./formats/release-json.ts";
import { type WrittenTable, writeTable } from "./formats/table-files.ts";
import type {
  Concession,
  Headline,
  OrganisationResponse,
  PublishedQuotations,
  QualityFile,
} from "./package.ts";
import type { Heard } from "./progress-report.ts";
import {
  type ApprovedQuotations,
  type ApprovedResponse,
  type ApprovedText,
  isApproved,
} from "./protect/approved-text.ts";
import { isSafe, type SafeTable } from "./protect/safe-table.ts";

import type { Trial } from "./trial.ts";
import { publishedTrials } from "./trials/published-trials.ts";

export { writeAudit, writeVersions } from "./formats/package-files.ts";

export type PublishInput = {
  loaded: Omit<Definitions, "publisher">;
  publisher: Definitions["publisher"];
  tables: readonly SafeTable[];
  organisations: readonly ApprovedResponse[];
  /** Left out, or null, where nobody signed a list of quotations. */
  quotations?: ApprovedQuotations | null;
  quality: QualityFile;
  /** What a shown count concedes; nothing where figures were public already. */
  concedes?: Concession | null;
  /** With figures in place of expressions. */
  commentary: { commentary: string; mainPoints: string[]; headlines: Headline[]; heard?: Heard[] };
};

/**
 * Writes the package of one release, but for its audit, into a folder that is there. Throws an Error for a table or a
 * text that `protect` did not make, whatever its type says: nothing else may be published.
 */
export async function publish(input: PublishInput, folder: string): Promise<void> {
  const organisations = input.organisations.map(approvedAnswers);
  const quotations = input.quotations ? publishedQuotations(input.quotations) : null;
  for (const table of input.tables) {
    if (!isSafe(table)) throw new Error("publish was given a table that disclosure control did not make");
  }
  const rows = rowsOf(input);
  const written = await writeTables(input, rows, folder);
  const definitions: Definitions = { ...input.loaded, publisher: input.publisher };
  const { headlines, mainPoints, heard = [] } = input.commentary;
  const tables = written.map(({ published }) => published);
  const { commentary } = input.commentary;
  const shown = tablesShown(commentary);
  const asked = input.loaded.release.candidates;
  const candidates = asked === undefined ? null : publishedCandidates(asked, input.tables);
  const trials = trialsOf(input);
  const release = releaseFile(definitions, {
    trials,
    tables,
    headlines,
    mainPoints,
    heard,
    organisations,
    quotations,
    shown,
    candidates,
  });
  const resources = written.flatMap((table) => table.resources);
  await writePackageFiles(
    folder,
    { release, quality: input.quality, commentary, resources, tables: input.tables, rows },
    input.publisher,
  );
}

function trialsOf({ loaded: { release }, tables }: PublishInput): Trial[] | null {
  const where = `data/releases/${release.collection}/${release.period}/release.yaml`;
  return release.trials === undefined ? null : publishedTrials(where, release.trials, tables);
}

/** The tables whose charts or rows the commentary shows, in its order, each once. */
function tablesShown(commentary: string): string[] {
  const places = commentary.matchAll(/<div data-(?:chart|table)="([^"]*)"/g);
  return [...new Set([...places].map(([, name = ""]) => name))];
}

/** What is the same in every row of a release's files. */
function rowsOf({ loaded: { release, collection }, publisher }: PublishInput): Release {
  return {
    time: { period: release.time_period, identifier: release.time_identifier },
    country: publisher.country,
    places: placesOf(collection),
  };
}

/** One table after the other: each opens a DuckDB of its own. */
async function writeTables(
  { loaded: { release }, publisher, tables, concedes = null }: PublishInput,
  rows: Release,
  folder: string,
): Promise<WrittenTable[]> {
  const same = {
    ...rows,
    licence: publisher.licence,
    source: `${publisher.name}, ${release.title}`,
    producer: publisher.name,
    published: release.published,
    concedes,
  };
  const written: WrittenTable[] = [];
  for (const table of tables) written.push(await writeTable(folder, table, same));
  return written;
}

function approvedAnswers({ organisation, answers }: ApprovedResponse): OrganisationResponse {
  return {
    organisation,
    answers: answers.map(({ label, question, answer }) => {
      return { label, question, answer: approvedText(answer) };
    }),
  };
}

function publishedQuotations({ signedBy, signedOn, quotations }: ApprovedQuotations): PublishedQuotations {
  const published = quotations.map(({ text, ...of }) => ({ ...of, text: approvedText(text) }));
  return { signedBy, signedOn, quotations: published };
}

function approvedText(text: ApprovedText): string {
  if (!isApproved(text)) throw new Error("publish was given a text that nobody approved");
  return text.text;
}
