import { join, resolve } from "node:path";
import type { BuildPlaces } from "../build.ts";
import type { ReleaseId } from "../definitions/load.ts";
import { type Progress, progressOn, silent } from "../progress.ts";
import type { SiteResult } from "../site.ts";
import { problemLine, refuse, UserError } from "../user-error.ts";
import { type Arguments, areFiles, type CommandName } from "./arguments.ts";
import type { Result } from "./result.ts";

/**
 * Each command of the contract. Throws a UserError for what the user must change. What a command needs is loaded when
 * it runs: a release's chain takes a second to load, which the protection of a file need not wait for.
 */
export const run: Readonly<Record<CommandName, (given: Arguments) => Promise<Result>>> = {
  release: async (given) => {
    const { buildReleases } = await import("../build.ts");
    const built = await buildReleases(placesOf(given), []);
    const site = await siteOf(given);
    return { lines: [...site.lines], data: { releases: built, site: site.data }, passed: true };
  },
  build: async (given) => {
    const { buildReleases } = await import("../build.ts");
    const releases = await buildReleases(placesOf(given), given.rest.map(releaseId));
    const lines = releases.map(
      ({ collection, period, tables }) => `data/packages/${collection}/${period}: ${tables} tables`,
    );
    return { lines, data: { releases }, passed: true };
  },
  check: async (given) => {
    const { checkAll } = await import("../check.ts");
    const { problems, warnings } = await checkAll(rootOf(given), given.rest.map(releaseId));
    if (problems.length > 0 && !given.json) throw new UserError(problems);
    const lines = [...warnings.map((one) => `warning: ${problemLine(one)}`), "nothing to mend"];
    return { lines, data: { problems, warnings }, passed: problems.length === 0 };
  },
  site: siteOf,
  explain: async (given) => {
    const [release, table, ...pairs] = given.rest;
    const { explain } = await import("./explain.ts");
    const { text, ...data } = await explain(rootOf(given), releaseId(release ?? ""), table, pairs);
    return { lines: [text.trimEnd()], data, passed: true };
  },
  coding: async (given) => {
    const [release, variable] = given.rest;
    const { codeTexts } = await import("./coding.ts");
    return codeTexts(placesOf(given), releaseId(release ?? ""), { ...given, variable });
  },
  audit: async (given) => {
    if (!areFiles(given)) return auditOf(given);
    const { auditTables } = await import("./audit-files.ts");
    return auditTables(given, progressOf(given));
  },
  protect: async (given) => {
    const { protectTables } = await import("./protect.ts");
    return protectTables(given, progressOf(given));
  },
  screen: async (given) => {
    const { screenFiles } = await import("./screen.ts");
    return screenFiles(given, progressOf(given));
  },
  inspect: async (given) => {
    const { inspectWorkbookFile } = await import("./inspect.ts");
    return inspectWorkbookFile(given, progressOf(given));
  },
};

async function siteOf(given: Arguments): Promise<Result> {
  const root = rootOf(given);
  const out = resolve(given.out ?? join(root, "_site"));
  const progress = progressOf(given);
  const packages = join(root, "data/packages");
  const { auditSite, refuseFindings } = await import("../build/site-audit.ts");
  const { buildSite } = await import("../site.ts");
  const { oneAtATime } = await import("../build/one-at-a-time.ts");
  const verify = async (pages: string) => {
    const audited = () => auditSite(pages, packages);
    refuseFindings(await progress.stage("site", "audit", audited, ({ length }) => `${length} findings`));
  };
  const build = () =>
    oneAtATime(`${out}.building.partial`, `${given.out ?? "_site"}.building.partial`, () =>
      buildSite({ root, out }, verify),
    );
  const site = await progress.stage("site", "build", build, toldSite);
  return {
    lines: [`${given.out ?? "_site"}: ${site.pages} pages`],
    data: { ...site, out: given.out ?? "_site" },
    passed: true,
  };
}

function toldSite({ pages, files, bytes }: SiteResult): string {
  return `${pages} pages, ${files} files, ${Math.round(bytes / 1024)} KB`;
}

async function auditOf(given: Arguments): Promise<Result> {
  if (given.rest.length === 0) refuse("audit", "no release is named", "name it as COLLECTION/PERIOD");
  const { auditReleases } = await import("../build.ts");
  const audited = await auditReleases(placesOf(given), given.rest.map(releaseId));
  const lines = audited.flatMap(({ id, outcome }) => [
    `${id.collection}/${id.period}: ${outcome.file.verdict}, ${outcome.file.counts.numbers} numbers`,
    ...outcome.record.findings.map(({ file, where, what }) => `  ${file}: ${where}: ${what}`),
  ]);
  const releases = audited.map(({ id, outcome }) => ({
    ...id,
    ...outcome.file,
    findings: outcome.record.findings,
  }));
  return {
    lines,
    data: { releases },
    passed: audited.every(({ outcome }) => outcome.file.verdict === "pass"),
  };
}

function placesOf(given: Arguments): BuildPlaces {
  const folder = (path: string | null) => (path === null ? null : resolve(path));
  return {
    root: rootOf(given),
    responses: folder(given.responses),
    private: folder(given.private),
    asOf: given.asOf,
    progress: progressOf(given),
  };
}

function progressOf(given: Arguments): Progress {
  return given.quiet ? silent : progressOn(process.stderr);
}

function rootOf(given: Arguments): string {
  return resolve(given.root ?? ".");
}

function releaseId(name: string): ReleaseId {
  const [collection, period, ...more] = name.split("/");
  if (collection === undefined || period === undefined || more.length > 0)
    return refuse(
      "command line",
      `"${name}" is not a release`,
      "write COLLECTION/PERIOD, e.g. involvement/2012",
    );
  return { collection, period };
}
