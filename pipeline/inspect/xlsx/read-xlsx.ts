import { Budget } from "../budget.ts";
import { PropertiesReader } from "../properties.ts";
import { SheetBuilder } from "../sheet-builder.ts";
import type { MarkedTable, Workbook } from "../workbook.ts";
import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";
import { themeColours } from "./colours.ts";
import { addDrawings } from "./drawings.ts";
import { type Relation, relationsOf, targetOf } from "./relations.ts";
import { SheetReader } from "./sheet-reader.ts";
import { StringsReader } from "./strings.ts";
import { StylesReader } from "./styles.ts";
import { tableOf } from "./tables.ts";

type Listed = { name: string; hidden: boolean; part: string };

/** Reads an XLSX workbook. */
export async function readXlsx(parts: Parts, where: string): Promise<Workbook> {
  const budget = new Budget(where);
  const main = (await relationsOf(parts, "")).find(({ kind }) => kind === "officeDocument")?.target;
  const workbook = main ?? "xl/workbook.xml";
  const relations = await relationsOf(parts, workbook);
  const { sheets, active } = await listed(parts, workbook, relations);
  const { styles, strings } = await sharedParts(parts, relations, budget);
  const builders: SheetBuilder[] = [];
  const tables: MarkedTable[] = [];
  for (const one of sheets) {
    const builder = new SheetBuilder(one.name, budget);
    builder.hidden = one.hidden;
    builders.push(builder);
    tables.push(...(await readSheet(parts, one.part, builder, { styles, strings })));
  }
  return {
    format: "xlsx",
    sheets: builders.map((builder) => builder.sheet()),
    tables,
    properties: await propertiesOf(parts),
    active: sheets[active]?.name ?? null,
    macros: parts.names.filter((name) => /vbaProject\.bin$|macrosheets\/.*\.xml$/.test(name)),
  };
}

async function listed(parts: Parts, workbook: string, relations: readonly Relation[]) {
  const sheets: Listed[] = [];
  let active = 0;
  await readXml(parts.read(workbook), {
    open(name, a) {
      if (name === "workbookView") active = Number(a["activeTab"] ?? 0);
      if (name !== "sheet") return;
      const hidden = /hidden/i.test(a["state"] ?? "");
      sheets.push({ name: a["name"] ?? "", hidden, part: targetOf(relations, a["id"]) ?? "" });
    },
  });
  return { sheets, active };
}

async function sharedParts(parts: Parts, relations: readonly Relation[], budget: Budget) {
  const part = (kind: string) => relations.find((relation) => relation.kind === kind)?.target ?? "";
  const styles = new StylesReader(await themeColours(parts, part("theme")), budget);
  await readXml(parts.read(part("styles")), styles);
  const strings = new StringsReader(budget);
  await readXml(parts.read(part("sharedStrings"), "large"), strings);
  return { styles, strings: strings.strings };
}

async function readSheet(
  parts: Parts,
  part: string,
  builder: SheetBuilder,
  { styles, strings }: Awaited<ReturnType<typeof sharedParts>>,
): Promise<MarkedTable[]> {
  const relations = await relationsOf(parts, part);
  const reader = new SheetReader(builder, { styles, strings, target: (id) => targetOf(relations, id) });
  await readXml(parts.read(part, "large"), reader);
  reader.finish();
  const tables: (MarkedTable | null)[] = [];
  for (const { kind, target } of relations) {
    if (kind === "table") tables.push(await tableOf(parts, target, builder));
    if (kind === "drawing") await addDrawings(parts, target, builder);
    if (kind === "ctrlProp" || kind === "control") builder.drawing({ kind: "control", name: "" });
  }
  return tables.filter((table) => table !== null);
}

async function propertiesOf(parts: Parts) {
  const reader = new PropertiesReader();
  for (const part of ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"])
    await readXml(parts.read(part), reader);
  return reader.properties;
}
