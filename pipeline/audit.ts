import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkArrow } from "./audit/arrow-file.ts";
import { cellFinder, type FindCell } from "./audit/cells.ts";
import { checkSums } from "./audit/checksums.ts";
import { checkCsv } from "./audit/csv-file.ts";
import { checkCsvw } from "./audit/csvw-file.ts";
import { checkDataPackage } from "./audit/data-package.ts";
import { wholeFiles } from "./audit/expected-release.ts";
import { expectedRows } from "./audit/expected-rows.ts";
import { type AuditInput, allowedPhrases, knownTexts } from "./audit/facts.ts";
import { type Checked, Notes, together } from "./audit/finding.ts";
import { checkHashes } from "./audit/hashes.ts";
import { readJson } from "./audit/json-file.ts";
import { compareLeaves, leavesOf } from "./audit/json-leaves.ts";
import { checkMeta } from "./audit/meta-file.ts";
import { type AuditOutcome, outcomeOf } from "./audit/outcome.ts";
import { checkParquet } from "./audit/parquet-file.ts";
import { checkProse } from "./audit/prose.ts";
import { checkRelease } from "./audit/release-json.ts";
import { checkWhole } from "./audit/whole-files.ts";
import { checkWorkbook } from "./audit/workbook-file.ts";
import type { AuditFile } from "./package.ts";
import type { SafeTable } from "./protect/safe-table.ts";

export type { AuditInput } from "./audit/facts.ts";
export type { AuditOutcome, AuditRecord } from "./audit/outcome.ts";

/**
 * Written after the package is described: versions, this audit's own result, the checksums of all files, and the folder
 * of versions that corrections replaced, each of which passed an audit of its own.
 */
const writtenLast = ["versions.json", "audit.json", "SHA256SUMS", "superseded"];

/** Files of a package besides those of its tables and its own audit. */
const others = ["commentary.md", "datapackage.json", "quality.json", "release.json"];

/**
 * Recomputes every number in every file of a written package from the safe tables and the definitions, reading the
 * files as a stranger would. It shares no code with `publish`, so that a fault there is not repeated here.
 */
export async function audit(input: AuditInput): Promise<AuditOutcome> {
  const cells = cellFinder(input);
  const files = (await readdir(input.folder)).filter((name) => !writtenLast.includes(name)).sort();
  const whole = wholeFiles(input).map(({ path }) => path);
  const expected = [...input.tables.flatMap(filesOf), ...whole, ...others];
  const listing = checkListing(files, expected);
  const read = listing.findings.length > 0 ? [] : await checkFiles(input, files, cells);
  const outcome = (checks: readonly Checked[]) => outcomeOf(together(checks), files.length, input);
  const first = outcome([listing, ...read]);
  const own = [
    await checkOwnFile(input.folder, first.file),
    await checkVersions(input),
    await checkSums(input.folder),
  ];
  return own.every(({ findings }) => findings.length === 0) ? first : outcome([listing, ...read, ...own]);
}

/** A package that stands holds the audit of its making, which must be what this one finds. */
async function checkOwnFile(folder: string, file: AuditFile): Promise<Checked> {
  const notes = new Notes("audit.json");
  if (!(await readdir(folder)).includes("audit.json")) return notes.checked();
  compareLeaves(leavesOf(await readJson(folder, "audit.json", notes)), leavesOf(file), () => false, notes);
  return notes.checked();
}

/** Versions follow from the packages that stand before this one, and are worked out again. */
async function checkVersions({ folder, versions }: AuditInput): Promise<Checked> {
  const notes = new Notes("versions.json");
  if (versions === undefined) return notes.checked();
  const file = await readJson(folder, "versions.json", notes);
  compareLeaves(leavesOf(file), leavesOf(versions), () => false, notes);
  return notes.checked();
}

function filesOf({ shape: { name } }: SafeTable): string[] {
  return ["csv", "meta.csv", "csv-metadata.json", "parquet", "arrow"].map((ending) => `${name}.${ending}`);
}

/** A package with a file too many or too few is not read further. */
function checkListing(files: readonly string[], expected: readonly string[]): Checked {
  const notes = new Notes(".");
  for (const name of expected) if (!files.includes(name)) notes.fault(name, "is missing");
  for (const name of files) if (!expected.includes(name)) notes.fault(name, "does not belong in a package");
  return notes.checked();
}

async function checkFiles(input: AuditInput, files: readonly string[], cells: FindCell): Promise<Checked[]> {
  const checks: Checked[] = [];
  for (const table of input.tables) checks.push(...(await checkTable(input, table)));
  for (const name of files.filter((one) => /\.(ods|xlsx)$/.test(one)))
    checks.push(await checkWorkbook(name, input));
  checks.push(
    await checkRelease(input, cells),
    await checkCommentary(input, cells),
    await checkQuality(input),
  );
  const ofWords = files.filter((name) => !isOfFigures(name));
  checks.push(...(await checkWhole(input)), ...(await checkHashes(input.folder, ofWords)));
  checks.push(
    await checkDataPackage(
      input,
      files.filter((name) => name !== "datapackage.json"),
    ),
  );
  return checks;
}

/** Whose numbers are recomputed one by one. */
function isOfFigures(name: string): boolean {
  return others.includes(name) || /\.(csv|parquet|arrow|ods|xlsx)$/.test(name);
}

/** One table after the other, because a large one fills the memory. */
async function checkTable(input: AuditInput, table: SafeTable): Promise<Checked[]> {
  const { name } = table.shape;
  const rows = expectedRows(table, input);
  return [
    await checkCsv(input.folder, `${name}.csv`, rows),
    await checkParquet(input.folder, `${name}.parquet`, rows),
    await checkArrow(input.folder, `${name}.arrow`, rows),
    await checkCsvw(input.folder, `${name}.csv-metadata.json`, table),
    await checkMeta(input.folder, `${name}.meta.csv`, table, knownTexts(input)),
  ];
}

async function checkCommentary(input: AuditInput, cells: FindCell): Promise<Checked> {
  const notes = new Notes("commentary.md");
  const published = await readFile(join(input.folder, "commentary.md"), "utf8");
  checkProse({ where: "text", published, source: input.authored }, cells, allowedPhrases(input), notes);
  return notes.checked();
}

/** Quality figures were protected before they came here, so that they must be the same to the letter. */
async function checkQuality(input: AuditInput): Promise<Checked> {
  const notes = new Notes("quality.json");
  const file = await readJson(input.folder, "quality.json", notes);
  compareLeaves(leavesOf(file), leavesOf(input.quality), () => false, notes);
  return notes.checked();
}
