import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parts, type Sources, valueCycles, violations } from "./boundaries.ts";

function sourcesOf(folder: string): Sources {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const files = names.filter((name) => /\.(ts|mjs)$/.test(name)).sort();
  return new Map(files.map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, "utf8")]));
}

const pipeline = sourcesOf("pipeline");

function planted(file: string, line: string): readonly string[] {
  return violations(new Map([...pipeline, [file, `${line}\n${pipeline.get(file) ?? ""}`]]));
}

test("every file of pipeline/ imports only what its part may import", () => {
  assert.equal(violations(pipeline), []);
});

test("every part in the table exists", () => {
  const files = [...pipeline.keys()];
  const gone = Object.keys(parts).filter(
    (part) => !files.some((file) => file.startsWith(`pipeline/${part}`)),
  );
  assert.equal(gone, []);
});

test("no import cycles over values", () => {
  assert.equal(valueCycles(pipeline), []);
});

test("a stage that imports another stage is a violation", () => {
  assert.equal(planted("pipeline/tabulate.ts", 'import { protect } from "./protect.ts";'), [
    'pipeline/tabulate.ts: may not import "pipeline/protect.ts"',
  ]);
});

test("publish that makes its own SafeTable is a violation", () => {
  assert.equal(planted("pipeline/publish.ts", 'import { makeSafe } from "./protect/safe-table.ts";'), [
    "pipeline/publish.ts: may not use makeSafe",
  ]);
});

test("a word that reads files or opens DuckDB is a violation", () => {
  assert.equal(planted("pipeline/table.ts", 'import { readFileSync } from "node:fs";'), [
    "pipeline/table.ts: may not touch node:fs",
  ]);
  assert.equal(planted("pipeline/publish.ts", 'import { DuckDBInstance } from "@duckdb/node-api";'), [
    "pipeline/publish.ts: may not touch @duckdb/node-api",
  ]);
});

test("a file that the table does not list is a violation", () => {
  assert.equal(violations(new Map([["pipeline/surprise.ts", ""]])), [
    "pipeline/surprise.ts: is in no part of the table; add it to tests/boundaries.ts",
  ]);
});

test("a planted import of the pipeline in site/ is a violation", () => {
  const site = (text: string) => violations(new Map([["site/lib/page.js", text]]));
  assert.equal(site('import { x } from "../../pipeline/table.ts";'), [
    'site/lib/page.js: may not import "pipeline/table.ts"',
  ]);
  assert.equal(site('/** @import { ReleaseFile } from "../../pipeline/package.ts" */'), []);
});

test("nothing in site/ imports from pipeline/ or from DuckDB", () => {
  const names = readdirSync("site", { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const files = names.filter((name) => /\.(js|mjs)$/.test(name)).sort();
  assert.ok(files.length > 5);
  assert.equal(
    violations(new Map(files.map((name) => [`site/${name}`, readFileSync(`site/${name}`, "utf8")]))),
    [],
  );
});

test("a planted cycle is found", () => {
  const cycle = new Map([
    ["pipeline/a.ts", 'import { b } from "./b.ts";'],
    ["pipeline/b.ts", 'import { a } from "./a.ts";'],
    ["pipeline/c.ts", 'import type { a } from "./d.ts";'],
    ["pipeline/d.ts", 'import type { c } from "./c.ts";'],
  ]);
  assert.equal(valueCycles(cycle), ["pipeline/a.ts → pipeline/b.ts → pipeline/a.ts"]);
});

test.run();
