import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { commands } from "../pipeline/cli/arguments.ts";
import { usage } from "../pipeline/cli/usage.ts";
import { listReleases } from "../pipeline/definitions/load.ts";
import { methodNames } from "../pipeline/protect/system-methods.ts";
import { chartParts } from "../site/charts/chart-parts.js";
import { readGuides } from "../site/lib/methodology.js";
import { release, statementRows, statements } from "./charts-sample.ts";
import { rootOf, run, unshown } from "./guide-root.ts";

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
  const pages = guides.map((name) => read(`methodology/guides/${name}`)).join("\n");
  const schemas = readdirSync("methodology/schemas");
  assert.ok(schemas.length >= 5);
  for (const name of schemas) {
    const keys = [...new Set(keysOf(JSON.parse(read(`methodology/schemas/${name}`))))];
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

test("every guide is in the README and on the site's page of guides, and guides link to guides that exist", () => {
  assert.equal(
    undocumented(
      guides.map((name) => `(methodology/guides/${name})`),
      read("README.md"),
    ),
    [],
  );
  const listed = readGuides(".").map(({ name }) => `${name}.md`);
  assert.equal(listed.sort(), [...guides].sort());
  for (const name of guides)
    for (const [, target = ""] of read(`methodology/guides/${name}`).matchAll(/\]\((?!http)([^)#]+)\)/g))
      assert.ok(guides.includes(target), `${name} links to ${target}`);
});

test("every release of the example is in the README", () => {
  const names = listReleases(".").map(({ collection, period }) => `\`${collection}/${period}\``);
  assert.ok(names.length >= 12);
  const shown = read("README.md").replace("`, `/2025`", "`, `parents-views/2025`");
  assert.equal(undocumented(names, shown), []);
});

test("the root that the first guide makes builds, and gives what the guides say", () => {
  const root = rootOf(read("methodology/guides/first-release.md"));
  assert.equal(run(["check", "--root", root]), ["nothing to mend"]);
  const built = run(["build", "--root", root]);
  assert.equal(unshown(built, read("methodology/guides/first-release.md")), []);
  assert.equal(unshown(built, commandsGuide), []);
  const setAside = read(join(root, "data/private/report-survey/2026/set-aside.csv")).trim().split("\n");
  assert.equal(unshown(setAside, read("methodology/guides/first-release.md")), []);
  assert.match(run(["site", "--root", root]).join("\n"), /0 findings/);
});

test("commentary with mistakes is refused in the words of the guide", () => {
  const guide = read("methodology/guides/commentary.md");
  const root = rootOf(read("methodology/guides/first-release.md"));
  const [, mistakes = ""] = /```markdown\n([\s\S]*?)```/.exec(guide) ?? [];
  writeFileSync(join(root, "data/releases/report-survey/2026/commentary.md"), mistakes);
  const said = run(["build", "--root", root, "--quiet"]);
  assert.is(said.length, 8);
  assert.equal(unshown(said, guide), []);
});

test("intervals, and what check says of a page, are as the guide of definitions shows them", () => {
  const guide = read("methodology/guides/definitions.md");
  const root = rootOf(read("methodology/guides/first-release.md"));
  const folder = "data/releases/report-survey/2026";
  const edit = (file: string, from: string, to: string) => {
    const text = read(join(root, file));
    assert.ok(text.includes(from), from);
    writeFileSync(join(root, file), text.replace(from, to));
  };
  edit(`${folder}/release.yaml`, "measure: [count, percent]", "measure: [count, percent, interval]");
  assert.equal(unshown(run(["check", "--root", root]), guide), []);
  edit("methodology/report-survey/collection.yaml", "id: id\n", "id: id\nsample: yes\n");
  run(["build", "--root", root, "--quiet"]);
  const rows = read(join(root, "data/packages/report-survey/2026/useful-by-role.csv"))
    .split("\n")
    .slice(0, 9);
  const withoutPlace = rows.map((row) => row.trim().split(",").slice(5).join(","));
  assert.equal(unshown(withoutPlace, guide), []);
  edit(`${folder}/release.yaml`, "next: in March 2027", "next: to be announced");
  edit(`${folder}/release.yaml`, "designation: ad_hoc", "designation: official");
  const title = "Usefulness Of An Inspection Report, 2026";
  edit(`${folder}/release.yaml`, "Usefulness of an inspection report, 2026", title);
  const warnings = run(["check", "--root", root]);
  assert.is(warnings.length, 4);
  assert.equal(unshown(warnings, guide), []);
  edit(`${folder}/release.yaml`, title, "Statistics of an inspection report");
  edit(`${folder}/release.yaml`, "found a report useful.", "found a report useful");
  edit(
    `${folder}/commentary.md`,
    "{% table",
    "## Next steps\n\n## All figures\n\nTODO: explain.\n\n{% table",
  );
  const problems = run(["check", "--root", root]);
  assert.is(problems.length, 5);
  assert.equal(unshown(problems, guide), []);
});

test("charts are refused and described in the words of the guide", () => {
  const guide = read("methodology/guides/charts.md");
  const root = rootOf(read("methodology/guides/first-release.md"));
  const mistakes =
    'Views.\n\n{% chart "useful-by-role", kind="stacked" %}\n\n{% chart "useful-by-role", kind="pie" %}\n';
  writeFileSync(join(root, "data/releases/report-survey/2026/commentary.md"), mistakes);
  const said = run(["check", "--root", root]).filter((line) => line.includes("commentary.md"));
  assert.is(said.length, 2);
  assert.equal(unshown(said, guide), []);
  const options = { x: "statement", series: "statement_answer", kind: "diverging", apart: "dk" };
  const { summaryText } = chartParts(release, statements, statementRows, options);
  assert.ok(guide.replace(/\s+/g, " ").includes(summaryText));
});

/** Methods of which no section gives both the option that asks for it and the file that does it. */
function unexplained(names: readonly string[], page: string): string[] {
  const sections = page.split(/^## /m);
  const explains = (section: string, name: string) =>
    section.includes(`\`--method ${name}\``) && section.includes(`\`pipeline/protect/${name}-cells.ts\``);
  return names.filter((name) => !sections.some((section) => explains(section, name)));
}

test("every method of disclosure control has a section that names its file, and every such file is named", () => {
  const page = read("methodology/disclosure-control.md");
  const files = readdirSync("pipeline/protect").filter((name) => name.endsWith("-cells.ts"));
  assert.equal(unexplained(methodNames, page), []);
  assert.equal(unexplained(["random", "noise"], page), ["noise"]);
  assert.ok(files.length >= methodNames.length);
  assert.equal(
    undocumented(
      files.map((name) => `\`pipeline/protect/${name}\``),
      page,
    ),
    [],
  );
});

/** The rows of the page's table of what a method gives for the page's example, by itself or with the attack's repair. */
function exampleRows(method: string, repair: readonly string[] = ["--no-audit"]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "first-release-example-"));
  process.once("exit", () => rmSync(folder, { recursive: true }));
  const counts = { North: [27, 4, 1], South: [13, 8, 2] };
  const tenures = ["owned", "rented", "other"];
  const rows = Object.entries(counts).flatMap(([area, of]) => of.map((n, i) => `${area},${tenures[i]},${n}`));
  const file = join(folder, "homes.csv");
  writeFileSync(file, `area,tenure,homes\n${rows.join("\n")}\n`);
  const options = ["--count", "homes", "--method", method, "--seed", "example", ...repair];
  run(["protect", file, ...options, "--out", join(folder, "safe")]);
  const shown = new Map(
    read(join(folder, "safe/homes.csv"))
      .split("\n")
      .map((line) => line.split(","))
      .map(([area, tenure, homes]) => [`${area},${tenure}`, homes]),
  );
  return ["North", "South", "Total"].map((area) => {
    const figures = [...tenures, "Total"].map((tenure) => shown.get(`${area},${tenure}`));
    return `| ${[area === "Total" ? "both" : area, ...figures].join(" | ")} |`;
  });
}

test("the example of each method is what the command gives", () => {
  const page = read("methodology/disclosure-control.md");
  for (const name of methodNames) {
    const section = page.split(/^## /m).find((text) => text.includes(`--method ${name}\``)) ?? "";
    const table = exampleRows(name).join("\n");
    assert.ok((name === "none" ? page : section).includes(table), `${name}:\n${table}`);
  }
});

test("the example of repair is what the command gives when it attacks its result", () => {
  const [, section = ""] = read("methodology/disclosure-control.md").split("**Repair:**");
  const table = exampleRows("conventional", []).join("\n");
  assert.match(table, /\| c \|/);
  assert.ok(section.includes(table), table);
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

test("npm ci has an entry for every platform's package, also where the registry at hand lacks it", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  const absent = Object.entries<Record<string, Record<string, string>>>(packages).flatMap(([path, entry]) =>
    Object.keys(entry["optionalDependencies"] ?? {}).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  assert.equal(absent, []);
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
