import { absoluteAddress } from "./addresses.js";
import { daysOf } from "./time.js";

/** @import { PublicationFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { PublicFile } from "./public-files.js" */
/** @import { VersionsFile } from "../../pipeline/versions/words.ts" */
/**
 * @typedef {{ release: ReleaseFile, files: readonly PublicFile[], versions: VersionsFile | null, address: string,
 *   publisher: PublicationFile["publisher"] }} Described
 */

/**
 * A release as search engines for data sets read it: schema.org's `Dataset`, as the text of a script element that runs
 * nothing.
 * @param {Described} described
 * @returns {string} JSON without "<", so that no text in it can end the element
 */
export function datasetScript(described) {
  return JSON.stringify(datasetOf(described)).replaceAll("<", "\\u003c");
}

/** @param {Described} described */
export function datasetOf({ release, files, versions, address, publisher }) {
  /** @param {string} to */
  const absolute = (to) => absoluteAddress(to, publisher.address);
  const days = daysOf(release.time);
  const organisation = { "@type": "Organization", name: release.producer, url: absolute("/") };
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": absolute(`${address}#dataset`),
    name: release.title,
    description: description(release),
    url: absolute(address),
    identifier: absolute(address),
    inLanguage: "en-GB",
    isAccessibleForFree: true,
    license: release.licence.url,
    creator: { ...organisation, contactPoint: contactPoint(release) },
    publisher: organisation,
    datePublished: release.published,
    dateModified: release.updated,
    ...(versions === null ? {} : { version: versions.version }),
    ...(days === null ? {} : { temporalCoverage: `${days.start}/${days.end}` }),
    spatialCoverage: { "@type": "Place", name: release.coverage },
    keywords: keywords(release),
    variableMeasured: variables(release),
    measurementTechnique: absolute(`/methodology/${release.collection}/`),
    ...basis(release, absolute(`${address}questionnaire/`)),
    includedInDataCatalog: {
      "@type": "DataCatalog",
      name: publisher.title,
      url: absolute("/api/catalogue.jsonld"),
    },
    distribution: files.filter(({ data }) => data).map((file) => download(file, absolute)),
  };
}

/**
 * Invented figures are called so wherever their description goes.
 * @param {{ summary: string, synthetic: string | null }} release
 */
export function description({ summary, synthetic }) {
  return synthetic === null ? summary : `${summary} Synthetic data: ${synthetic}`;
}

/** @param {ReleaseFile} release */
function contactPoint({ contact }) {
  const { role, email, phone } = contact;
  return {
    "@type": "ContactPoint",
    contactType: role,
    email,
    ...(phone === null ? {} : { telephone: phone }),
  };
}

/**
 * Words that somebody may search for: the theme, the series, and what the tables are broken down by.
 * @param {ReleaseFile} release
 */
export function keywords({ theme, seriesTitle, designation, synthetic, tables }) {
  const dimensions = tables.flatMap((table) => table.dimensions.filter(({ attribute }) => !attribute));
  const invented = synthetic === null ? [] : ["Synthetic data"];
  const labels = dimensions.map(({ label }) => label);
  return [...new Set([theme, seriesTitle, designation.label, ...invented, ...labels])];
}

/**
 * The measures of all tables, each once.
 * @param {ReleaseFile} release
 */
function variables({ tables }) {
  const measures = tables.flatMap((table) => table.measures);
  const found = new Map(
    measures.map(({ column, label, unit }) => [`${column} ${label}`, { column, label, unit }]),
  );
  return [...found.values()].map(({ column, label, unit }) => ({
    "@type": "PropertyValue",
    name: label,
    alternateName: column,
    ...(unit === "" ? {} : { unitText: unit }),
  }));
}

/**
 * The questionnaire that people answered, where there was one.
 * @param {ReleaseFile} release
 * @param {string} url
 */
function basis({ questionnaire, title }, url) {
  const asked = questionnaire.some(({ question }) => question !== null);
  return asked ? { isBasedOn: { "@type": "CreativeWork", name: `Questionnaire: ${title}`, url } } : {};
}

/**
 * @param {PublicFile} file
 * @param {(to: string) => string} absolute
 */
function download({ title, mediaType, bytes, address }, absolute) {
  const size = `${bytes} B`;
  return {
    "@type": "DataDownload",
    name: title,
    encodingFormat: mediaType,
    contentSize: size,
    contentUrl: absolute(address),
  };
}
