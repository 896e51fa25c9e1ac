import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type AuditInput, type AuditOutcome, audit } from "../pipeline/audit.ts";
import { literal, withDatabase } from "../pipeline/database.ts";
import type { ProtectionEffects } from "../pipeline/package.ts";
import { publishPackage } from "./audit/a-package.ts";

const written = await publishPackage();
const textFiles = (await readdir(written.folder))
  .filter((name) => !/\.(parquet|arrow|ods|xlsx)$/.test(name))
  .sort();
const texts = new Map(
  await Promise.all(
    textFiles.map(
      async (name): Promise<[string, string]> => [name, await readFile(join(written.folder, name), "utf8")],
    ),
  ),
);

test.after(() => rm(join(written.folder, ".."), { recursive: true, force: true }));

/** The files with findings after a change to a copy of the package. */
async function faulty(change: (folder: string) => Promise<unknown>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "audit-"));
  try {
    await cp(written.folder, folder, { recursive: true });
    await change(folder);
    return await faults({ ...written, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function faults(input: AuditInput): Promise<string[]> {
  const { file, record } = await audit(input);
  assert.is(file.verdict, record.findings.length === 0 ? "pass" : "fail");
  return [...new Set(record.findings.map((finding) => finding.file))];
}

/** Replaces a text in one file of a copy, and says whether that very file is found out. */
async function isCaught(name: string, from: string, to: string): Promise<boolean> {
  const before = texts.get(name) ?? "";
  assert.ok(before.includes(from), `${name} holds ${from}`);
  return (await faulty((folder) => writeFile(join(folder, name), before.replace(from, to)))).includes(name);
}

test("passes a package that is as it was published, and says what it looked at", async () => {
  const { file } = await audit(written);
  assert.is(file.verdict, "pass");
  assert.is(file.counts.files, 20);
  // 4 cells of 3 measures and 4 of 1; of the first table 2 counts and their percentages are confidential.
  assert.is(file.counts.cells, 16);
  assert.is(file.counts.suppressed, 4);
  assert.is(file.parameters["percentages.minimum_base"], 10);
  assert.is(file.effects, null);
});

/** The rules of a package with others in their place; the files stay as they are. */
async function parametersWith(more: object): Promise<AuditOutcome["file"]["parameters"]> {
  const protection = { ...written.loaded.protection, ...more };
  return (await audit({ ...written, loaded: { ...written.loaded, protection } })).file.parameters;
}

test("rules within rules are told by their path, and yes and no in words", async () => {
  const parameters = await parametersWith({
    marks_only_small: false,
    integer_keys: true,
    averages: { decimals: 1, minimum_base: 10, dominance: { contributors: 2, per_cent: 85 } },
  });
  assert.is(parameters["averages.dominance.per_cent"], 85);
  assert.equal([parameters["marks_only_small"], parameters["integer_keys"]], ["no", "yes"]);
});

const effects: ProtectionEffects = {
  counts: 10,
  shown: 8,
  changed: 6,
  withheld: [{ reason: "small count", counts: 2 }],
  withheldPlaces: 1,
  maximumDifference: 2,
  meanDifference: 1.2,
  kept: 80,
  narrowest: 4,
  adds: false,
};

test("what protection did is told as it was measured, and a package that tells another number fails", async () => {
  const { file } = await audit({ ...written, effects });
  assert.equal(file.effects, effects);
  const told = { ...file, effects: { ...effects, withheld: [{ reason: "small count", counts: 3 }] } };
  const isFound = async (content: object) => {
    const folder = await mkdtemp(join(tmpdir(), "audit-"));
    await cp(written.folder, folder, { recursive: true });
    await writeFile(join(folder, "audit.json"), JSON.stringify(content));
    const found = await faults({ ...written, folder, effects });
    await rm(folder, { recursive: true });
    return found;
  };
  assert.equal(await isFound(file), []);
  assert.equal(await isFound(told), ["audit.json"]);
});

test("the public part tells no cell, and the private record tells every cell that is not shown", async () => {
  const { file, record } = await audit(written);
  assert.equal(Object.keys(file), [
    "verdict",
    "method",
    "parameters",
    "counts",
    "disclosure",
    "concedes",
    "effects",
  ]);
  assert.equal(record.withheld[0], {
    table: "happy",
    key: { happy: "2" },
    measure: "response_count",
    state: "confidential",
  });
});

test("finds any one number of any text file changed by one, in that file", async () => {
  const numbers = [...texts].flatMap(([name, text]) =>
    [...text.matchAll(/\d+/g)].map((match) => ({ name, text, at: match.index, digits: match[0] })),
  );
  assert.ok(numbers.length > 300);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...numbers), fc.constantFrom(1n, -1n), async (number, step) => {
      const { name, text, at, digits } = number;
      const next = BigInt(digits) + step;
      const changed = String(next < 0n ? 1n : next).padStart(digits.length, "0");
      const content = text.slice(0, at) + changed + text.slice(at + digits.length);
      return (await faulty((folder) => writeFile(join(folder, name), content))).includes(name);
    }),
    { numRuns: 150 },
  );
});

