/** The shapes of the static API's JSON, in JSON Schema 2020-12 as OpenAPI 3.1 has it. */

const text = { type: "string" };
const textOrNull = { type: ["string", "null"] };
const url = { type: "string", format: "uri" };
const date = { type: "string", format: "date" };
const whole = { type: "integer", minimum: 0 };
const yesNo = { type: "boolean" };
const slug = ref("Slug");

/** @param {string} name */
function ref(name) {
  return { $ref: `#/components/schemas/${name}` };
}

/** @param {object} items */
function listOf(items) {
  return { type: "array", items };
}

/**
 * An object all of whose properties are always there, but for those that are named as optional; later versions of the API
 * may add others.
 * @param {Record<string, object>} properties
 * @param {string} [description]
 * @param {Record<string, object>} [optional]
 */
function object(properties, description, optional = {}) {
  const required = Object.keys(properties);
  const shape = { type: "object", required, properties: { ...properties, ...optional } };
  return description === undefined ? shape : { description, ...shape };
}

const version = {
  type: ["string", "null"],
  pattern: "^[0-9]+\\.[0-9]+$",
  description:
    "Major and minor number. A new major number: something that a program may rely on is gone or means something else. Null where the release was built before versions were numbered.",
};

const designation = object({ id: text, label: text, meaning: text });

const identity = {
  collection: slug,
  period: slug,
  periodLabel: text,
  version,
  latest: { ...yesNo, description: "Whether no newer period of the series is published." },
  title: text,
  summary: text,
  synthetic: { ...textOrNull, description: "For invented figures: what was invented, and why. Show it." },
  published: date,
  updated: date,
  next: { ...text, description: "When the next release is due: a date, a month, or words." },
};

const fileFacts = {
  name: text,
  title: text,
  format: text,
  mediaType: text,
  bytes: whole,
  sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
  url,
  latestUrl: {
    type: ["string", "null"],
    format: "uri",
    description: "The same file of whichever release is the newest; null for an older release.",
  },
};

export const schemas = {
  Slug: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
  ReleaseList: object({
    publisher: object({ name: text, title: text, url }),
    asOf: date,
    licence: ref("Licence"),
    documentation: url,
    openapi: url,
    catalogue: url,
    feed: { ...url, description: "Atom feed of releases and corrections." },
    calendarFile: { ...url, description: "The calendar for calendar programs (iCalendar)." },
    releases: listOf(ref("ReleaseEntry")),
    calendar: listOf(ref("Announced")),
  }),
  Announced: object(
    {
      collection: slug,
      period: slug,
      title: text,
      date: { ...textOrNull, description: "A day, a month as YYYY-MM, or null until one is announced." },
      state: { enum: ["provisional", "confirmed", "cancelled", "published"] },
      note: textOrNull,
      changes: listOf(object({ on: date, was: text, became: textOrNull, why: text })),
      page: url,
    },
    "A release that is out, planned or cancelled, with every change of its date or state.",
  ),
  ReleaseEntry: object({
    ...identity,
    series: text,
    designation: object({ id: text, label: text }),
    url,
    page: url,
    files: listOf(object({ table: textOrNull, format: text, url })),
  }),
  Release: object({
    ...identity,
    series: object({ title: text, page: url }),
    theme: text,
    kind: text,
    time: object({ period: text, identifier: text }),
    unit: object({ one: text, many: text }),
    coverage: text,
    designation,
    producer: text,
    contact: object({ role: text, email: text, phone: textOrNull }),
    licence: ref("Licence"),
    url,
    page: url,
    latestUrl: url,
    methodology: url,
    protection: object({ method: text, sentences: listOf(text) }),
    symbols: {
      type: "object",
      additionalProperties: text,
      description: "Each symbol used, and what it means.",
    },
    corrections: listOf(object({ date, kind: text, what: text, why: text })),
    changelog: listOf(ref("Edition")),
    tables: listOf(ref("Table")),
    files: listOf(ref("File")),
  }),
  Licence: object({ name: text, id: text, url }),
  Edition: object(
    {
      version,
      release: text,
      date,
      kind: { enum: ["first", "period", "correction"] },
      changes: listOf(object({ level: { enum: ["major", "minor"] }, what: text, table: textOrNull })),
    },
    "One edition of this release: as first published, or as corrected.",
  ),
  Table: object(
    {
      name: text,
      title: text,
      version,
      page: url,
      notes: listOf(text),
      universe: { ...text, description: "Who or what is counted." },
      of: { ...textOrNull, description: "Name of the dimension whose answers the percentages share out." },
      weighted: yesNo,
      rows: whole,
      dimensions: listOf(ref("Dimension")),
      measures: listOf(ref("Measure")),
      symbols: listOf({ enum: ["c", "low", "x", "z", "u"] }),
      files: listOf(ref("File")),
    },
    undefined,
    { reference: ref("Reference") },
  ),
  Reference: object(
    {
      collection: slug,
      period: slug,
      label: text,
      groups: listOf(
        object({ code: text, units: whole, verdict: { enum: ["under", "open", "not under", "unsaid"] } }),
      ),
      whole,
      bound: {
        ...whole,
        description: "A group whose index is below it, whatever rounding hides, is “under”.",
      },
      expected: { ...whole, description: "Nothing is said of groups of which fewer could be expected." },
    },
    "The population that those who answered are put beside: of tables with an index of representation.",
  ),
  Dimension: object({
    name: text,
    label: text,
    kind: {
      enum: ["code", "multiple", "item", "geography"],
      description: 'Codes of kind "multiple" do not add to the total: several answers were allowed.',
    },
    codes: listOf(
      object({ code: text, label: text, level: textOrNull, parent: textOrNull, oldCode: textOrNull }),
    ),
    hasTotal: { ...yesNo, description: "Whether rows with the label Total hold all codes together." },
    column: { ...text, description: "The column of the files, which hold the codes' labels." },
    attribute: { ...yesNo, description: "Whether it is a note on the row, not part of its key." },
  }),
  Measure: object({
    kind: text,
    column: { ...text, description: "The column of the files." },
    label: text,
    unit: { ...text, description: "Empty for counts." },
    decimals: whole,
  }),
  File: object(fileFacts),
};
