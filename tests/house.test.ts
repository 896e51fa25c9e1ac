import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";

/** Source files outside tests. */
function sources(): string[] {
  const under = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name.replaceAll("\\", "/")}`,
    );
  return [...under("pipeline"), ...under("site"), ...under("methodology"), ".eleventy.js"]
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .sort();
}

/** The code without comments and texts, so that prose in them is not taken for code. */
function codeOf(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
    .replace(/\/\/.*$/gm, "");
}

function assertions(source: string): string[] {
  const lines = codeOf(source).split("\n");
  return lines.filter(
    (line) =>
      /\bas (?!const\b)[A-Za-z{[("]/.test(line) && !/^\s*(import|export)\b|^\s+\w+ as \w+,?$/.test(line),
  );
}

test("no type is asserted with `as` outside tests", () => {
  const found = sources().flatMap((file) =>
    assertions(readFileSync(file, "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  assert.equal(found, []);
});

test("a planted `as` is found, and `as const` and prose are not", () => {
  assert.is(assertions("const x = y as Thing;").length, 1);
  assert.is(assertions("const x = y as unknown;").length, 1);
  assert.is(
    assertions(
      'const x = ["a"] as const; // as written\nimport * as fs from "node:fs";\nconst s = "as text";',
    ).length,
    0,
  );
});

test("no source file is longer than 250 lines", () => {
  const long = sources().filter((file) => readFileSync(file, "utf8").split("\n").length > 251);
  assert.equal(long, []);
});

test("no source file holds a path of a developer's machine, and the lock file no address", () => {
  const homes = new RegExp(`"/(?:${["work", "root", "home", "Users"].join("|")})/`);
  assert.equal(
    sources().filter((file) => homes.test(readFileSync(file, "utf8"))),
    [],
  );
  assert.not.match(readFileSync("package-lock.json", "utf8"), /"resolved":/);
});

test("versions are pinned", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    assert.match(String(version), /^\d+\.\d+\.\d+/);
});

test("every dependency has its line in ARCHITECTURE.md", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const page = readFileSync("ARCHITECTURE.md", "utf8");
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith("@types/"),
  );
  assert.equal(
    names.filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});

test.run();
