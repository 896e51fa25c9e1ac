import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { contentRoot, insideRoot } from "../pipeline/paths.ts";
import { checked, refused, withRoot } from "./definitions/fixture.ts";

const outside = "lies outside the root; move it into the root; links and `..` may not lead out";

test("a path inside the root is given in full, whether it exists or not", () =>
  withRoot({}, async (root) => {
    assert.ok(insideRoot(root, "data/publisher.yaml").endsWith(join("data", "publisher.yaml")));
    assert.ok(insideRoot(root, "data/new/file.yaml").endsWith(join("data", "new", "file.yaml")));
  }));

test("a path that climbs out of the root, or starts elsewhere, is refused", () =>
  withRoot({}, async (root) => {
    assert.equal(await refused(() => insideRoot(root, "data/../../x")), [`data/../../x: ${outside}`]);
    assert.equal(await refused(() => insideRoot(root, "/etc/passwd")), [`/etc/passwd: ${outside}`]);
    // A folder whose name only begins like the root's is not inside it.
    assert.match(
      (await refused(() => insideRoot(root, `${root}-other/x`)))[0] ?? "",
      "lies outside the root",
    );
  }));

test("a symbolic link that leads out of the root is refused, also for a file that is yet to be made", () =>
  withRoot({}, async (root) => {
    const away = join(root, "..");
    symlinkSync(away, join(root, "data", "away"));
    assert.equal(await refused(() => insideRoot(root, "data/away/x/y")), [`data/away/x/y: ${outside}`]);
    symlinkSync(join(root, "data", "publisher.yaml"), join(root, "data", "within"));
    assert.ok(insideRoot(root, "data/within"));
  }));

test("a definition behind a link out of the root is a problem, not read", () =>
  withRoot({ "methodology/pupil-survey/protection.yaml": null }, async (root) =>
    withRoot({ "secret.yaml": "method: none\nreason: secret\n" }, async (other) => {
      symlinkSync(join(other, "secret.yaml"), join(root, "methodology/pupil-survey/protection.yaml"));
      const { check } = await import("../pipeline/check.ts");
      const problems = (await check(root)).map(({ where, what }) => `${where}: ${what}`);
      assert.equal(problems, ["methodology/pupil-survey/protection.yaml: lies outside the root"]);
    }),
  ));

test("a root that does not exist, or is not a content root, is said to be so", () =>
  withRoot({}, async (root) => {
    const name = (path: string) => `--root ${path}`;
    const none = join(root, "none");
    assert.equal(await refused(() => contentRoot(none)), [
      `${name(none)}: is not a folder; name the folder that holds methodology/ and data/`,
    ]);
    const file = join(root, "file");
    writeFileSync(file, "");
    assert.match((await refused(() => contentRoot(file)))[0] ?? "", "is not a folder");
    const half = join(root, "half");
    mkdirSync(join(half, "data"), { recursive: true });
    assert.equal(await refused(() => contentRoot(half)), [
      `${name(half)}: has no methodology/; name the folder that holds methodology/ and data/, or make them`,
    ]);
  }));

test("the fixture itself has no problem", async () => {
  assert.equal(await checked({}), []);
});

test.run();