test("finds any one number of a Parquet file changed by one", async () => {
  for (const [name, column] of [
    ["happy", "response_count"],
    ["happy", "response_base"],
    ["happy", "response_percent"],
    ["places", "response_count"],
  ] as const) {
    const changed = (folder: string) => rewriteParquet(folder, `${name}.parquet`, column);
    assert.ok((await faulty(changed)).includes(`${name}.parquet`), `${name} ${column}`);
  }
});

/** Writes the file again with one to each number of a column: in the first row alone, for the others are NULL or kept. */
async function rewriteParquet(folder: string, name: string, column: string): Promise<void> {
  const path = join(folder, name);
  await withDatabase(async (db) => {
    const rows = `SELECT * REPLACE (CASE WHEN row_number() OVER () = 1 THEN ${column} + 1 ELSE ${column} END AS ${column})`;
    await db.run(
      `COPY (${rows} FROM read_parquet(${literal(path)})) TO ${literal(`${path}.new`)} (FORMAT parquet)`,
    );
  });
  await copyFile(`${path}.new`, path);
  await rm(`${path}.new`);
}

test("finds a number in place of a symbol, and one symbol in place of another", async () => {
  assert.ok(await isCaught("happy.csv", "No,c,c,", "No,210,19,"));
  assert.ok(await isCaught("happy.csv", "No,c,c,", "No,low,c,"));
});

test("finds a row or a column too many or too few", async () => {
  const csv = texts.get("places.csv") ?? "";
  const [header = "", ...rows] = csv.trimEnd().split("\n");
  assert.ok(await isCaught("places.csv", csv, `${csv}${rows[0]}\n`));
  assert.ok(await isCaught("places.csv", csv, `${[header, ...rows.slice(1)].join("\n")}\n`));
  assert.ok(
    await isCaught("places.csv", csv, `${[`${header},x`, ...rows.map((row) => `${row},`)].join("\n")}\n`),
  );
});

test("finds an audit of its own that tells other counts", async () => {
  const { file } = await audit(written);
  const withAudit = (told: object) => (folder: string) =>
    writeFile(join(folder, "audit.json"), JSON.stringify(told));
  assert.equal(await faulty(withAudit(file)), []);
  const counts = { ...file.counts, suppressed: file.counts.suppressed + 1 };
  assert.equal(await faulty(withAudit({ ...file, counts })), ["audit.json"]);
});

test("finds a wrong place, a wrong label and rows in another order", async () => {
  assert.ok(await isCaught("places.csv", "Hartlepool", "Darlington"));
  assert.ok(await isCaught("places.csv", "National", "Regional"));
  assert.ok(await isCaught("happy.csv", "Yes", "No"));
  const csv = texts.get("places.csv") ?? "";
  const [header = "", first = "", ...rows] = csv.trimEnd().split("\n");
  assert.ok(await isCaught("places.csv", csv, `${[header, ...rows, first].join("\n")}\n`));
});

test("finds a file that does not belong and a file that is missing", async () => {
  assert.equal(await faulty((folder) => writeFile(join(folder, "notes.txt"), "")), ["."]);
  assert.equal(await faulty((folder) => rm(join(folder, "quality.json"))), ["."]);
});

test("finds a quoted cell other than the one asked for, though both show the same", async () => {
  assert.ok(await isCaught("commentary.md", "happy||response_count", "places||response_count"));
});

test("finds a suppressed cell that is quoted", async () => {
  assert.ok(await isCaught("release.json", "happy|happy=1|", "happy|happy=2|"));
});

test("finds a number, a word or a figure that the author did not write", async () => {
  assert.ok(await isCaught("commentary.md", "after the 3 tests", "after the 3 tests of 17 schools"));
  assert.ok(await isCaught("commentary.md", "were happy", "were not happy"));
  assert.ok(
    await isCaught(
      "commentary.md",
      "on 1 October",
      '<data value="80" data-cell="happy||response_percent">80%</data>',
    ),
  );
});

test("finds another table featured, and other words on how sure a headline is", async () => {
  assert.ok(await isCaught("release.json", '"featured": [\n    "happy"', '"featured": [\n    "places"'));
  assert.ok(await isCaught("release.json", '"sure": "Those who chose', '"sure": "All those who chose'));
});

test("finds a change that is told the wrong way round", async () => {
  assert.ok(await isCaught("release.json", ">up 26 percentage points", ">down 26 percentage points"));
});

test("finds a typed number that the author wrote and nobody declared", async () => {
  const authored = written.authored.replace("after the 3 tests", "after 17 tests");
  const typed = async (folder: string) => {
    const text = texts.get("commentary.md") ?? "";
    await writeFile(join(folder, "commentary.md"), text.replace("after the 3 tests", "after 17 tests"));
  };
  const folder = await mkdtemp(join(tmpdir(), "audit-"));
  await cp(written.folder, folder, { recursive: true });
  await typed(folder);
  const { record } = await audit({ ...written, folder, authored });
  await rm(folder, { recursive: true, force: true });
  assert.ok(record.findings.some(({ file, what }) => file === "commentary.md" && what.includes("17")));
});

test.run();
