import { statSync } from "node:fs";
import path from "node:path";
import { absoluteAddress, feedbackAddress, releaseAddress, tableAddress } from "./addresses.js";
import { renderCommentary } from "./commentary.js";
import { editionsOf } from "./editions.js";
import { groupBy } from "./group-by.js";
import { renderLine } from "./markdown.js";
import { protectionView } from "./protection.js";
import { publicFiles } from "./public-files.js";
import { datasetScript } from "./schema-org.js";
import { showBytes, showDate, showNumber } from "./show.js";
import { symbolMeanings, tableTitle } from "./table-html.js";

/** @import { PublicationFile, PublishedTable } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { Series } from "./series.js" */
/** @typedef {{ label: string, format: string, address: string, size: string }} Download */

/** @type {Record<string, string>} */
const formats = { csv: "CSV", "csv metadata": "CSV metadata", parquet: "Parquet" };

/** @type {[string, string][]} */
const wholeFiles = [
  ["datapackage.json", "Description of the files (Data Package)"],
  ["quality.json", "Quality figures"],
  ["audit.json", "Result of the disclosure audit"],
];

/**
 * A release as its pages show it.
 * @param {Package} item
 * @param {readonly Series[]} series
 * @param {PublicationFile["publisher"]} publisher
 */
export function releaseView(item, series, publisher) {
  const { release, quality, audit, versions } = item;
  const files = publicFiles(item);
  const address = releaseAddress(release);
  const own = series.find(({ collection }) => collection === release.collection);
  const latest = own?.releases[0];
  return {
    release,
    quality,
    audit,
    auditCounts: auditCounts(audit),
    protection: protectionView(item),
    address,
    series: own,
    superseded: latest && latest.address !== address ? latest : null,
    dates: dates(release),
    designationClass: release.designation.id === "accredited" ? "" : "govuk-tag--grey",
    mainPoints: release.mainPoints.map(renderLine),
    commentary: renderCommentary(item),
    tables: release.tables.map((table) => tableView(item, table)),
    files: wholeFiles.flatMap(([name, label]) => download(item, name, label, "JSON")),
    symbols: symbolsOf(release.tables),
    related: series
      .flatMap(({ releases }) => releases)
      .filter((each) => release.related.includes(named(each))),
    questions: questionsOf(release),
    organisations: release.organisations.map(organisationView),
    changes: release.corrections.map((change) => ({ ...change, dateText: showDate(change.date) })).reverse(),
    feedback: feedbackAddress(release),
    permanent: absoluteAddress(address, publisher.address),
    publicFiles: files,
    versions,
    editions: editionsOf(release, versions),
    schemaOrg: datasetScript({ release, files, versions, address, publisher }),
    year: release.published.slice(0, 4),
  };
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** @typedef {ReturnType<typeof releaseView>} ReleaseView */

/**
 * The questions that people saw, apart from what was recorded of them without a question.
 * @param {Package["release"]} release
 */
function questionsOf({ questionnaire }) {
  const asked = questionnaire.filter(({ question }) => question !== null);
  return { asked, recorded: questionnaire.filter(({ question }) => question === null) };
}

/**
 * An organisation's answers, those to the statements of one question together.
 * @param {Package["release"]["organisations"][number]} response
 */
function organisationView({ organisation, answers }) {
  const questions = groupBy(answers, ({ question, label }) => question || label);
  return { organisation, questions: [...questions].map(([question, each]) => ({ question, answers: each })) };
}

/**
 * What the disclosure audit counted, as a page shows it.
 * @param {Package["audit"]} audit
 */
function auditCounts({ counts, disclosure }) {
  const all = { ...counts, ...disclosure };
  return Object.fromEntries(Object.entries(all).map(([name, count]) => [name, showNumber(count, 0)]));
}

/** @param {{ collection: string, period: string }} release */
function named({ collection, period }) {
  return `${collection}/${period}`;
}

/** @param {Package["release"]} release */
function dates({ published, updated, next, responsesOpened, responsesClosed }) {
  const opened = responsesOpened === null ? null : showDate(responsesOpened);
  const closed = responsesClosed === null ? null : showDate(responsesClosed);
  return {
    published: showDate(published),
    updated: showDate(updated),
    next: capital(showDate(next)),
    opened,
    closed,
  };
}

/**
 * @param {Package} item
 * @param {PublishedTable} table
 */
function tableView(item, table) {
  const files = table.files.flatMap(({ path: name, format }) =>
    download(item, name, table.title, formats[format] ?? format),
  );
  const findings = item.quality.findings.filter((finding) => finding.table === table.name);
  const title = tableTitle(item.release, table);
  return {
    name: table.name,
    title: table.title,
    fullTitle: title,
    address: tableAddress(item.release, table.name),
    files,
    findings,
  };
}

/**
 * A file of the package as a link, with its size; none where the package does not have it.
 * @param {Package} item
 * @param {string} name
 * @param {string} label
 * @param {string} format
 * @returns {Download[]}
 */
function download({ folder, release }, name, label, format) {
  const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
  if (!found) return [];
  return [{ label, format, address: `${releaseAddress(release)}data/${name}`, size: showBytes(found.size) }];
}

/** @param {PublishedTable[]} tables */
function symbolsOf(tables) {
  const used = new Set(tables.flatMap(({ symbols }) => symbols));
  return Object.entries(symbolMeanings).flatMap(([symbol, meaning]) =>
    [...used].some((each) => each === symbol) ? [{ symbol, meaning }] : [],
  );
}
