import { dataset, earlierEditions } from "./dcat-dataset.js";
import {
  agent,
  contactPoint,
  context,
  dateOf,
  english,
  language,
  licenceOf,
  place,
  themeId,
} from "./dcat-terms.js";

/** @import { Series } from "./series.js" */
/** @import { View } from "./view.js" */
/** @typedef {(address: string) => string} Absolute */
/** @typedef {{ "@id": string, "@type": string | string[], [property: string]: unknown }} Node */

/**
 * The publication as a DCAT 3 catalogue under the rules of DCAT-AP 3: a dataset a release, in the series that it
 * belongs to, with a distribution a file.
 * @param {View} view
 * @param {Absolute} absolute
 */
export function catalogue(view, absolute) {
  const datasets = view.releases.flatMap((item) => dataset(item, absolute));
  const earlier = view.releases.flatMap((item) => earlierEditions(item, absolute));
  const series = view.series.map((each) => seriesNode(each, view, absolute));
  const nodes = [catalogNode(view, absolute), service(view, absolute), ...series, ...datasets, ...earlier];
  return {
    "@context": context,
    "@graph": [...nodes, agent(view.publisher, absolute), ...themes(view, absolute)],
  };
}

/**
 * @param {View} view
 * @param {Absolute} absolute
 * @returns {Node}
 */
function catalogNode({ publisher, publication, releases, series }, absolute) {
  return {
    "@id": absolute("/api/catalogue.jsonld#catalogue"),
    "@type": "dcat:Catalog",
    "dct:title": english(publisher.title),
    "dct:description": english(publisher.summary),
    "dct:publisher": { "@id": absolute("/#publisher") },
    "foaf:homepage": { "@id": absolute("/"), "@type": "foaf:Document" },
    "dct:language": language,
    "dct:license": licenceOf(publisher.licence),
    "dct:modified": dateOf(publication.asOf),
    "dcat:themeTaxonomy": { "@id": absolute("/api/catalogue.jsonld#themes") },
    "dcat:service": { "@id": absolute("/api/catalogue.jsonld#api") },
    "dcat:dataset": [
      ...series.map(({ address }) => ({ "@id": absolute(`${address}#series`) })),
      ...releases.map(({ address }) => ({ "@id": absolute(`${address}#dataset`) })),
    ],
  };
}

/**
 * The static API is a service that serves all datasets.
 * @param {View} view
 * @param {Absolute} absolute
 * @returns {Node}
 */
function service({ publisher, releases }, absolute) {
  return {
    "@id": absolute("/api/catalogue.jsonld#api"),
    "@type": "dcat:DataService",
    "dct:title": english(`${publisher.title}: static API`),
    "dct:publisher": { "@id": absolute("/#publisher") },
    "dct:license": licenceOf(publisher.licence),
    "dcat:contactPoint": contactPoint(publisher.contact),
    "dcat:endpointURL": { "@id": absolute("/api/releases.json") },
    "dcat:endpointDescription": { "@id": absolute("/api/openapi.json") },
    "dcat:landingPage": { "@id": absolute("/api/"), "@type": "foaf:Document" },
    "dcat:servesDataset": releases.map(({ address }) => ({ "@id": absolute(`${address}#dataset`) })),
  };
}

/**
 * @param {Series} series the newest release first
 * @param {View} view
 * @param {Absolute} absolute
 * @returns {Node}
 */
function seriesNode({ collection, title, summary, address, releases }, view, absolute) {
  const [last, first] = [releases[0], releases.at(-1)];
  const newest = view.releases.find(
    ({ release }) => release.collection === collection && release.period === last?.period,
  );
  const published = releases.map((each) => each.published).sort();
  const own = view.releases.filter(({ release }) => release.collection === collection);
  const updated = own.map(({ release }) => release.updated).sort();
  return {
    "@id": absolute(`${address}#series`),
    "@type": "dcat:DatasetSeries",
    "dct:title": english(title),
    "dct:description": english(summary),
    "dct:publisher": { "@id": absolute("/#publisher") },
    ...(newest ? { "dct:spatial": place(newest.release.coverage) } : {}),
    "dcat:contactPoint": contactPoint(newest?.release.contact ?? view.publisher.contact),
    "dcat:landingPage": { "@id": absolute(address), "@type": "foaf:Document" },
    ...(published[0] ? { "dct:issued": dateOf(published[0]) } : {}),
    ...(updated.length ? { "dct:modified": dateOf(updated.at(-1) ?? "") } : {}),
    ...(first ? { "dcat:first": { "@id": absolute(`${first.address}#dataset`) } } : {}),
    ...(last ? { "dcat:last": { "@id": absolute(`${last.address}#dataset`) } } : {}),
  };
}

/**
 * The publisher's themes as a list of concepts.
 * @param {View} view
 * @param {Absolute} absolute
 * @returns {Node[]}
 */
function themes({ publisher, releases }, absolute) {
  const scheme = absolute("/api/catalogue.jsonld#themes");
  const names = [...new Set(releases.map(({ release }) => release.theme))].sort();
  return [
    { "@id": scheme, "@type": "skos:ConceptScheme", "dct:title": english(`Themes of ${publisher.title}`) },
    ...names.map((name) => ({
      "@id": themeId(name, absolute),
      "@type": "skos:Concept",
      "skos:prefLabel": english(name),
      "skos:inScheme": { "@id": scheme },
    })),
  ];
}
