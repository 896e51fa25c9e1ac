import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublisherSpec } from "../definitions/publisher.ts";
import type { AuditFile, QualityFile, ReleaseFile } from "../package.ts";
import { writeChecksums } from "./checksums.ts";
import { dataPackage, type Resource, releaseAddress } from "./data-package.ts";
import { json } from "./json.ts";
import { writeReleaseFiles } from "./release-files.ts";
import type { WorkbookInput } from "./workbook-files.ts";

/** What a package holds besides its tables' files, which `resources` lists. */
export type PackageFiles = {
  release: ReleaseFile;
  quality: QualityFile;
  commentary: string;
  resources: readonly Resource[];
} & Pick<WorkbookInput, "tables" | "rows">;

/**
 * Writes the files of the release as a whole, release.json, quality.json and commentary.md, then datapackage.json with
 * the hashes of all.
 */
export async function writePackageFiles(
  folder: string,
  { release, quality, commentary, resources, tables, rows }: PackageFiles,
  publisher: PublisherSpec,
): Promise<void> {
  const page = releaseAddress(release, publisher);
  const whole = await writeReleaseFiles(folder, { release, tables, rows, page });
  await writeFile(join(folder, "release.json"), json({ ...release, files: whole.files }));
  await writeFile(join(folder, "quality.json"), json(quality));
  await writeFile(join(folder, "commentary.md"), commentary);
  const described: Resource[] = [
    ...resources,
    ...whole.resources,
    {
      path: "release.json",
      title: "The release: dates, tables, questionnaire",
      format: "json",
      columns: null,
    },
    { path: "quality.json", title: "Quality figures", format: "json", columns: null },
    { path: "commentary.md", title: "Commentary", format: "md", columns: null },
  ];
  await writeFile(
    join(folder, "datapackage.json"),
    json(await dataPackage(folder, release, publisher, described)),
  );
}

/** Writes versions.json into a package, whose release.json and tables it was worked out from. */
export async function writeVersions(folder: string, versions: object): Promise<void> {
  await writeFile(join(folder, "versions.json"), json(versions));
}

/** Writes audit.json into a package, after the audit has read the rest of it, and then the checksums of all. */
export async function writeAudit(folder: string, audit: AuditFile): Promise<void> {
  await writeFile(join(folder, "audit.json"), json(audit));
  await writeChecksums(folder);
}
