import { attributes } from "../xml-text.ts";

const urns = {
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  number: "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  fo: "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  svg: "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  meta: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  config: "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
  manifest: "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
  xlink: "http://www.w3.org/1999/xlink",
  dc: "http://purl.org/dc/elements/1.1/",
} as const;

/** The version of OpenDocument that is written. */
export const VERSION = "1.3";

/** The attributes of a part's outermost element: the namespaces that it uses, and the version. */
export function rootAttributes(...prefixes: (keyof typeof urns)[]): string {
  const spaces = prefixes.map((prefix): [string, string] => [`xmlns:${prefix}`, urns[prefix]]);
  const version = prefixes[0] === "manifest" ? "manifest:version" : "office:version";
  return attributes({ ...Object.fromEntries(spaces), [version]: VERSION });
}
