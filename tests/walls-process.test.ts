// The third wall: the site's process may touch nothing but what pages are made of. Each planted attack must fail
// the build and leave no site.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { permissionFlags } from "../pipeline/site/permissions.ts";
import { buildSite } from "../pipeline/site.ts";
import { UserError } from "../pipeline/user-error.ts";
import { writeSampleRoot } from "./site/sample-packages.ts";

const base = mkdtempSync(join(tmpdir(), "first-release-walls-"));
const sample = join(base, "sample");
await writeSampleRoot(sample);
mkdirSync(join(sample, "data/responses"));
const responses = join(sample, "data/responses/people.csv");
writeFileSync(responses, "name\nMARKED-PERSON\n");

let count = 0;
/** A copy of the site's sources and of the sample's content, to plant something in. */
function copy(): { root: string; out: string; project: string } {
  const folder = join(base, `case-${++count}`);
  const project = join(folder, "project");
  mkdirSync(project, { recursive: true });
  for (const name of ["site", ".eleventy.js", ".eleventyignore", "package.json"])
    cpSync(name, join(project, name), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"), "dir");
  cpSync(sample, join(folder, "root"), { recursive: true });
  return { root: join(folder, "root"), out: join(folder, "_site"), project };
}

/** Code that runs whenever the site is built, as a data file would. */
function plant(project: string, code: string): void {
  writeFileSync(join(project, "site/lib/planted.js"), code);
  const entry = join(project, ".eleventy.js");
  writeFileSync(entry, `import "./site/lib/planted.js";\n${readFileSync(entry, "utf8")}`);
}

async function refused(place: { root: string; out: string; project: string }, saying: RegExp): Promise<void> {
  let caught: unknown;
  await buildSite(place).catch((error: unknown) => {
    caught = error;
  });
  assert.instance(caught, UserError);
  const { message } = caught as UserError;
  assert.match(message, saying);
  assert.not.match(message, /MARKED-PERSON|\n\s+at /);
  const left = readdirSync(join(place.out, ".."));
  assert.equal(left.sort(), ["project", "root"]);
}

const attacks: [string, string, RegExp][] = [
  [
    "a worker, which could read what this process may not",
    `import { Worker } from "node:worker_threads";
     new Worker("require('node:fs').readFileSync(" + JSON.stringify(${JSON.stringify(responses)}) + ")", { eval: true });`,
    /^site\/lib\/planted.js:2: asks for what the site's process may not have \(Worker\)/,
  ],
  [
    "a child process",
    `import { execFileSync } from "node:child_process"; execFileSync(process.execPath, ["-e", ""]);`,
    /^site\/lib\/planted.js:1: .*execFileSync/,
  ],
  [
    "a data file that opens the responses",
    `import { readFileSync } from "node:fs"; import { join } from "node:path";
     readFileSync(join(process.env.FIRST_RELEASE_ROOT, "data/responses/people.csv"));`,
    /^site\/lib\/planted.js:2: .*readFileSync/,
  ],
  [
    "a data file that lists the folder of the responses",
    `import { readdirSync } from "node:fs"; import { join } from "node:path";
     readdirSync(join(process.env.FIRST_RELEASE_ROOT, "data"));`,
    /^site\/lib\/planted.js:2: .*readdirSync/,
  ],
  [
    "a native add-on, such as DuckDB",
    `import { createRequire } from "node:module"; createRequire(import.meta.url)("@duckdb/node-api");`,
    /native add-on/,
  ],
  [
    "a file written outside the site",
    `import { writeFileSync } from "node:fs"; import { join } from "node:path";
     writeFileSync(join(process.env.FIRST_RELEASE_ROOT, "data/packages/publication.json"), "{}");`,
    /^site\/lib\/planted.js:2: .*writeFileSync/,
  ],
];

for (const [name, code, saying] of attacks)
  test(`the site is not built with ${name}`, async () => {
    const place = copy();
    plant(place.project, code);
    await refused(place, saying);
  });

const peeks: [string, (place: { root: string; project: string }) => string][] = [
  ["the packages", ({ root }) => join(root, "data/packages/publication.json")],
  ["the methodology", ({ root }) => join(root, "methodology")],
  ["what pages are made of", ({ project }) => join(project, "site/pages/index.njk")],
];

for (const [name, path] of peeks)
  test(`the process that draws pictures may not read ${name}`, async () => {
    const place = copy();
    const file = join(place.project, "site/pictures/draw-pictures.js");
    const code = `import { openSync } from "node:fs"; openSync(${JSON.stringify(path(place))});`;
    writeFileSync(file, `${code}\n${readFileSync(file, "utf8")}`);
    await refused(place, /^site\/pictures\/draw-pictures.js:1: asks for what .* \(openSync\)/);
  });

const links: [string, (place: { root: string; project: string }) => string][] = [
  ["the site's sources", ({ project }) => join(project, "site/lib/people.csv")],
  ["the packages", ({ root }) => join(root, "data/packages/involvement/2012/people.csv")],
  ["the methodology", ({ root }) => join(root, "methodology/guides/people.md")],
];

for (const [name, link] of links)
  test(`the site is not built with a symbolic link in ${name}, and the message names it`, async () => {
    const place = copy();
    symlinkSync(responses, link(place));
    await refused(place, /people\.(csv|md): is a symbolic link/);
  });

test("a failed build leaves the site that was there as it was", async () => {
  const place = copy();
  mkdirSync(place.out);
  writeFileSync(join(place.out, "index.html"), '<header class="fr-header">the last good one');
  plant(place.project, `throw new Error("broken");`);
  let message = "";
  await buildSite(place).catch((error: Error) => {
    message = error.message;
  });
  assert.match(message, /broken/);
  assert.equal(readdirSync(place.out), ["index.html"]);
  assert.is(existsSync(`${place.out}.partial`), false);
});

test("without an attack the site is built whole, from a clean environment, and replaces the old one", async () => {
  const place = copy();
  mkdirSync(place.out);
  writeFileSync(join(place.out, "index.html"), '<header class="fr-header">');
  writeFileSync(join(place.out, "old.html"), "old");
  process.env["FIRST_RELEASE_TOKEN"] = "MARKED-TOKEN";
  plant(
    place.project,
    `for (const name of ["FIRST_RELEASE_TOKEN", "PATH", "HOME", "NODE_OPTIONS"])
       if (process.env[name] !== undefined) throw new Error("the environment holds " + name);`,
  );
  const { pages, files, bytes } = await buildSite(place);
  assert.ok(pages > 10 && files > pages && bytes > 100_000);
  assert.is(existsSync(join(place.out, "old.html")), false);
  assert.equal(readdirSync(join(place.out, "..")).sort(), ["_site", "project", "root"]);
});

test("a root without packages is refused before anything is built", async () => {
  const place = copy();
  rmSync(join(place.root, "data/packages"), { recursive: true });
  await refused(place, /no release was built; run first-release build/);
});

test("no flag allows a worker, a child process or an add-on, and no folder is listed twice", () => {
  const flags = permissionFlags({ read: ["/a/site"], write: ["/a/_site"] }, new Set(["--permission"]));
  assert.equal(flags, ["--permission", "--allow-fs-read=/a/site", "--allow-fs-write=/a/_site"]);
  const older = permissionFlags({ read: [], write: [] }, new Set(["--experimental-permission"]));
  assert.equal(older, ["--experimental-permission"]);
});

test.after(() => rmSync(base, { recursive: true }));
test.run();
