import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { wholeFiles } from "./expected-release.ts";
import { type AuditInput, knownTexts } from "./facts.ts";
import { type Checked, Notes } from "./finding.ts";
import { looseNumbers } from "./loose-numbers.ts";

/** Attributes that are names for programs: they follow from names of variables, and say nothing to a reader. */
const programs = new Set(["ID", "var", "version", "xmlns", "xmlns:xsi", "xsi:schemaLocation", "xml:lang"]);

/**
 * The files that belong to no table hold words alone: every text with a digit must be one of the definitions, an
 * address, a date or a name made from them.
 */
export async function checkWhole(input: AuditInput): Promise<Checked[]> {
  const phrases = phrasesOf(input);
  const checks: Checked[] = [];
  for (const { path, format } of wholeFiles(input)) {
    if (format === "ods" || format === "xlsx") continue;
    const notes = new Notes(path);
    const content = await readFile(join(input.folder, path), "utf8");
    const texts = path.endsWith(".xml") ? textsOf(content, notes) : [content];
    const loose = texts.flatMap((one) => looseNumbers(withoutTags(one), phrases));
    for (const number of loose) notes.fault("text", `${number} comes from no definition`);
    checks.push(notes.checked());
  }
  return checks;
}

function phrasesOf(input: AuditInput): string[] {
  const { collection, release } = input.loaded;
  const items = collection.variables.flatMap((variable) =>
    variable.type === "grid" ? variable.items.map(({ code }) => `${variable.name}_${code}`) : [],
  );
  const [year = "", month = "", day = ""] = release.published.split("-");
  const inParts = [Number(year), Number(month), Number(day)].join(",\n        ");
  return [
    ...knownTexts(input),
    ...items,
    `${collection.name}-${collection.period}`,
    `${collection.name}/${collection.period}`,
    release.published.replaceAll("-", "/"),
    inParts,
  ];
}

/** The tags of the RIS format, one of which is N1. */
function withoutTags(text: string): string {
  return text.replace(/^[A-Z][A-Z0-9] {2}- /gm, "");
}

/** All texts of an XML file, and of its attributes those that somebody reads. */
function textsOf(content: string, notes: Notes): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", () => notes.fault("file", "is no well-formed XML"));
  parser.on("text", (text) => texts.push(text));
  parser.on("opentag", ({ attributes }) => {
    for (const [name, value] of Object.entries(attributes)) if (!programs.has(name)) texts.push(value);
  });
  parser.write(content).close();
  return texts;
}
