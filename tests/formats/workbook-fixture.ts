import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { placesOf } from "../../pipeline/formats/places.ts";
import { releaseFile } from "../../pipeline/formats/release-json.ts";
import { type WorkbookInput, writeWorkbooks } from "../../pipeline/formats/workbook-files.ts";
import type { SafeTable } from "../../pipeline/protect/safe-table.ts";
import { dimension, percent, safeTable } from "../safe-fixture.ts";
import { byPlace, byRole, collection, input, publisher, release } from "./sample.ts";

/** Answers of which several were allowed, weighted, with notes. */
export const byChannel = safeTable(
  {
    name: "by-channel",
    title: "Channels, synthetic",
    notes: ["The app is new.", "A note of two tables."],
    weighted: true,
    dimensions: [dimension("channel", ["app"], { kind: "multiple" })],
    measures: [{ ...percent, decimals: 1 }],
  },
  [
    ["Total", 100],
    ["app", 12.5],
  ],
);

const noted = safeTable({ ...byRole.shape, notes: ["A note of two tables.", "A note of its own."] }, [
  ["Total", 1240, 1240, 100],
  ["parent", 1235, 1240, 99.6],
  ["head", "confidential", 1240, "low"],
]);

/** What a workbook of these tables is made of. */
export function workbookInput(tables: readonly SafeTable[] = [byChannel, noted, byPlace]): WorkbookInput {
  const definitions = { ...input.loaded, publisher };
  const made = { tables: [], headlines: [], mainPoints: [], organisations: [], shown: [] };
  return {
    release: releaseFile(definitions, made),
    tables,
    rows: {
      time: { period: release.time_period, identifier: release.time_identifier },
      country: publisher.country,
      places: placesOf(collection),
    },
    page: "https://example.org/statistics/releases/views/2025/",
  };
}

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes both workbooks into a folder of their own, which goes when the tests end, and gives their paths. */
export async function written(from: WorkbookInput): Promise<{ folder: string; ods: string; xlsx: string }> {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  folders.push(folder);
  const [ods, xlsx] = await writeWorkbooks(folder, from);
  return { folder, ods: join(folder, ods!.path), xlsx: join(folder, xlsx!.path) };
}

/** The texts of a zip file's parts by name, in their order. */
export function partsOf(path: string): Record<string, string> {
  const parts = unzipSync(readFileSync(path));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
