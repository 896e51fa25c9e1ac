import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { oneAtATime } from "../../pipeline/build/one-at-a-time.ts";
import { UserError } from "../../pipeline/user-error.ts";

const folder = mkdtempSync(join(tmpdir(), "first-release-mark-"));
const mark = join(folder, "packages/building.partial");
test.after(() => rmSync(folder, { recursive: true }));

const work = () => oneAtATime(mark, "packages/building.partial", async () => existsSync(mark));

test("the mark stands while the work runs, and is gone afterwards", async () => {
  assert.is(await work(), true);
  assert.is(existsSync(mark), false);
});

test("work that fails takes its mark away", async () => {
  const failed = await oneAtATime(mark, "mark", () => Promise.reject(new Error("no"))).catch(String);
  assert.is(failed, "Error: no");
  assert.is(existsSync(mark), false);
});

test("a process that runs is not disturbed", async () => {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  try {
    writeFileSync(mark, String(other.pid));
    const refused = await work().catch((error: unknown) => error);
    assert.instance(refused, UserError);
    assert.match(String(refused), /packages\/building\.partial: another build is writing here; wait/);
    assert.is(existsSync(mark), true);
  } finally {
    other.kill();
  }
});

for (const [left, what] of [
  ["999999999", "a process that ended"],
  ["", "a process that was stopped before it wrote its number"],
  [String(process.pid), "an earlier process with our number, as in a container"],
] as const) {
  test(`a mark left by ${what} is taken over`, async () => {
    writeFileSync(mark, left);
    assert.is(await work(), true);
    assert.is(existsSync(mark), false);
  });
}

test.run();
