import { schemas } from "./openapi-schemas.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */

const collection = {
  name: "collection",
  in: "path",
  required: true,
  description: "Name of the series, as releases.json gives it.",
  schema: { $ref: "#/components/schemas/Slug" },
};

const period = {
  name: "period",
  in: "path",
  required: true,
  description: "Name of the period, as releases.json gives it.",
  schema: { $ref: "#/components/schemas/Slug" },
};

const file = {
  name: "file",
  in: "path",
  required: true,
  description: "Name of a file, as the release's JSON gives it.",
  schema: { type: "string", pattern: "^[A-Za-z0-9._-]+$" },
};

const range = {
  name: "Range",
  in: "header",
  required: false,
  description: "Bytes wanted, so that a program reads only the columns that it needs of a Parquet file.",
  schema: { type: "string", pattern: "^bytes=" },
};

/**
 * The static API as an OpenAPI 3.1 document.
 * @param {PublicationFile["publisher"]} publisher
 */
export function openapi({ title, summary, address, contact, licence }) {
  return {
    openapi: "3.1.0",
    info: {
      title,
      summary: "Published statistics as files, with JSON that says what they hold.",
      description: `${summary}\n\nEverything is a file: any program that can fetch a file can use it, without a key. An address keeps its meaning when a release is corrected; the number in "version" tells that it was.`,
      version: "1.0.0",
      contact: { name: contact.role, email: contact.email },
      license: { name: licence.name, url: licence.url },
    },
    servers: [{ url: address.replace(/\/$/, "") }],
    paths: { ...jsonPaths(), ...filePaths() },
    components: { schemas, responses: { NotFound: { description: "There is no such file." } } },
  };
}

function jsonPaths() {
  return {
    "/api/releases.json": {
      get: jsonOperation(
        "listReleases",
        "Every release, with the addresses of its JSON, page and files",
        "ReleaseList",
        [],
      ),
    },
    "/api/releases/{collection}/{period}.json": {
      get: jsonOperation(
        "getRelease",
        "One release: its tables, codes, labels, measures, symbols and files",
        "Release",
        [collection, period],
      ),
    },
    "/api/releases/{collection}/latest.json": {
      get: jsonOperation("getLatestRelease", "The newest release of a series", "Release", [collection]),
    },
    "/api/catalogue.jsonld": {
      get: operation("getCatalogue", "All releases and files as a DCAT catalogue", [], {
        "application/ld+json": { schema: { type: "object" } },
      }),
    },
    "/api/openapi.json": {
      get: operation("getDescription", "This description", [], {
        "application/json": { schema: { type: "object" } },
      }),
    },
  };
}

function filePaths() {
  return {
    "/feed.xml": { get: feedOperation("getFeed", "Atom feed of all releases and corrections", []) },
    "/releases/{collection}/feed.xml": {
      get: feedOperation("getSeriesFeed", "Atom feed of one series", [collection]),
    },
    "/calendar.ics": {
      get: operation("getCalendar", "The release calendar for calendar programs", [], {
        "text/calendar": { schema: { type: "string" } },
      }),
    },
    "/releases/{collection}/{period}/data/{file}": {
      get: fileOperation("getFile", "A file of a release", [collection, period, file, range]),
    },
    "/releases/{collection}/latest/data/{file}": {
      get: fileOperation("getLatestFile", "A file of the newest release of a series", [
        collection,
        file,
        range,
      ]),
    },
  };
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {string} schema name of the schema of the answer
 * @param {object[]} parameters
 */
function jsonOperation(id, summary, schema, parameters) {
  return operation(id, summary, parameters, {
    "application/json": { schema: { $ref: `#/components/schemas/${schema}` } },
  });
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {object[]} parameters
 * @param {object} content
 */
function operation(id, summary, parameters, content) {
  return {
    operationId: id,
    summary,
    parameters,
    responses: {
      200: { description: summary, content },
      404: { $ref: "#/components/responses/NotFound" },
    },
  };
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {object[]} parameters
 */
function feedOperation(id, summary, parameters) {
  return operation(id, summary, parameters, { "application/atom+xml": { schema: { type: "string" } } });
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {object[]} parameters
 */
function fileOperation(id, summary, parameters) {
  const content = { "*/*": {} };
  return {
    operationId: id,
    summary,
    parameters,
    responses: {
      200: { description: "The whole file, in the media type that the release's JSON gives.", content },
      206: { description: "The bytes that were asked for, where the host can send parts of files.", content },
      404: { $ref: "#/components/responses/NotFound" },
    },
  };
}
