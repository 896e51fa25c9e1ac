import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AuditFile, PublicationFile, QualityFile, ReleaseFile } from "../../pipeline/package.ts";
import { csvOf } from "./sample-csv.ts";
import { writeParquet } from "./sample-rows.ts";
import { byPlace, channels, happyByPhase, type SampleTable } from "./sample-tables.ts";
import { writeSampleVersions } from "./sample-versions.ts";
import { auditOf, commentary, publication, quality, release } from "./sample-words.ts";

const reason = "every figure was published in 2012";
const alreadyPublic: ReleaseFile["protection"] = {
  method: "none",
  reason,
  sentences: [`These figures were not changed to protect anybody, because ${reason}.`],
};

/** Makes a small content root by hand, as `build` would leave it, for tests of the site alone. */
export async function writeSampleRoot(root: string): Promise<void> {
  const parents = [happyByPhase(), byPlace()];
  const synthetic = "Invented answers made by a script; they say nothing about any school.";
  const views = { collection: "parents-views", seriesTitle: "Parents' views", synthetic };
  await writePackage(root, { ...views, period: "2024", periodLabel: "2024" }, parents, {});
  await writePackage(
    root,
    { ...views, period: "2025", periodLabel: "2025", published: "2025-11-20" },
    parents,
    {},
  );
  const took = '<data value="4211" data-cell="by-channel||people_value">4,211</data>';
  const involvement = {
    collection: "involvement",
    period: "2012",
    periodLabel: "2009 to 2012",
    seriesTitle: "Involvement",
    headlines: [{ label: "People who took part", html: took, comparison: null, sure: null }],
    mainPoints: [`${took} people took part.`],
    protection: alreadyPublic,
  };
  const sentence = "The stated total of 4,211 is 70 more than its parts, which add to 4,141.";
  await writePackage(root, involvement, [channels()], { findings: [{ table: "by-channel", sentence }] });
  writeJson(path.join(root, "data/packages"), "publication.json", publication() satisfies PublicationFile);
  writeMethodology(path.join(root, "methodology"));
  writeSampleVersions(root);
}

async function writePackage(
  root: string,
  words: Partial<ReleaseFile> & { collection: string; period: string },
  tables: SampleTable[],
  found: Partial<QualityFile>,
): Promise<void> {
  const folder = path.join(root, "data/packages", words.collection, words.period);
  mkdirSync(folder, { recursive: true });
  const file = release({ ...words, tables: tables.map(({ table }) => table) });
  writeJson(folder, "release.json", file);
  writeJson(folder, "quality.json", quality(file, found));
  writeJson(folder, "audit.json", auditOf(file) satisfies AuditFile);
  writeJson(folder, "datapackage.json", { name: `${words.collection}-${words.period}` });
  writeFileSync(path.join(folder, "commentary.md"), commentary(file));
  for (const { table, rows } of tables) await writeTable(folder, table, rows);
}

async function writeTable(
  folder: string,
  table: SampleTable["table"],
  rows: SampleTable["rows"],
): Promise<void> {
  await writeParquet(path.join(folder, `${table.name}.parquet`), table, rows);
  writeFileSync(path.join(folder, `${table.name}.csv`), csvOf(table, rows));
  writeFileSync(path.join(folder, `${table.name}.meta.csv`), "col_name,col_type\n");
}

function writeMethodology(folder: string): void {
  mkdirSync(path.join(folder, "parents-views"), { recursive: true });
  mkdirSync(path.join(folder, "guides"), { recursive: true });
  writeFileSync(path.join(folder, "parents-views/quality.md"), "# Quality\n\n## Relevance\n\nWho uses it.\n");
  writeFileSync(
    path.join(folder, "symbols.md"),
    "# Symbols\n\n[c] means confidential. See [rounding](disclosure-control.md).\n",
  );
  writeFileSync(
    path.join(folder, "disclosure-control.md"),
    "# Disclosure control\n\n## Rounding\n\nTo the nearest five.\n",
  );
  writeFileSync(
    path.join(folder, "guides/new-release.md"),
    "# How to make a new release\n\n1. Copy the folder.\n",
  );
}

function writeJson(folder: string, name: string, content: unknown): void {
  writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[1]?.endsWith("sample-packages.ts")) await writeSampleRoot(process.argv[2] ?? "sample");
