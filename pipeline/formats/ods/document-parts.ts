import { LANGUAGE, type Workbook } from "../workbook.ts";
import { attributes, escaped, XML } from "../xml-text.ts";
import { rootAttributes, VERSION } from "./namespaces.ts";

/** What an OpenDocument spreadsheet calls itself, in its first part and in its manifest. */
export const MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet";

/** `meta.xml`: title, subject, publisher, language, and dates that are the release's. */
export function metaXml({ title, subject, description, creator, date }: Workbook): string {
  const at = `${date}T00:00:00`;
  const language = `${LANGUAGE.language}-${LANGUAGE.country}`;
  const values: [string, string][] = [
    ["meta:generator", "FirstRelease"],
    ["dc:title", title],
    ["dc:description", description],
    ["dc:subject", subject],
    ["meta:initial-creator", creator],
    ["dc:creator", creator],
    ["meta:creation-date", at],
    ["dc:date", at],
    ["dc:language", language],
  ];
  const elements = values.map(([name, text]) => `<${name}>${escaped(text)}</${name}>`).join("");
  return `${XML}<office:document-meta${rootAttributes("office", "meta", "dc")}><office:meta>${elements}</office:meta></office:document-meta>`;
}

/** `settings.xml`: the first sheet is open, with the cursor in A1 of each and nothing frozen. */
export function settingsXml({ sheets }: Workbook): string {
  const tables = sheets.map(({ name }) => {
    const cursor = ["CursorPositionX", "CursorPositionY", "HorizontalSplitMode", "VerticalSplitMode"];
    const items = cursor.map((item) => configItem(item, "int", "0")).join("");
    return `<config:config-item-map-entry${attributes({ "config:name": name })}>${items}</config:config-item-map-entry>`;
  });
  const active = configItem("ActiveTable", "string", sheets[0]?.name ?? "");
  return [
    XML,
    `<office:document-settings${rootAttributes("office", "config")}><office:settings>`,
    '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>',
    `${configItem("ViewId", "string", "view1")}<config:config-item-map-named config:name="Tables">${tables.join("")}</config:config-item-map-named>${active}`,
    "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>",
    "</office:settings></office:document-settings>",
  ].join("");
}

function configItem(name: string, type: string, value: string): string {
  return `<config:config-item${attributes({ "config:name": name, "config:type": type })}>${escaped(value)}</config:config-item>`;
}

/** `META-INF/manifest.xml`: what the package holds. */
export function manifestXml(parts: readonly string[]): string {
  const root = `<manifest:file-entry${attributes({ "manifest:full-path": "/", "manifest:version": VERSION, "manifest:media-type": MIMETYPE })}/>`;
  const entries = parts.map(
    (part) =>
      `<manifest:file-entry${attributes({ "manifest:full-path": part, "manifest:media-type": "text/xml" })}/>`,
  );
  return `${XML}<manifest:manifest${rootAttributes("manifest")}>${root}${entries.join("")}</manifest:manifest>`;
}
