import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { copyExampleRoot } from "./example-root.ts";

// The example publication built twice, in two folders of different depth, time zones and languages: same input, same
// bytes. The responses that the repository does not commit are generated once and copied.

type Build = { root: string; env: Record<string, string> };

const home = mkdtempSync(join(tmpdir(), "first-release-"));
test.after(() => rmSync(home, { recursive: true }));

function contentRoot(path: string): string {
  const root = join(home, path);
  copyExampleRoot(root);
  return root;
}

function release({ root, env }: Build): string {
  const run = spawnSync(process.execPath, ["pipeline/first-release.mjs", "release", "--root", root], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  assert.is(run.status, 0, run.stderr);
  return run.stderr;
}

/** SHA-256 of every file under a folder, by name. */
function hashes(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

const first = { root: contentRoot("one"), env: { TZ: "UTC", LC_ALL: "C" } };
const second = { root: contentRoot("two/deeper"), env: { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" } };

test("the example publication builds in one command, and every stage adds up", () => {
  const said = release(first);
  assert.match(said, /parents-views\/2025 +validate +(\d+) read = (\d+) used \+ (\d+) set aside/);
  assert.match(said, /site +audit +0 findings/);
  for (const page of [
    "index.html",
    "releases/involvement/2012/index.html",
    "methodology/parents-views/index.html",
  ]) {
    assert.ok(existsSync(join(first.root, "_site", page)), page);
  }
});

test("rows read are used or set aside, exactly, in the private record", () => {
  for (const name of ["parents-views/2024", "parents-views/2025", "joint-targeted-area-inspections/2015"]) {
    const { read, used, setAside } = JSON.parse(
      readFileSync(join(first.root, "data/private", name, "quality.json"), "utf8"),
    );
    const aside = Object.values<number>(setAside).reduce((sum, rows) => sum + rows, 0);
    assert.is(read, used + aside, name);
    const lines = readFileSync(join(first.root, "data/private", name, "set-aside.csv"), "utf8")
      .trim()
      .split("\n");
    assert.is(lines.length - 1, aside, name);
  }
});

test("the attack on each release proves nothing in the end, because what it proved was withheld", () => {
  const disclosure = (name: string) =>
    JSON.parse(readFileSync(join(first.root, "data/packages", name, "audit.json"), "utf8")).disclosure;
  for (const name of ["parents-views/2024", "parents-views/2025", "joint-targeted-area-inspections/2015"]) {
    const { sensitive, exact, narrow, safe, notAudited, withheld } = disclosure(name);
    assert.equal([exact, narrow, notAudited, safe], [0, 0, 0, sensitive], name);
    assert.ok(withheld > 0, "without the repair the attack succeeds");
  }
  assert.is(disclosure("involvement/2012"), null);
});

test("a second build elsewhere, in another time zone and language, gives the same bytes", () => {
  release(second);
  assert.equal(hashes(join(second.root, "data/packages")), hashes(join(first.root, "data/packages")));
  assert.equal(hashes(join(second.root, "_site")), hashes(join(first.root, "_site")));
});

test("a build on top of an earlier one gives the same bytes", () => {
  const before = hashes(join(second.root, "data/packages"));
  release(second);
  assert.equal(hashes(join(second.root, "data/packages")), before);
});

test("the stated total that its parts miss is found and said on the page", () => {
  const page = readFileSync(join(first.root, "_site/releases/involvement/2012/index.html"), "utf8");
  assert.match(page, /4,211/);
  assert.match(page, /4,141/);
  const { findings } = JSON.parse(
    readFileSync(join(first.root, "data/packages/involvement/2012/quality.json"), "utf8"),
  );
  assert.equal(findings, [
    {
      table: "consultation-channels",
      sentence:
        "The source states a total of 4,211, but its parts add to 4,141: 70 are not accounted for. Both are shown as the source gives them.",
    },
  ]);
});

test("releases published after --as-of are left out, and their packages taken away", () => {
  const run = spawnSync(
    process.execPath,
    ["pipeline/first-release.mjs", "build", "--root", second.root, "--as-of", "2012-12-31", "--quiet"],
    { encoding: "utf8" },
  );
  assert.is(run.status, 0, run.stderr);
  assert.equal(readdirSync(join(second.root, "data/packages")).sort(), ["involvement", "publication.json"]);
});

test.run();
