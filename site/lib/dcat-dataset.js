import {
  accessRights,
  contactPoint,
  dateOf,
  english,
  language,
  licenceOf,
  place,
  themeId,
} from "./dcat-terms.js";
import { description, keywords } from "./schema-org.js";
import { daysOf } from "./time.js";

/** @import { Node } from "./dcat.js" */
/** @import { PublicFile } from "./public-files.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @typedef {(address: string) => string} Absolute */

/** Formats that the EU's list of file types has, by the name used here. */
/** @type {Record<string, string>} */
const fileTypes = {
  csv: "CSV",
  "csv metadata": "CSV",
  csvw: "JSON_LD",
  json: "JSON",
  csl: "JSON",
  ods: "ODS",
  xlsx: "XLSX",
  ddi: "XML",
  xml: "XML",
};

/**
 * A release as a dataset, then its files as distributions.
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 * @returns {Node[]}
 */
export function dataset(item, absolute) {
  const { release, address, publicFiles } = item;
  return [
    {
      "@id": absolute(`${address}#dataset`),
      "@type": "dcat:Dataset",
      "dct:identifier": absolute(address),
      "dct:title": english(release.title),
      "dct:description": english(description(release)),
      "dcat:keyword": keywords(release).map(english),
      "dcat:theme": { "@id": themeId(release.theme, absolute) },
      "dct:issued": dateOf(release.published),
      "dct:modified": dateOf(release.updated),
      "dct:publisher": { "@id": absolute("/#publisher") },
      "dct:creator": { "@id": absolute("/#publisher") },
      "dcat:contactPoint": contactPoint(release.contact),
      "dct:language": language,
      "dct:accessRights": accessRights,
      "dct:spatial": place(release.coverage),
      ...temporal(release.time),
      "dcat:landingPage": { "@id": absolute(address), "@type": "foaf:Document" },
      "foaf:page": { "@id": absolute(`/methodology/${release.collection}/`), "@type": "foaf:Document" },
      ...order(item, absolute),
      ...versionOf(item, absolute),
      "dcat:distribution": publicFiles.map((file) => ({ "@id": distributionId(file, absolute) })),
    },
    ...publicFiles.map((file) => distribution(item, file, absolute)),
  ];
}

/** @param {ReleaseView["release"]["time"]} time */
function temporal(time) {
  const days = daysOf(time);
  if (days === null) return {};
  const period = { "dcat:startDate": dateOf(days.start), "dcat:endDate": dateOf(days.end) };
  return { "dct:temporal": { "@type": "dct:PeriodOfTime", ...period } };
}

/**
 * The series of the dataset and the dataset before it there.
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 */
function order({ series, address }, absolute) {
  if (series === undefined) return {};
  const place = series.releases.findIndex((each) => each.address === address);
  const before = series.releases[place + 1];
  return {
    "dcat:inSeries": { "@id": absolute(`${series.address}#series`) },
    ...(before ? { "dcat:prev": { "@id": absolute(`${before.address}#dataset`) } } : {}),
  };
}

/**
 * The number of the edition, what changed in it, and the edition that it corrects.
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 */
function versionOf({ address, versions, editions }, absolute) {
  const [own, before] = editions;
  if (versions === null || own === undefined) return {};
  const notes = own.changes
    .map(({ table, what }) => (table === null ? what : `${table}: ${what}`))
    .join("; ");
  return {
    "dcat:version": versions.version,
    ...(notes === "" ? {} : { "adms:versionNotes": english(notes) }),
    ...(before
      ? { "dcat:previousVersion": { "@id": absolute(`${address}#version-${before.version}`) } }
      : {}),
  };
}

/**
 * The editions of a release that corrections replaced. Their files stand beside pages that no list for programs names.
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 * @returns {Node[]}
 */
export function earlierEditions({ release, address, editions }, absolute) {
  return editions.slice(1).map(({ version, date, dateText }, index) => {
    const before = editions[index + 2];
    return {
      "@id": absolute(`${address}#version-${version}`),
      "@type": "dcat:Dataset",
      "dct:title": english(`${release.title}, as published on ${dateText}`),
      "dct:description": english(`An earlier version of “${release.title}”, which a correction replaced.`),
      "dct:issued": dateOf(date),
      "dct:publisher": { "@id": absolute("/#publisher") },
      "dcat:version": version,
      "dcat:isVersionOf": { "@id": absolute(`${address}#dataset`) },
      ...(before
        ? { "dcat:previousVersion": { "@id": absolute(`${address}#version-${before.version}`) } }
        : {}),
    };
  });
}

/**
 * @param {PublicFile} file
 * @param {Absolute} absolute
 */
function distributionId(file, absolute) {
  return absolute(`${file.address}#distribution`);
}

/**
 * @param {ReleaseView} item
 * @param {PublicFile} file
 * @param {Absolute} absolute
 * @returns {Node}
 */
function distribution({ release }, file, absolute) {
  const { title, format, mediaType, bytes, sha256, address } = file;
  return {
    "@id": distributionId(file, absolute),
    "@type": "dcat:Distribution",
    "dct:title": english(title),
    "dcat:accessURL": { "@id": absolute(address) },
    "dcat:downloadURL": { "@id": absolute(address) },
    "dcat:mediaType": {
      "@id": `https://www.iana.org/assignments/media-types/${mediaType}`,
      "@type": "dct:MediaType",
    },
    ...formatOf(format),
    "dcat:byteSize": { "@value": String(bytes), "@type": "xsd:nonNegativeInteger" },
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": {
        "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
        "@type": "spdx:ChecksumAlgorithm",
      },
      "spdx:checksumValue": { "@value": sha256, "@type": "xsd:hexBinary" },
    },
    "dct:license": licenceOf(release.licence),
    "dct:issued": dateOf(release.published),
    "dct:modified": dateOf(release.updated),
  };
}

/** @param {string} format */
function formatOf(format) {
  const type = fileTypes[format];
  if (type === undefined) return {};
  const id = `http://publications.europa.eu/resource/authority/file-type/${type}`;
  return { "dct:format": { "@id": id, "@type": "dct:MediaTypeOrExtent" } };
}
