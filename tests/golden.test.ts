import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { main } from "../pipeline/cli.ts";

// Each folder of tests/golden is a case: `in` is a content root, `out` the packages that it must give, byte for byte.
// UPDATE_GOLDEN=1 writes `out` anew on a developer's machine; CI never does.
const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;
const cases = readdirSync("tests/golden");

function filesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

async function build(name: string, root: string): Promise<string> {
  cpSync(`tests/golden/${name}/in`, root, { recursive: true });
  assert.is(await main(["build", "--root", root, "--quiet"]), 0);
  return join(root, "data/packages");
}

for (const name of cases) {
  test(`${name}: the packages are the expected ones, byte for byte`, async () => {
    const root = mkdtempSync(join(tmpdir(), "first-release-"));
    const packages = await build(name, root);
    const out = `tests/golden/${name}/out`;
    if (update) {
      rmSync(out, { recursive: true, force: true });
      cpSync(packages, out, { recursive: true });
    }
    assert.equal(filesUnder(packages), filesUnder(out));
    for (const file of filesUnder(out)) {
      const same = readFileSync(join(packages, file)).equals(readFileSync(join(out, file)));
      assert.ok(same, `${name}/out/${file} differs; if the change is meant, UPDATE_GOLDEN=1 writes it anew`);
    }
    rmSync(root, { recursive: true });
  });
}

test.run();
