import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateResponses as parentsViews } from "../methodology/parents-views/generate.ts";
import { generateResponses as useOfStatistics } from "../methodology/use-of-statistics/generate.ts";

/** Synthetic responses that are too large to commit, each with the script that makes it. */
const generated = [
  { name: "parents-views", periods: ["2024", "2025"], generate: parentsViews },
  { name: "use-of-statistics", periods: ["2024"], generate: useOfStatistics },
];

/**
 * Makes a content root of the example publication: what is committed, without packages or private records of an
 * earlier build, and the synthetic responses that are generated and not committed. A root given by --root runs no
 * script, so that a test makes them here.
 */
export function copyExampleRoot(root: string): void {
  const made = ["packages", "private", "responses"];
  const kept = readdirSync("data").filter((name) => !made.includes(name));
  for (const part of ["methodology", ...kept.map((name) => `data/${name}`)]) {
    cpSync(part, join(root, part), { recursive: true });
  }
  const committed = (path: string) =>
    !/responses[/\\](?:parents-views|use-of-statistics)$|record-key-seed\.txt$/.test(path);
  cpSync("data/responses", join(root, "data/responses"), { recursive: true, filter: committed });
  for (const { name, periods, generate } of generated) {
    for (const period of periods) {
      const folder = join(root, "data/responses", name, period);
      mkdirSync(folder, { recursive: true });
      generate(period, folder);
    }
  }
}

/** Where and how the example is built: a second build that is compared with it takes another time zone and language. */
const plain = { TZ: "UTC", LC_ALL: "C" };

/**
 * The example publication, built from its definitions and responses by the public command in a new folder whose name
 * begins with `prefix`; its site is in _site. Throws what the command said.
 */
export function releaseExample(prefix: string): string {
  const root = mkdtempSync(join(tmpdir(), prefix));
  copyExampleRoot(root);
  const places = ["--root", root, "--out", join(root, "_site"), "--quiet"];
  const command = ["pipeline/first-release.mjs", "release", ...places];
  const env = { ...process.env, ...plain };
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", env });
  if (status === 0) return root;
  rmSync(root, { recursive: true });
  throw new Error(`the example publication does not build:\n${stderr}`);
}

export type Example = { root: string; remove: () => void };

/**
 * The example as `releaseExample` built it once for all tests of a run, which FIRST_RELEASE_EXAMPLE names and nobody may
 * change; or one built now, which `remove` takes away.
 */
export function standingExample(prefix: string): Example {
  const standing = process.env["FIRST_RELEASE_EXAMPLE"];
  if (standing !== undefined) return { root: resolve(standing), remove: () => {} };
  const root = releaseExample(prefix);
  return { root, remove: () => rmSync(root, { recursive: true }) };
}
