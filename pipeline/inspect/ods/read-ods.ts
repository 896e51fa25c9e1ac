import { refuse } from "../../user-error.ts";
import { Budget } from "../budget.ts";
import { PropertiesReader } from "../properties.ts";
import type { SheetBuilder } from "../sheet-builder.ts";
import type { Sheet, Workbook } from "../workbook.ts";
import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";
import { ContentReader } from "./content.ts";
import { PagesReader } from "./pages.ts";
import { panesOf, placeIn, SettingsReader } from "./settings.ts";
import { StyleBook } from "./styles.ts";

/** Reads an ODS document. Throws a UserError for one that is protected by a password. */
export async function readOds(parts: Parts, where: string): Promise<Workbook> {
  await refuseEncrypted(parts, where);
  const budget = new Budget(where);
  const styles = new StyleBook(budget);
  const pages = new PagesReader(styles);
  await readXml(parts.read("styles.xml"), pages);
  const content = new ContentReader(styles, budget);
  await readXml(parts.read("content.xml", "large"), content);
  const settings = new SettingsReader();
  await readXml(parts.read("settings.xml"), settings);
  const meta = new PropertiesReader();
  await readXml(parts.read("meta.xml"), meta);
  const { properties } = meta;
  return {
    format: "ods",
    sheets: content.sheets.map(({ builder, page }) =>
      finished(builder, settings, pages.texts.get(page) ?? []),
    ),
    tables: content.tables,
    properties: { ...properties, language: properties.language || styles.language() },
    active: settings.active,
    macros: parts.names.filter(
      (name) => /^(Basic|Scripts)\/.*\.(xml|py|js|bsh)$/.test(name) && !isList(name),
    ),
  };
}

/** LibreOffice keeps a list of libraries even where there is no macro. */
function isList(name: string): boolean {
  return /script-l[bc]\.xml$/.test(name);
}

function finished(builder: SheetBuilder, settings: SettingsReader, pageTexts: readonly string[]): Sheet {
  const view = settings.views.get(builder.name) ?? {};
  builder.panes = panesOf(view);
  builder.cursor = placeIn(view, "CursorPositionX", "CursorPositionY");
  builder.view = placeIn(view, "PositionLeft", "PositionBottom");
  for (const text of pageTexts) builder.pageText(text);
  return builder.sheet();
}

/** ODF 1.3 part 2, 4.8.3: a part that is encrypted says so in the manifest. */
async function refuseEncrypted(parts: Parts, where: string): Promise<void> {
  let encrypted = parts.names.includes("encrypted-package");
  await readXml(parts.read("META-INF/manifest.xml"), {
    open(name) {
      if (name === "encryption-data") encrypted = true;
    },
  });
  if (encrypted) refuse(where, "is protected by a password", "save it without one, and inspect that");
}
