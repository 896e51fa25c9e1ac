// `npm run bench:site`: a publication of 100, 1,000, 10,000 and 20,000 places, each with a page, and what its site takes
// in time and memory, beside two floors of the same run: bare Eleventy that writes the same HTML, and Plot that draws
// the same charts. `npm run bench:site 1000` runs one size. Seconds are of the processor, which do not grow where the
// machine is busy with other work; those of the clock stand beside them. What a site takes that has no such page (its
// style sheets, other pages and Eleventy itself) is measured in the same run, and "less fixed" is the time without it.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { permissionFlags } from "../../pipeline/site/permissions.ts";
import { writePlaces } from "./site/content.ts";

type Used = { seconds: number; processor: number; megabytes: number };

const project = resolve(import.meta.dirname, "../..");
const folder = "tests/bench/site";
const preload = `--import=${join(project, folder, "usage.js")}`;
const eleventy = realpathSync(join(project, "node_modules/@11ty/eleventy/cmd.cjs"));

function measured(args: readonly string[], told: Record<string, string> = {}): Promise<[Used, string]> {
  const env = { ...told, TZ: "UTC", NODE_NO_WARNINGS: "1", ELEVENTY_SKIP_ESM_RESOLVER: "1" };
  const child = spawn(process.execPath, args, { cwd: project, env });
  let [said, wrong] = ["", ""];
  child.stdout.on("data", (data) => {
    said += data;
  });
  child.stderr.on("data", (data) => {
    wrong += data;
  });
  return new Promise((done, fail) => {
    child.on("close", (code) => {
      const used = /^used (.*)$/m.exec(wrong)?.[1];
      if (code === 0 && used !== undefined) done([JSON.parse(used), said]);
      else fail(new Error(`a measured process failed: ${wrong.slice(0, 2000)}${said.slice(0, 2000)}`));
    });
  });
}

/** The site as `first-release site` makes it: one process that may read packages and the site's sources alone. */
async function ours(root: string, out: string): Promise<Used> {
  const sources = ["site", ".eleventy.js", ".eleventyignore", "package.json", "node_modules", folder];
  const content = [join(root, "data/packages"), join(root, "methodology")];
  const read = [...sources.map((name) => join(project, name)), ...content, out];
  mkdirSync(out, { recursive: true });
  const flags = permissionFlags({ read, write: [out] });
  const args = [...flags, preload, eleventy, "--quiet", "--config=.eleventy.js"];
  const [used] = await measured(args, { FIRST_RELEASE_ROOT: root, FIRST_RELEASE_OUT: out });
  return used;
}

async function bare(pages: string, out: string): Promise<Used> {
  const args = [preload, eleventy, "--quiet", `--config=${folder}/bare.eleventy.js`];
  const [used] = await measured(args, { PAGES: pages, FIRST_RELEASE_OUT: out });
  if (htmlBytes(pages) !== htmlBytes(out)) throw new Error("bare Eleventy wrote other pages");
  return used;
}

async function plot(root: string): Promise<Pick<Used, "seconds" | "processor">> {
  const [, said] = await measured([preload, `${folder}/bare-plot.js`, root]);
  return JSON.parse(said);
}

async function audit(root: string, out: string): Promise<Used> {
  const packages = join(root, "data/packages");
  const [used, found] = await measured([preload, "--import=tsx", `${folder}/audit.ts`, out, packages]);
  if (found !== "") throw new Error(`the page audit found something: ${found}`);
  return used;
}

function pagesIn(out: string): string[] {
  const names = readdirSync(out, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".html")).map((name) => join(out, name));
}

function htmlBytes(out: string): number {
  return pagesIn(out).reduce((sum, file) => sum + readFileSync(file).byteLength, 0);
}

/** The most that our site may take of what the floors take. */
const bounds = { time: 1.5, memory: 1.5 };

const columns = [
  ["places", 7],
  ["pages", 6],
  ["site s", 7],
  ["(clock)", 8],
  ["Eleventy s", 11],
  ["Plot s", 7],
  [`time <=${bounds.time}`, 10],
  ["less fixed", 10],
  ["(clock)", 8],
  ["site MB", 8],
  ["Eleventy MB", 12],
  [`memory <=${bounds.memory}`, 12],
  ["audit s", 8],
  ["audit MB", 9],
] as const;

function line(cells: readonly string[]): string {
  return cells.map((cell, i) => cell.padStart(columns[i]?.[1] ?? 0)).join("  ");
}

/** A site of the fewest places, none of which has a page. */
async function fixedOf(base: string): Promise<Used> {
  const [root, out] = [join(base, "root-fixed"), join(base, "site-fixed")];
  await writePlaces(root, 100, []);
  return ours(root, out);
}

async function row(base: string, places: number, fixed: Used): Promise<string> {
  const [root, out, copy] = [
    join(base, `root-${places}`),
    join(base, `site-${places}`),
    join(base, `bare-${places}`),
  ];
  await writePlaces(root, places);
  const site = await ours(root, out);
  const floor = await bare(out, copy);
  rmSync(copy, { recursive: true });
  const drawn = await plot(root);
  const audited = await audit(root, out);
  const pages = pagesIn(out).length;
  rmSync(out, { recursive: true });
  return line([
    String(places),
    String(pages),
    site.processor.toFixed(1),
    site.seconds.toFixed(1),
    floor.processor.toFixed(1),
    drawn.processor.toFixed(1),
    (site.processor / (floor.processor + drawn.processor)).toFixed(2),
    ((site.processor - fixed.processor) / (floor.processor + drawn.processor)).toFixed(2),
    (site.seconds / (floor.seconds + drawn.seconds)).toFixed(2),
    site.megabytes.toFixed(0),
    floor.megabytes.toFixed(0),
    (site.megabytes / floor.megabytes).toFixed(2),
    audited.processor.toFixed(1),
    audited.megabytes.toFixed(0),
  ]);
}

const asked = process.argv.slice(2).map(Number);
const base = realpathSync(mkdtempSync(join(tmpdir(), "first-release-bench-site-")));
const fixed = await fixedOf(base);
console.log(
  `fixed, without pages of places: ${fixed.processor.toFixed(1)} s (clock ${fixed.seconds.toFixed(1)}), ${fixed.megabytes.toFixed(0)} MB`,
);
console.log(line(columns.map(([name]) => name)));
for (const places of asked.length > 0 ? asked : [100, 1000, 10_000, 20_000])
  console.log(await row(base, places, fixed));
rmSync(base, { recursive: true });
