// The walls between the files of pipeline/, as data, and the functions that hold them.

/** What a part may import, besides words and its own family, and what it may touch. */
type Part = { imports?: readonly string[]; fs?: boolean; duckdb?: boolean };

export type Sources = ReadonlyMap<string, string>;

/** Types and small functions that anything may use; they import only each other. */
const words: Readonly<Record<string, Part>> = {
  "user-error.ts": {},
  "collection.ts": {},
  "code-frame.ts": {},
  "table.ts": {},
  "package.ts": {},
  "audit-file.ts": {},
  "publication-file.ts": {},
  "engagement-report.ts": {},
  "actions.ts": {},
  "consultation.ts": {},
  "consultation-period.ts": {},
  "validation.ts": {},
  "source-columns.ts": {},
  "log-columns.ts": {},
  "progress.ts": {},
  "shown.ts": {},
  "half-up.ts": {},
  "trial.ts": {},
  "working-days.ts": {},
  "representation.ts": {},
  "progress-report.ts": {},
  "candidates.ts": {},
  "citations.ts": {},
  "reviews.ts": {},
  "nearest-name.ts": {},
  "safe-rows.ts": {},
  "cell-table.ts": {},
  "database.ts": { duckdb: true },
  "quiet-sql.ts": { duckdb: true },
  "paths.ts": { fs: true },
  "whole-folder.ts": { fs: true },
};

/** Types only: what a definition may say, and what a safe table is. */
const typesForAll = [
  "definitions/",
  "system/",
  "protect/safe-table.ts",
  "protect/approved-text.ts",
  "versions/words.ts",
];

export const parts: Readonly<Record<string, Part>> = {
  ...words,
  "system/": {},
  "intruder/": { imports: ["attack/", "protect/", "system/"] },
  "attack/": { imports: ["system/", "protect/system-method.ts"] },
  "files/": { imports: ["system/", "protect/", "attack/", "definitions/"], fs: true },
  "definitions/": { imports: ["coding/rule-sql.ts"], fs: true },
  "check.ts": { imports: ["definitions/", "commentary/", "tabulate/plan.ts", "check/"] },
  "check/": { imports: ["definitions/", "commentary/"] },
  "ingest.ts": { imports: ["ingest/"] },
  "ingest/": { fs: true, duckdb: true },
  "coding/": { imports: ["definitions/csv-rows.ts", "private-record.ts"], fs: true },
  "validate.ts": { imports: ["validate/", "coding/"] },
  "validate/": { imports: ["coding/"] },
  "private-record.ts": { fs: true },
  "tabulate.ts": { imports: ["tabulate/"] },
  "tabulate/": { duckdb: true },
  "explain.ts": {},
  "protect.ts": { imports: ["protect/", "system/"] },
  "protect/": { imports: ["system/"] },
  "coding-quality.ts": { imports: ["coding/", "protect/count.ts", "quality.ts"] },
  "quotations.ts": { imports: ["protect/approved-text.ts"] },
  "quality.ts": { imports: ["protect/count.ts"] },
  "organisation-answers.ts": { imports: ["protect/approved-text.ts"] },
  "commentary/": { imports: ["protect/"] },
  "publish.ts": { imports: ["formats/", "trials/", "protect/safe-table.ts", "protect/approved-text.ts"] },
  "formats/": { imports: ["protect/"], fs: true, duckdb: true },
  "trials/": { imports: ["protect/"] },
  "versions.ts": { imports: ["versions/"], fs: true },
  "versions/": { fs: true },
  "publication.ts": {
    imports: ["formats/", "definitions/calendar.ts", "definitions/release-folders.ts", "publication/"],
    fs: true,
  },
  "publication/": { imports: ["commentary/", "formats/", "definitions/"], fs: true },
  "audit.ts": { imports: ["audit/"], fs: true },
  "audit/": { imports: ["protect/"], fs: true },
  "inspect.ts": { imports: ["inspect/"] },
  "inspect/": { fs: true },
  "site.ts": { imports: ["site/"], fs: true },
  "site/": { fs: true },
  "page-audit.ts": { imports: ["page-audit/"], fs: true },
  "page-audit/": { imports: ["audit/trial-again.ts"], fs: true },
  "page-check.ts": { imports: ["page-check/"], fs: true },
  "page-check/": { fs: true },
  "build.ts": { imports: ["*"], fs: true },
  "build/": { imports: ["*"], fs: true },
  "screen.ts": { imports: ["screen/"] },
  "screen/": { imports: ["ingest/utf8-chunks.ts"], fs: true, duckdb: true },
  "cli.ts": { imports: ["cli/"], fs: true },
  "cli/": { imports: ["*"] },
  "first-release.mjs": { imports: ["cli.ts"] },
};

