import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileFormat, PublishedFile, ReleaseFile } from "../package.ts";
import { bibtex, cslJson, ris } from "./citation.ts";
import type { Resource } from "./data-package.ts";
import { ddiCodebook } from "./ddi.ts";
import { type WorkbookInput, writeWorkbooks } from "./workbook-files.ts";

/** Files of a release as a whole, as release.json lists them and as datapackage.json describes them. */
export type ReleaseFiles = { files: PublishedFile[]; resources: Resource[] };

type Written = { format: FileFormat; path: string; title: string; kind: Resource["format"]; text: string };

/**
 * Writes what belongs to a release and to no one table: its workbook in two formats, how to cite it in the formats of
 * reference managers, and for a survey or consultation its questionnaire.
 */
export async function writeReleaseFiles(folder: string, input: WorkbookInput): Promise<ReleaseFiles> {
  const { release, page: address } = input;
  const workbooks = await writeWorkbooks(folder, input);
  const all = [...questionnaireFile(release, address), ...citations(release, address)];
  const files: PublishedFile[] = [...workbooks];
  for (const { format, path, text } of all) {
    await writeFile(join(folder, path), text);
    files.push({ format, path, bytes: (await stat(join(folder, path))).size });
  }
  const resources = [
    ...workbooks.map(({ format, path }) => ({
      path,
      title: "All tables as a workbook",
      format,
      columns: null,
    })),
    ...all.map(({ path, title, kind }) => ({ path, title, format: kind, columns: null })),
  ];
  return { files, resources };
}

function questionnaireFile(release: ReleaseFile, address: string): Written[] {
  if (release.questionnaire.length === 0) return [];
  const title = "The questionnaire (DDI Codebook)";
  const text = ddiCodebook(release, address);
  return [{ format: "ddi", path: "questionnaire.ddi.xml", title, kind: "xml", text }];
}

function citations(release: ReleaseFile, address: string): Written[] {
  const title = (name: string) => `How to cite (${name})`;
  return [
    {
      format: "bibtex",
      path: "citation.bib",
      title: title("BibTeX"),
      kind: "bib",
      text: bibtex(release, address),
    },
    { format: "ris", path: "citation.ris", title: title("RIS"), kind: "ris", text: ris(release, address) },
    {
      format: "csl",
      path: "citation.json",
      title: title("CSL JSON"),
      kind: "json",
      text: cslJson(release, address),
    },
  ];
}
