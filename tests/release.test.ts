import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { copyExampleRoot, standingExample } from "./example-root.ts";

// The example publication built twice, in two folders of different depth, time zones and languages: same input, same
// bytes. The first build is the one that all tests of a run share, made in UTC and the language C; CI makes it on another
// version of Node than the one that it tests last. That a build on top of an earlier one gives the same bytes too is
// shown in build/weakened.test.ts, release by release.

const home = mkdtempSync(join(tmpdir(), "first-release-"));
const first = standingExample("first-release-first-");
const second = join(home, "two/deeper");
copyExampleRoot(second);
test.after(() => {
  rmSync(home, { recursive: true });
  first.remove();
});

/** Runs the public command in the second folder, far away; what it said on standard error. */
function inSecond(command: string, ...options: readonly string[]): string {
  const words = ["pipeline/first-release.mjs", command, "--root", second, ...options];
  const env = { ...process.env, TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" };
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8", env });
  assert.is(status, 0, stderr);
  return stderr;
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

test("the example publication builds in one command, and every stage adds up", () => {
  const said = inSecond("release");
  assert.match(said, /parents-views\/2025 +validate +(\d+) read = (\d+) used \+ (\d+) set aside/);
  assert.match(said, /site +audit +0 findings/);
  for (const page of [
    "index.html",
    "releases/involvement/2012/index.html",
    "methodology/parents-views/index.html",
  ]) {
    assert.ok(existsSync(join(second, "_site", page)), page);
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

test("a build elsewhere, in another time zone and language, gives the same bytes", () => {
  const [packages, site] = [hashes(join(second, "data/packages")), hashes(join(second, "_site"))];
  assert.ok(Object.keys(packages).length > 200 && Object.keys(site).length > 500);
  assert.equal(packages, hashes(join(first.root, "data/packages")));
  assert.equal(site, hashes(join(first.root, "_site")));
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

test("releases published after --as-of are left out, and their packages and pages taken away", () => {
  inSecond("release", "--as-of", "2012-12-31", "--quiet");
  assert.equal(readdirSync(join(second, "data/packages")).sort(), [
    "after-the-inspection",
    "involvement",
    "parent-sessions",
    "publication.json",
  ]);
  const collections = readdirSync(join(second, "_site/releases"), { withFileTypes: true });
  assert.equal(
    collections.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    ["after-the-inspection", "involvement", "parent-sessions"],
  );
});

test.run();
