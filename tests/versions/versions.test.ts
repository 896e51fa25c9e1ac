import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { versionsOf } from "../../pipeline/versions.ts";
import { byRole, emptyRoot, writePackage } from "./fixture.ts";

const roots: string[] = [];

/** A root with packages of the collection `views`, each "period" or "period superseded on", published in February. */
function rootOf(
  ...packages: (readonly [period: string, replaced: string | null, parents: number])[]
): string {
  const root = emptyRoot();
  roots.push(root);
  for (const [period, replaced, parents] of packages) {
    const at =
      replaced === null
        ? `data/packages/views/${period}`
        : `data/releases/views/${period}/superseded/${replaced}`;
    const csv = byRole.csv.replace("Parent,20", `Parent,${parents}`);
    writePackage(root, at, { period, published: `${Number(period) + 1}-02-20` }, [{ ...byRole, csv }]);
  }
  return root;
}

function versions(root: string, period: string) {
  return versionsOf(root, { collection: "views", period }, join(root, "data/packages/views", period));
}

const log = (root: string, period: string) =>
  versions(root, period).changelog.map(({ version, release, kind }) => `${version} ${release} ${kind}`);

test("each period follows the one before it", () => {
  const root = rootOf(["2023", null, 20], ["2024", null, 20], ["2025", null, 20]);
  assert.equal(log(root, "2023"), ["1.0 views/2023 first"]);
  assert.equal(log(root, "2025"), ["1.2 views/2025 period", "1.1 views/2024 period", "1.0 views/2023 first"]);
  assert.equal(versions(root, "2025").follows, { release: "views/2024", version: "1.1" });
});

test("a correction follows the edition that it replaces, and that the one before", () => {
  const root = rootOf(["2024", "2025-03-01", 20], ["2024", "2025-04-01", 21], ["2024", null, 22]);
  assert.equal(log(root, "2024"), [
    "1.2 views/2024 correction",
    "1.1 views/2024 correction",
    "1.0 views/2024 first",
  ]);
});

test("a period follows the edition that stood when it was published, so that a later correction changes no number", () => {
  const before = rootOf(["2024", null, 20], ["2025", null, 20]);
  const after = rootOf(["2024", "2026-05-01", 20], ["2024", null, 21], ["2025", null, 20]);
  assert.equal(log(after, "2025"), ["1.1 views/2025 period", "1.0 views/2024 first"]);
  assert.equal(versions(after, "2025"), versions(before, "2025"));
  const inTime = rootOf(["2024", "2025-05-01", 20], ["2024", null, 21], ["2025", null, 20]);
  assert.equal(log(inTime, "2025"), [
    "1.2 views/2025 period",
    "1.1 views/2024 correction",
    "1.0 views/2024 first",
  ]);
});

test("what is published later does not count", () => {
  const root = rootOf(["2024", null, 20], ["2025", null, 20]);
  assert.equal(versions(root, "2024"), versions(rootOf(["2024", null, 20]), "2024"));
});

test("an edition's own versions.json is believed, and worked out where there is none: both give the same", () => {
  const root = rootOf(["2023", null, 20], ["2024", null, 20], ["2025", null, 20]);
  const without = versions(root, "2025");
  const file = join(root, "data/packages/views/2024/versions.json");
  writeFileSync(file, JSON.stringify(versions(root, "2024")));
  assert.equal(versions(root, "2025"), without);
  writeFileSync(file, JSON.stringify({ ...versions(root, "2024"), version: "7.3" }));
  assert.is(versions(root, "2025").version, "7.4");
});

test("an earlier edition that is no package of ours stops the build with its place", () => {
  const root = rootOf(["2024", null, 20], ["2025", null, 20]);
  writeFileSync(join(root, "data/packages/views/2024/versions.json"), "{}");
  assert.throws(
    () => versions(root, "2025"),
    /data\/packages\/views\/2024: has a versions.json that cannot be read/,
  );
  const other = rootOf(["2024", "2025-03-01", 20], ["2024", null, 20]);
  rmSync(join(other, "data/releases/views/2024/superseded/2025-03-01/release.json"));
  assert.throws(() => versions(other, "2024"), /superseded\/2025-03-01: is not a package of ours/);
});

test.after(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

test.run();
