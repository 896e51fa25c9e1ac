import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { writeWhole, writeWholeFile } from "../pipeline/whole-folder.ts";

const test = suite<{ home: string }>("whole folder");

test.before.each((context) => {
  context.home = mkdtempSync(join(tmpdir(), "whole-"));
});

test.after.each(({ home }) => rmSync(home, { recursive: true }));

test("writes a folder that was not there, its parents too", async ({ home }) => {
  await writeWhole(join(home, "a/b"), async (folder) => writeFileSync(join(folder, "x"), "new"));
  assert.is(readFileSync(join(home, "a/b/x"), "utf8"), "new");
  assert.equal(readdirSync(join(home, "a")), ["b"]);
});

test("replaces a folder whole: no file of the old one stays", async ({ home }) => {
  const target = join(home, "b");
  await writeWhole(target, async (folder) => writeFileSync(join(folder, "old"), ""));
  await writeWhole(target, async (folder) => writeFileSync(join(folder, "new"), ""));
  assert.equal(readdirSync(target), ["new"]);
  assert.equal(readdirSync(home), ["b"]);
});

test("leaves the old folder alone, and nothing half written, when writing fails", async ({ home }) => {
  const target = join(home, "b");
  await writeWhole(target, async (folder) => writeFileSync(join(folder, "x"), "old"));
  const failing = writeWhole(target, async (folder) => {
    writeFileSync(join(folder, "x"), "half");
    throw new Error("stopped");
  });
  await failing.then(
    () => assert.unreachable(),
    (error) => assert.is(error.message, "stopped"),
  );
  assert.is(readFileSync(join(target, "x"), "utf8"), "old");
  assert.equal(readdirSync(home), ["b"]);
});

test("clears away what a killed run left", async ({ home }) => {
  const target = join(home, "b");
  await writeWhole(`${target}.partial`, async (folder) => writeFileSync(join(folder, "left"), ""));
  await writeWhole(target, async (folder) => writeFileSync(join(folder, "x"), ""));
  assert.equal(readdirSync(target), ["x"]);
});

test("writes a file whole", async ({ home }) => {
  await writeWholeFile(join(home, "a/file.json"), "{}\n");
  assert.is(readFileSync(join(home, "a/file.json"), "utf8"), "{}\n");
  assert.not(existsSync(join(home, "a/file.json.partial")));
});

test.run();