/** Only these may make what is publishable: see the walls in ARCHITECTURE.md. */
const makers: Readonly<Record<string, readonly string[]>> = {
  makeSafe: ["pipeline/protect.ts", "pipeline/protect/"],
  approve: ["pipeline/organisation-answers.ts", "pipeline/quotations.ts", "pipeline/protect/"],
};

type Import = { target: string; typeOnly: boolean };

/** Each broken rule as a sentence, in the order of the files. */
export function violations(sources: Sources): readonly string[] {
  return [...sources].flatMap(([file, source]) =>
    (file.startsWith("site/") ? siteViolations(file, source) : pipelineViolations(file, source)).map(
      (what) => `${file}: ${what}`,
    ),
  );
}

function pipelineViolations(file: string, source: string): string[] {
  const found = partOf(file);
  if (found === null) return ["is in no part of the table; add it to tests/boundaries.ts"];
  return [
    ...importsOf(file, source).flatMap(({ target, typeOnly }) => refusal(file, found, target, typeOnly)),
    ...madeBy(file, source),
  ];
}

function siteViolations(_file: string, source: string): string[] {
  return importsOf(_file, source)
    .filter(({ target }) => target.startsWith("pipeline/") || target.startsWith("@duckdb"))
    .map(({ target }) => `may not import "${target}"`);
}

function refusal(file: string, [name, part]: [string, Part], target: string, typeOnly: boolean): string[] {
  if (target === "node:fs" || target === "node:fs/promises") return part.fs ? [] : ["may not touch node:fs"];
  if (target === "@duckdb/node-api") return part.duckdb || typeOnly ? [] : ["may not touch @duckdb/node-api"];
  if (!target.startsWith("pipeline/")) return [];
  if (typeOnly && typesForAll.some((one) => target.startsWith(`pipeline/${one}`))) return [];
  return mayImport(file, name, part, target) ? [] : [`may not import "${target}"`];
}

function mayImport(file: string, name: string, part: Part, target: string): boolean {
  const inside = target.slice("pipeline/".length);
  if (name.endsWith("/") && inside.startsWith(name)) return true;
  if (inside in words) return true;
  const allowed = part.imports ?? [];
  return file !== target && (allowed.includes("*") || allowed.some((one) => inside.startsWith(one)));
}

function madeBy(file: string, source: string): string[] {
  return Object.entries(makers)
    .filter(
      ([maker, files]) =>
        new RegExp(`\\b${maker}\\b`).test(source) && !files.some((one) => file.startsWith(one)),
    )
    .map(([maker]) => `may not use ${maker}`);
}

/** The most particular part that holds the file, or null. */
function partOf(file: string): [string, Part] | null {
  const inside = file.slice("pipeline/".length);
  const exact = parts[inside];
  if (exact !== undefined) return [inside, exact];
  const family = Object.keys(parts).find((name) => name.endsWith("/") && inside.startsWith(name));
  return family === undefined ? null : [family, parts[family] ?? {}];
}

const importLine =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^"'`;]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

function importsOf(file: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...code.matchAll(importLine)].map((match) => ({
    target: resolved(file, match[2] ?? match[3] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}

function resolved(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const folder = file.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") folder.pop();
    else if (step !== ".") folder.push(step);
  }
  return folder.join("/");
}

/** Cycles among imports of values, each once, as "a → b → a". */
export function valueCycles(sources: Sources): readonly string[] {
  const graph = new Map([...sources].map(([file, source]) => [file, valueImports(file, source)]));
  const found = new Set<string>();
  for (const start of graph.keys()) walk(graph, start, [start], found);
  return [...found].sort();
}

function valueImports(file: string, source: string): string[] {
  return importsOf(file, source).flatMap(({ target, typeOnly }) => (typeOnly ? [] : [target]));
}

function walk(graph: ReadonlyMap<string, string[]>, start: string, path: string[], found: Set<string>): void {
  for (const next of graph.get(path.at(-1) ?? "") ?? []) {
    if (next === start && path.every((file) => file >= start)) found.add([...path, start].join(" → "));
    if (graph.has(next) && !path.includes(next) && next > start) walk(graph, start, [...path, next], found);
  }
}
