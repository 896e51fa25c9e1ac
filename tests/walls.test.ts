import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Table as ArrowTable } from "apache-arrow";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isSafe } from "../pipeline/protect/safe-table.ts";
import { protect } from "../pipeline/protect.ts";
import { TOTAL } from "../pipeline/table.ts";
import { dimension, rulesOf, tableOf } from "./protect/a-table.ts";

const walls = readFileSync("tests/walls.test-d.ts", "utf8");

/** What the TypeScript compiler says of one file that lies, as it were, in tests/. */
function compile(source: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "walls-"));
  try {
    writeFileSync(join(folder, "walls.mts"), source.replaceAll('"../pipeline/', `"${resolve("pipeline")}/`));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const config = {
      extends: resolve("tsconfig.json"),
      include: [],
      files: [join(folder, "walls.mts")],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder], {
      encoding: "utf8",
    });
    return stdout.split("\n").filter((line) => line.includes("error"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the compiler refuses every breach of the walls", () => {
  assert.equal(compile(walls), []);
});

test("without the expected errors the same file does not compile, each breach for its own reason", () => {
  const breaches = walls.match(/@ts-expect-error/g)?.length ?? 0;
  const errors = compile(walls.replaceAll("@ts-expect-error", ""));
  assert.ok(errors.length >= breaches, `${errors.length} errors for ${breaches} breaches`);
});

test("a breach that would type-check is caught as an expected error that is not there", () => {
  const errors = compile(walls.replace("const lookalike: SafeTable", "const lookalike: unknown"));
  assert.match(errors.join("\n"), "TS2578");
});

test("at run time only what protect made is safe", () => {
  const safe = protect(tableOf([dimension("role", ["parent"])], [{ key: [TOTAL], count: 12 }]), rulesOf());
  assert.ok(isSafe(safe));
  const forgeries: unknown[] = [
    { shape: safe.shape, cells: safe.cells, withheldPlaces: 0 },
    new Proxy(safe, {}),
    JSON.parse(JSON.stringify({ shape: safe.shape })),
    Object.create(Object.getPrototypeOf(safe)),
    Object.assign(Object.create(Object.getPrototypeOf(safe)), { shape: safe.shape }),
    structuredClone({ shape: safe.shape }),
    new ArrowTable(),
    null,
    undefined,
    "table",
  ];
  assert.equal(forgeries.filter(isSafe), []);
});

test.run();
