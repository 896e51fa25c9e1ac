import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PublicationFile } from "../package.ts";
import { auditPages, type Finding } from "../page-audit.ts";
import { type Fault, PageCheck } from "../page-check.ts";
import { type Problem, UserError } from "../user-error.ts";

/** What is wrong with a page: a number that its packages do not give, or a rule of good pages, with what to do. */
export type SiteFinding = Finding | Fault;

/**
 * Everything that a built site shows, against the packages: each number of each page, and each file offered for
 * download, which must be the package's to the byte, also where it is offered as the latest of its series. And each
 * page against the rules of good pages.
 */
export async function auditSite(pages: string, packages: string): Promise<SiteFinding[]> {
  const publication: PublicationFile = JSON.parse(readFileSync(join(packages, "publication.json"), "utf8"));
  const check = new PageCheck(pages, publication.publisher.address);
  const faults: Fault[] = [];
  const look = (...seen: Parameters<PageCheck["look"]>) => void faults.push(...check.look(...seen));
  const findings = await auditPages(pages, packages, look);
  return [...findings, ...faults, ...check.finish(), ...changedCopies(join(pages, "releases"), packages)];
}

/** What is told at once: one mistake in a template is on every page. */
const most = 50;

/** Throws a UserError with what a site shows that its packages do not, and with the rules that its pages break. */
export function refuseFindings(findings: readonly SiteFinding[]): void {
  if (findings.length === 0) return;
  const problems = findings.slice(0, most).map((finding): Problem => {
    const todo =
      "todo" in finding ? finding.todo : "build it again, and report a fault of First Release if it stays";
    return { where: finding.page, what: finding.what, todo };
  });
  const left = findings.length - problems.length;
  const more = {
    where: "site",
    what: `has ${left} more findings`,
    todo: "mend these first, and build again",
  };
  throw new UserError(left > 0 ? [...problems, more] : problems);
}

/** A file beside the page of a release, or beside that of a version of it which a correction replaced. */
const copied = /^([^/]+)\/([^/]+)\/(superseded\/[^/]+\/)?data\/([^/]+)$/;

function changedCopies(releases: string, packages: string): Finding[] {
  return filesUnder(releases)
    .filter((name) => copied.test(name))
    .flatMap((name) => {
      const original = join(packages, originalOf(name, packages));
      const same = isFile(original) && readFileSync(original).equals(readFileSync(join(releases, name)));
      return same ? [] : [{ page: `releases/${name}`, what: "is not the file of the package" }];
    });
}

/** The file of which a copy is one: `latest` stands for the newest period of its collection. */
function originalOf(name: string, packages: string): string {
  const [, collection = "", period = "", replaced = "", file = ""] = copied.exec(name) ?? [];
  if (period !== "latest") return join(collection, period, replaced, file);
  const periods = readdirSync(join(packages, collection)).filter((each) => !each.includes("."));
  return join(collection, periods.sort().at(-1) ?? period, file);
}

/** None where there is no folder: a consultation may be open before the first release. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.map((name) => name.replaceAll("\\", "/")).filter((name) => isFile(join(folder, name)));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
