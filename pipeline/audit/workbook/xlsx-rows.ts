import type { Parts } from "./parts.ts";
import type { ReadCell, ReadRow } from "./sheets.ts";

/** The rows of an Office Open XML workbook, in the order of its sheets. */
export async function readXlsx(parts: Parts, take: (row: ReadRow) => void): Promise<void> {
  const sheets = await sheetsOf(parts);
  const texts = await sharedTexts(parts);
  for (const { name, part } of sheets) await readSheet(parts, part, name, texts, take);
}

async function sheetsOf(parts: Parts): Promise<{ name: string; part: string }[]> {
  const targets = new Map<string, string>();
  await parts.run("xl/_rels/workbook.xml.rels", {
    open(_, { Id = "", Target = "" }) {
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; part: string }[] = [];
  await parts.run("xl/workbook.xml", {
    open(element, { name = "", "r:id": id = "" }) {
      if (element === "sheet") sheets.push({ name, part: targets.get(id) ?? "" });
    },
  });
  return sheets;
}

async function sharedTexts(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let inText = false;
  await parts.run("xl/sharedStrings.xml", {
    open(name) {
      if (name === "si") texts.push("");
      inText = name === "t";
    },
    text(text) {
      if (inText) texts.push((texts.pop() ?? "") + text);
    },
    close() {
      inText = false;
    },
  });
  return texts.map(decoded);
}

/** Characters that are written as their number (ECMA-376 part 1, 22.9.2.19). */
function decoded(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

async function readSheet(
  parts: Parts,
  part: string,
  sheet: string,
  texts: readonly string[],
  take: (row: ReadRow) => void,
): Promise<void> {
  let row = 0;
  let cells: ReadCell[] = [];
  let cell = { column: 0, type: "n", formula: false, text: "" };
  let inValue = false;
  await parts.run(part, {
    open(name, { r = "", t = "n" }) {
      if (name === "row") [row, cells] = [Number(r), []];
      if (name === "c") cell = { column: columnOf(r), type: t, formula: false, text: "" };
      if (name === "f") cell.formula = true;
      inValue = name === "v" || name === "t";
    },
    text(text) {
      if (inValue) cell.text += text;
    },
    close(name) {
      inValue = false;
      if (name === "c") {
        while (cells.length < cell.column) cells.push({ kind: "text", text: "" });
        cells[cell.column] = cellOf(cell, texts);
      }
      if (name === "row" && cells.length > 0) take({ sheet, row, cells });
    },
  });
}

function cellOf(
  { type, formula, text }: { type: string; formula: boolean; text: string },
  texts: readonly string[],
): ReadCell {
  if (formula) return { kind: "formula", text };
  if (type === "s") return { kind: "text", text: texts[Number(text)] ?? "" };
  return { kind: type === "n" && text !== "" ? "number" : "text", text };
}

/** A column's number from 0 by a cell's address: B7 is 1. */
function columnOf(address: string): number {
  const letters = /^[A-Z]+/.exec(address)?.[0] ?? "A";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
