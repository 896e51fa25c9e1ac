const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The names of ECMA-376's transitional schemas, and the kinds of its parts. */
export const urls = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships,
  package: "http://schemas.openxmlformats.org/package/2006",
  contentTypes: "http://schemas.openxmlformats.org/package/2006/content-types",
  extended: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
} as const;

/** A relationship's type, by the last word of its address. */
export function relationType(kind: string): string {
  return kind === "core-properties"
    ? `${urls.package}/relationships/metadata/core-properties`
    : `${relationships}/${kind}`;
}

/** A part's content type. */
export function contentType(kind: string): string {
  if (kind === "core-properties") return "application/vnd.openxmlformats-package.core-properties+xml";
  if (kind === "extended-properties")
    return "application/vnd.openxmlformats-officedocument.extended-properties+xml";
  return `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
}
