import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Table as ArrowTable } from "apache-arrow";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ApprovedText } from "../pipeline/protect/approved-text.ts";
import { isSafe, type SafeTable } from "../pipeline/protect/safe-table.ts";
import { publish } from "../pipeline/publish.ts";
import { TOTAL } from "../pipeline/table.ts";
import { publishPackage } from "./audit/a-package.ts";
import { dimension, protectOne, rulesOf, tableOf } from "./protect/a-table.ts";

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

test("the compiler finds a breach that is planted, and an expected error that is not there", () => {
  const [first = "", ...others] = walls.split("@ts-expect-error");
  const planted = [first.trimEnd(), "@ts-expect-error", others.join("")].join(" ");
  const harmless = planted.replace("const lookalike: SafeTable", "const lookalike: unknown");
  const errors = compile(harmless);
  assert.is(errors.filter((error) => error.includes("TS2578")).length, 1);
  assert.ok(errors.length >= others.length, `${errors.length} errors for ${others.length} breaches`);
});

test("at run time only what protect made is safe", async () => {
  const safe = await protectOne(
    tableOf([dimension("role", ["parent"])], [{ key: [TOTAL], count: 12 }]),
    rulesOf(),
  );
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

test("publish refuses a forged table and a text that nobody approved, and writes nothing", async () => {
  const input = await publishPackage();
  const folder = mkdtempSync(join(tmpdir(), "walls-"));
  const commentary = { commentary: "", mainPoints: [], headlines: [] };
  const forged = {
    shape: input.tables[0]?.shape,
    cells: input.tables[0]?.cells,
    withheldPlaces: 0,
  } as unknown as SafeTable;
  const words = { text: "what a respondent wrote" } as unknown as ApprovedText;
  const organisations = [
    { organisation: "Council", answers: [{ label: "Why", question: "Why?", answer: words }] },
  ];
  const signed = { signedBy: "Head of statistics", signedOn: "2025-01-01" };
  const quotations = { ...signed, quotations: [{ variable: "themes", theme: "staff", text: words }] };
  for (const change of [{ tables: [forged] }, { organisations }, { quotations }]) {
    const message = await publish({ ...input, commentary, ...change }, folder).then(String, String);
    assert.match(message, /publish was given a (?:table|text) that/);
  }
  assert.equal(readdirSync(folder), []);
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(input.folder, ".."), { recursive: true, force: true });
});

test.run();
