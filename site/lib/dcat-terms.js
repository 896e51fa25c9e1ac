/** @import { Contact, PublicationFile } from "../../pipeline/package.ts" */
/** @import { Node } from "./dcat.js" */
/** @typedef {(address: string) => string} Absolute */

/** The vocabularies that DCAT-AP takes its terms from. */
export const context = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dcatap: "http://data.europa.eu/r5r/",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

export const language = {
  "@id": "http://publications.europa.eu/resource/authority/language/ENG",
  "@type": "dct:LinguisticSystem",
};

export const accessRights = {
  "@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
  "@type": "dct:RightsStatement",
};

/** @param {string} text */
export function english(text) {
  return { "@value": text, "@language": "en" };
}

/** @param {string} date as YYYY-MM-DD */
export function dateOf(date) {
  return { "@value": date, "@type": "xsd:date" };
}

/** @param {{ name: string, url: string }} licence */
export function licenceOf({ url }) {
  return { "@id": url, "@type": "dct:LicenseDocument" };
}

/** @param {string} name of the place covered, as the collection writes it */
export function place(name) {
  return { "@type": "dct:Location", "skos:prefLabel": english(name) };
}

/** @param {Contact} contact */
export function contactPoint({ role, email, phone }) {
  return {
    "@type": "vcard:Kind",
    "vcard:fn": role,
    "vcard:hasEmail": { "@id": `mailto:${email}` },
    ...(phone === null ? {} : { "vcard:hasTelephone": { "@id": `tel:${phone.replaceAll(/[^+\d]/g, "")}` } }),
  };
}

/**
 * @param {PublicationFile["publisher"]} publisher
 * @param {Absolute} absolute
 * @returns {Node}
 */
export function agent({ name }, absolute) {
  return {
    "@id": absolute("/#publisher"),
    "@type": "foaf:Agent",
    "foaf:name": english(name),
    "foaf:homepage": { "@id": absolute("/"), "@type": "foaf:Document" },
  };
}

/**
 * @param {string} name
 * @param {Absolute} absolute
 */
export function themeId(name, absolute) {
  return absolute(`/api/catalogue.jsonld#theme-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`);
}
