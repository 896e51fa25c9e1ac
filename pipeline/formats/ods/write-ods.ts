import { looksIn, type Workbook } from "../workbook.ts";
import { type Part, writeZip } from "../zip-file.ts";
import { contentXml } from "./content.ts";
import { MIMETYPE, manifestXml, metaXml, settingsXml } from "./document-parts.ts";
import { stylesXml } from "./styles.ts";

/** Writes a workbook as OpenDocument 1.3: the same workbook gives the same bytes. */
export async function writeOds(path: string, workbook: Workbook): Promise<void> {
  await writeZip(path, odsParts(workbook), workbook.date);
}

/** The parts of the file; the mimetype is the first, stored as it is (ODF 1.3 part 2, 3.3). */
export function odsParts(workbook: Workbook): Part[] {
  const parts: Part[] = [
    { name: "content.xml", pieces: contentXml(workbook) },
    { name: "styles.xml", pieces: [stylesXml(looksIn(workbook))] },
    { name: "meta.xml", pieces: [metaXml(workbook)] },
    { name: "settings.xml", pieces: [settingsXml(workbook)] },
  ];
  const manifest = manifestXml(parts.map(({ name }) => name));
  return [
    { name: "mimetype", pieces: [MIMETYPE], stored: true },
    ...parts,
    { name: "META-INF/manifest.xml", pieces: [manifest] },
  ];
}
