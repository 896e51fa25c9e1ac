import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { auditPages, type Finding } from "../page-audit.ts";
import { type Problem, UserError } from "../user-error.ts";

/**
 * Everything that a built site shows, against the packages: each number of each page, and each file offered for
 * download, which must be the package's to the byte, also where it is offered as the latest of its series.
 */
export async function auditSite(pages: string, packages: string): Promise<Finding[]> {
  return [...(await auditPages(pages, packages)), ...changedCopies(join(pages, "releases"), packages)];
}

/** Throws a UserError with what a site shows that its packages do not. */
export function refuseFindings(findings: readonly Finding[]): void {
  const todo = "build it again, and report a fault of First Release if it stays";
  if (findings.length > 0)
    throw new UserError(findings.map(({ page, what }): Problem => ({ where: page, what, todo })));
}

function changedCopies(releases: string, packages: string): Finding[] {
  return filesUnder(releases)
    .filter((name) => /^[^/]+\/[^/]+\/data\/[^/]+$/.test(name))
    .flatMap((name) => {
      const original = join(packages, originalOf(name, packages));
      const same = isFile(original) && readFileSync(original).equals(readFileSync(join(releases, name)));
      return same ? [] : [{ page: `releases/${name}`, what: "is not the file of the package" }];
    });
}

/** The file of which a copy is one: `latest` stands for the newest period of its collection. */
function originalOf(name: string, packages: string): string {
  const [collection = "", period = "", , file = ""] = name.split("/");
  if (period !== "latest") return join(collection, period, file);
  const periods = readdirSync(join(packages, collection)).filter((each) => !each.includes("."));
  return join(collection, periods.sort().at(-1) ?? period, file);
}

function filesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.map((name) => name.replaceAll("\\", "/")).filter((name) => isFile(join(folder, name)));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
