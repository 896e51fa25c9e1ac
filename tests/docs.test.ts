import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { commands } from "../pipeline/cli/arguments.ts";
import { usage } from "../pipeline/cli/usage.ts";

const read = (file: string) => readFileSync(file, "utf8");
const guides = readdirSync("methodology/guides").filter((name) => name.endsWith(".md"));
const commandsGuide = read("methodology/guides/commands.md");

/** Every key of a definition, at any depth, from its JSON Schema. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema && typeof schema.properties === "object"
      ? Object.keys(schema.properties ?? {})
      : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

function undocumented(words: readonly string[], page: string): string[] {
  return words.filter((word) => !page.includes(word));
}

test("every command is in the help and in the guide", () => {
  assert.equal(
    undocumented(
      commands.map((name) => `\n  ${name} `),
      usage,
    ),
    [],
  );
  assert.equal(
    undocumented(
      commands.map((name) => `| \`${name}`),
      commandsGuide,
    ),
    [],
  );
});

test("every option of the help is in the guide, and the reverse", () => {
  const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
  assert.equal(options(commandsGuide), options(usage));
});

test("every key of every definition is in a guide", () => {
  const pages = `${read("methodology/guides/definitions.md")}${read("methodology/guides/protection.md")}`;
  for (const name of ["collection", "protection", "release", "publisher", "approval"]) {
    const keys = [...new Set(keysOf(JSON.parse(read(`methodology/schemas/${name}.schema.json`))))];
    assert.ok(keys.length > 2);
    const gone = keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(pages));
    assert.equal(gone, [], name);
  }
});

test("an undocumented word is found", () => {
  assert.equal(undocumented(["--root", "--rot"], commandsGuide), ["--rot"]);
});

test("every guide begins with its title and the README leads to the guides", () => {
  for (const name of guides) assert.match(read(`methodology/guides/${name}`), /^# [A-Z]/);
  assert.match(read("README.md"), /methodology\/guides/);
});

test("every part of the pipeline is in ARCHITECTURE.md", () => {
  const page = read("ARCHITECTURE.md");
  const families = readdirSync("pipeline", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.equal(
    undocumented(
      families.map((entry) => `\`${entry.name}/\``),
      page,
    ),
    [],
  );
});

test("links between the documents lead somewhere", () => {
  for (const file of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]) {
    for (const [, target] of read(file).matchAll(/\]\(([^)#]+)\)/g)) {
      if (target !== undefined && !target.startsWith("http"))
        assert.ok(readdirSync(".").includes(target.split("/")[0] ?? ""), target);
    }
  }
});

test.run();
