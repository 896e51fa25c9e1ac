import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Variable } from "../collection.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { protectionStatement } from "../protect/statement.ts";
import { safeRows } from "../safe-rows.ts";
import type { Dimension } from "../table.ts";
import { expectedCandidates } from "./candidates.ts";
import { symbols } from "./data-file.ts";
import { expectedThemes } from "./expected-themes.ts";
import type { AuditInput } from "./facts.ts";
import { expectedReference } from "./representation.ts";
import { expectedTrials } from "./trials.ts";

/** The parts of release.json that the safe tables and the definitions fix; the words of its prose are left out. */
export async function expectedRelease(input: AuditInput): Promise<object> {
  const { tables, loaded, organisations, folder } = input;
  return {
    ...datesOf(input),
    tables: await Promise.all(tables.map((table) => expectedTable(table, input))),
    files: await Promise.all(wholeFiles(input).map(({ format, path }) => fileOf(folder, format, path))),
    questionnaire: expectedQuestionnaire(input),
    ...progressOf(loaded),
    organisations: organisations.map(({ organisation, answers }) => ({
      organisation,
      answers: answers.map(({ label, question, answer }) => ({ label, question, answer: answer.text })),
    })),
    ...expectedThemes(input),
    protection: protectionStatement(loaded.protection),
    ...(loaded.release.candidates === undefined
      ? {}
      : { candidates: expectedCandidates(loaded.release.candidates, tables) }),
    ...(loaded.release.trials === undefined ? {} : { trials: expectedTrials(loaded.release.trials, tables) }),
  };
}

/** The facts of a page on progress; what was heard is prose, and is compared as such. */
function progressOf({ progress }: AuditInput["loaded"]): object {
  if (!progress) return {};
  const { heard: _heard, ...facts } = progress;
  return { progress: facts };
}

/** The files of a package that belong to no table, and what each is. */
export function wholeFiles({ loaded }: Pick<AuditInput, "loaded">): { format: string; path: string }[] {
  const book = `${loaded.collection.name}-${loaded.collection.period}`;
  const hasQuestions = loaded.collection.kind !== "figures" && loaded.collection.variables.length > 0;
  return [
    { format: "ods", path: `${book}.ods` },
    { format: "xlsx", path: `${book}.xlsx` },
    ...(hasQuestions ? [{ format: "ddi", path: "questionnaire.ddi.xml" }] : []),
    { format: "bibtex", path: "citation.bib" },
    { format: "ris", path: "citation.ris" },
    { format: "csl", path: "citation.json" },
  ];
}

/** The facts at the top of a release, each of which a reader would take for another if it changed. */
function datesOf({ loaded, publisher, authored }: AuditInput): object {
  const { release, collection } = loaded;
  const changes = release.corrections.map(({ date }) => date);
  const { role, email, phone } = release.contact ?? publisher.contact;
  return {
    collection: collection.name,
    period: collection.period,
    periodLabel: release.period_label,
    time: { period: release.time_period, identifier: release.time_identifier },
    title: release.title,
    summary: release.summary,
    published: release.published,
    updated: [release.published, ...changes].sort().at(-1),
    next: release.next,
    responsesOpened: release.responses_opened ?? null,
    responsesClosed: release.responses_closed ?? null,
    contact: { role, email, phone: phone ?? null },
    press: { role: publisher.press.role, email: publisher.press.email, phone: publisher.press.phone ?? null },
    corrections: release.corrections,
    preReleaseAccess: release.pre_release_access ?? [],
    related: release.related,
    featured: release.featured.length > 0 ? release.featured : tablesShown(authored),
    areaPages: levelsWithPages(release),
  };
}

