import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { publish } from "../../pipeline/publish.ts";
import { input } from "./sample.ts";

// UPDATE_GOLDEN=1 writes the expected package anew on a developer's machine; CI never does.
const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;
const golden = "tests/formats/golden";

test("a small release's package is the expected one, byte for byte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "golden-"));
  await publish(input, folder);
  if (update) {
    rmSync(golden, { recursive: true, force: true });
    cpSync(folder, golden, { recursive: true });
  }
  assert.ok(existsSync(golden));
  assert.equal(readdirSync(folder).sort(), readdirSync(golden).sort());
  for (const name of readdirSync(golden)) {
    const same = readFileSync(join(folder, name)).equals(readFileSync(join(golden, name)));
    assert.ok(same, `${golden}/${name} differs; if the change is meant, UPDATE_GOLDEN=1 writes it anew`);
  }
  rmSync(folder, { recursive: true });
});

test.run();
