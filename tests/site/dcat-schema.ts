// The rules of DCAT-AP 3.0 (SEMIC, https://semiceu.github.io/DCAT-AP/releases/3.0.0/) as a JSON Schema of the form in
// which the catalogue is written: the properties that each class must have, those that it should have and ours always
// has, and of each its range and how often it may come.

const text = {
  type: "object",
  required: ["@value", "@language"],
  properties: { "@value": { type: "string", minLength: 1 }, "@language": { const: "en" } },
  additionalProperties: false,
};

const date = typed("xsd:date", "^\\d{4}-\\d{2}-\\d{2}$");

function typed(type: string, pattern: string) {
  return {
    type: "object",
    required: ["@value", "@type"],
    properties: { "@value": { type: "string", pattern }, "@type": { const: type } },
    additionalProperties: false,
  };
}

/** A reference to a resource; `type` says of which class it is where that is not said in a node of its own. */
function resource(type?: string) {
  return {
    type: "object",
    required: type === undefined ? ["@id"] : ["@id", "@type"],
    properties: {
      "@id": { type: "string", format: "iri" },
      "@type": type === undefined ? false : { const: type },
    },
    additionalProperties: false,
  };
}

function blank(type: string, properties: Record<string, object>, required = Object.keys(properties)) {
  return {
    type: "object",
    required: ["@type", ...required],
    properties: { "@type": { const: type }, ...properties },
    additionalProperties: false,
  };
}

const list = (items: object) => ({ type: "array", minItems: 1, uniqueItems: true, items });

const contact = blank(
  "vcard:Kind",
  { "vcard:fn": { type: "string" }, "vcard:hasEmail": resource(), "vcard:hasTelephone": resource() },
  ["vcard:fn", "vcard:hasEmail"],
);

const shared = {
  "dct:title": text,
  "dct:description": text,
  "dct:publisher": resource(),
  "dct:language": resource("dct:LinguisticSystem"),
  "dct:license": resource("dct:LicenseDocument"),
  "dct:issued": date,
  "dct:modified": date,
  "dct:spatial": blank("dct:Location", { "skos:prefLabel": text }),
  "dcat:contactPoint": contact,
  "dcat:landingPage": resource("foaf:Document"),
};

const catalog = {
  ...pick("dct:title", "dct:description", "dct:publisher", "dct:language", "dct:license", "dct:modified"),
  "foaf:homepage": resource("foaf:Document"),
  "dcat:themeTaxonomy": resource(),
  "dcat:service": resource(),
  "dcat:dataset": list(resource()),
};

const dataset = {
  ...pick("dct:title", "dct:description", "dct:publisher", "dct:language", "dct:issued", "dct:modified"),
  ...pick("dct:spatial", "dcat:contactPoint", "dcat:landingPage"),
  "dct:identifier": { type: "string" },
  "dct:creator": resource(),
  "dct:accessRights": resource("dct:RightsStatement"),
  "dct:temporal": blank("dct:PeriodOfTime", { "dcat:startDate": date, "dcat:endDate": date }),
  "dcat:keyword": list(text),
  "dcat:theme": resource(),
  "foaf:page": resource("foaf:Document"),
  "dcat:inSeries": resource(),
  "dcat:prev": resource(),
  "dcat:version": { type: "string" },
  "adms:versionNotes": text,
  "dcat:previousVersion": resource(),
  "dcat:isVersionOf": resource(),
  "dcat:distribution": list(resource()),
};

const series = {
  ...pick("dct:title", "dct:description", "dct:publisher", "dct:issued", "dct:modified", "dct:spatial"),
  ...pick("dcat:contactPoint", "dcat:landingPage"),
  "dcat:first": resource(),
  "dcat:last": resource(),
};

const distribution = {
  ...pick("dct:title", "dct:license", "dct:issued", "dct:modified"),
  "dcat:accessURL": resource(),
  "dcat:downloadURL": resource(),
  "dcat:mediaType": resource("dct:MediaType"),
  "dct:format": resource("dct:MediaTypeOrExtent"),
  "dcat:byteSize": typed("xsd:nonNegativeInteger", "^\\d+$"),
  "spdx:checksum": blank("spdx:Checksum", {
    "spdx:algorithm": resource("spdx:ChecksumAlgorithm"),
    "spdx:checksumValue": typed("xsd:hexBinary", "^[0-9a-f]{64}$"),
  }),
};

const service = {
  ...pick("dct:title", "dct:publisher", "dct:license", "dcat:contactPoint", "dcat:landingPage"),
  "dcat:endpointURL": resource(),
  "dcat:endpointDescription": resource(),
  "dcat:servesDataset": list(resource()),
};

function pick(...names: (keyof typeof shared)[]) {
  return Object.fromEntries(names.map((name) => [name, shared[name]]));
}

/** A node of the graph: its class, its properties, and those of them that it may lack. */
function node(type: string, properties: Record<string, object>, optional: readonly string[] = []) {
  return {
    type: "object",
    required: ["@id", "@type", ...Object.keys(properties).filter((name) => !optional.includes(name))],
    properties: { "@id": { type: "string", format: "iri" }, "@type": { const: type }, ...properties },
    additionalProperties: false,
  };
}

const current = ["dct:temporal", "dcat:prev", "dcat:version", "adms:versionNotes", "dcat:previousVersion"];
const replaced = [
  "dct:title",
  "dct:description",
  "dct:issued",
  "dct:publisher",
  "dcat:version",
  "dcat:isVersionOf",
];

const nodes = [
  node("dcat:Catalog", catalog),
  node("dcat:DataService", service),
  node("dcat:DatasetSeries", series),
  {
    if: { required: ["dcat:isVersionOf"] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
    then: node(
      "dcat:Dataset",
      dataset,
      Object.keys(dataset).filter((name) => !replaced.includes(name)),
    ),
    else: node("dcat:Dataset", dataset, [...current, "dcat:isVersionOf"]),
  },
  node("dcat:Distribution", distribution, ["dct:format"]),
  node("foaf:Agent", { "foaf:name": text, "foaf:homepage": resource("foaf:Document") }),
  node("skos:ConceptScheme", { "dct:title": text }),
  node("skos:Concept", { "skos:prefLabel": text, "skos:inScheme": resource() }),
];

export const dcatSchema = {
  type: "object",
  required: ["@context", "@graph"],
  properties: {
    "@context": { type: "object", additionalProperties: { type: "string", format: "iri" } },
    "@graph": { type: "array", items: { oneOf: nodes } },
  },
  additionalProperties: false,
};