/** The tables that the author's commentary shows, as charts or tables, each once. */
function tablesShown(authored: string): string[] {
  const blocks = authored.matchAll(/\{%-?\s*(?:chart|table)\s*\(?\s*["']([^"']+)["']/g);
  return [...new Set([...blocks].map(([, name = ""]) => name))];
}

/** Levels in the order School, Local authority, Regional: those asked for, or else those of the tables but School. */
function levelsWithPages({ area_pages, tables }: AuditInput["loaded"]["release"]): string[] {
  const found = new Set<string>(area_pages ?? Object.values(tables).flatMap(({ geography }) => geography));
  if (area_pages === undefined) found.delete("School");
  return ["School", "Local authority", "Regional"].filter((level) => found.has(level));
}

async function expectedTable(table: SafeTable, input: AuditInput): Promise<object> {
  const { folder } = input;
  const reference = expectedReference(table, input);
  const { name, title, notes, universe, dimensions, attributes, of, measures, weighted } = table.shape;
  return {
    name,
    title,
    notes,
    universe,
    dimensions: [
      ...dimensions.map((one) => withColumn(one, false)),
      ...attributes.map((one) => withColumn(one, true)),
    ],
    of,
    measures,
    weighted,
    ...(reference === undefined ? {} : { reference }),
    rows: table.cells.numRows,
    symbols: symbolsShown(table),
    files: await Promise.all([
      fileOf(folder, "csv", `${name}.csv`),
      fileOf(folder, "csv metadata", `${name}.meta.csv`),
      fileOf(folder, "csvw", `${name}.csv-metadata.json`),
      fileOf(folder, "parquet", `${name}.parquet`),
      fileOf(folder, "arrow", `${name}.arrow`),
    ]),
  };
}

function withColumn(dimension: Dimension, attribute: boolean): object {
  return {
    ...dimension,
    column: dimension.kind === "geography" ? "geographic_level" : dimension.name,
    attribute,
  };
}

async function fileOf(folder: string, format: string, path: string): Promise<object> {
  const size = await stat(join(folder, path)).catch(() => null);
  return { format, path, bytes: size?.size ?? null };
}

/** Symbols that the table shows, so that notes explain these and no others. */
function symbolsShown(table: SafeTable): string[] {
  const rows = safeRows(table);
  const found = new Set<string>();
  for (const { column } of table.shape.measures) {
    for (let row = 0; row < rows.count; row++) {
      const { state } = rows.value(column, row);
      if (state !== "published") found.add(symbols[state]);
    }
  }
  return ["c", "low", "u", "x", "z"].filter((symbol) => found.has(symbol));
}

/** What was asked; figures that somebody else published had no questionnaire. */
function expectedQuestionnaire(input: AuditInput): object[] {
  const { kind, variables } = input.loaded.collection;
  return kind === "figures" ? [] : variables.map((variable) => expectedQuestion(variable, input));
}

function expectedQuestion(variable: Variable, { loaded }: AuditInput): object {
  const { name, type, label, question, note } = variable;
  // Places are a classification, not what a respondent chose from.
  const isPlace = loaded.collection.geography.some((level) => level.variable === name);
  const options = "list" in variable && !isPlace ? variable.list.codes : [];
  const items = variable.type === "grid" ? variable.items : [];
  const codeAndLabel = ({ code, label: words }: { code: string; label: string }) => ({ code, label: words });
  const routed = loaded.collection.universes.find((universe) => universe.name === variable.askedOf);
  return {
    name,
    type,
    label,
    question,
    note,
    askedOf: routed?.label ?? null,
    items: items.map(codeAndLabel),
    options: options.map(codeAndLabel),
    tables: tablesUsing(name, loaded),
  };
}

/** Names of the tables that name a variable, or a level of place that it holds. */
function tablesUsing(variable: string, { collection, release }: AuditInput["loaded"]): string[] {
  const levels: string[] = collection.geography
    .filter((one) => one.variable === variable)
    .map(({ level }) => level);
  return Object.entries(release.tables)
    .filter(([, { by, of, attributes, geography }]) => {
      return (
        [...by, of, ...attributes].includes(variable) || geography.some((level) => levels.includes(level))
      );
    })
    .map(([name]) => name);
}
