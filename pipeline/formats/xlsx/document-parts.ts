import { columnLetters, headerRow, LANGUAGE, lastRow, type Sheet, type Workbook } from "../workbook.ts";
import { attributes, escaped, XML } from "../xml-text.ts";
import { contentType, relationType, urls } from "./namespaces.ts";
import { cellText } from "./text.ts";

/** A relationship from one part to another, or out of the file. */
export type Relation = { kind: string; target: string; external?: boolean };

/** A part's relationships, numbered rId1 onwards. */
export function relationsXml(relations: readonly Relation[]): string {
  const written = relations.map(({ kind, target, external }, i) => {
    const mode = external ? { TargetMode: "External" } : {};
    return `<Relationship${attributes({ Id: `rId${i + 1}`, Type: relationType(kind), Target: target, ...mode })}/>`;
  });
  return `${XML}<Relationships xmlns="${urls.package}/relationships">${written.join("")}</Relationships>`;
}

/** `[Content_Types].xml` for parts by name and kind. */
export function contentTypesXml(parts: readonly (readonly [name: string, kind: string])[]): string {
  const overrides = parts.map(
    ([name, kind]) => `<Override${attributes({ PartName: `/${name}`, ContentType: contentType(kind) })}/>`,
  );
  const rels = "application/vnd.openxmlformats-package.relationships+xml";
  const defaults = `<Default Extension="rels" ContentType="${rels}"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `${XML}<Types xmlns="${urls.contentTypes}">${defaults}${overrides.join("")}</Types>`;
}

/** `xl/workbook.xml`: the sheets in their order, the first of them open. */
export function workbookXml({ sheets }: Workbook): string {
  const listed = sheets.map(
    ({ name }, i) => `<sheet${attributes({ name, sheetId: i + 1, "r:id": `rId${i + 1}` })}/>`,
  );
  return [
    XML,
    `<workbook xmlns="${urls.main}" xmlns:r="${urls.relationships}"><workbookPr/>`,
    `<bookViews><workbookView firstSheet="0" activeTab="0"/></bookViews><sheets>${listed.join("")}</sheets></workbook>`,
  ].join("");
}

/** `docProps/core.xml`: title, subject, publisher, language, and dates that are the release's. */
export function coreXml({ title, subject, description, creator, date }: Workbook): string {
  const at = `${date}T00:00:00Z`;
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  const texts = {
    title,
    subject,
    creator,
    description,
    language: `${LANGUAGE.language}-${LANGUAGE.country}`,
  };
  const spaces = attributes({
    "xmlns:cp": `${urls.package}/metadata/core-properties`,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  });
  return [
    `${XML}<cp:coreProperties${spaces}>`,
    ...Object.entries(texts).map(([name, text]) => `<dc:${name}>${escaped(text)}</dc:${name}>`),
    `<cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy>${when("created")}${when("modified")}</cp:coreProperties>`,
  ].join("");
}

/** `docProps/app.xml`: the program and the organisation. */
export function appXml({ creator }: Workbook): string {
  return `${XML}<Properties xmlns="${urls.extended}"><Application>First Release</Application><Company>${escaped(creator)}</Company></Properties>`;
}

/** A table part: its name, its place and its headers; without a style, so without stripes, and without filters. */
export function tableXml(sheet: Sheet, number: number): string {
  const { name, columns } = sheet.table;
  const ref = `A${headerRow(sheet)}:${columnLetters(columns.length - 1)}${lastRow(sheet)}`;
  const listed = columns.map(({ header }, i) => `<tableColumn id="${i + 1}" name="${cellText(header)}"/>`);
  return [
    `${XML}<table${attributes({ xmlns: urls.main, id: number, name, displayName: name, ref, totalsRowShown: 0 })}>`,
    `<tableColumns count="${columns.length}">${listed.join("")}</tableColumns></table>`,
  ].join("");
}
