import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { at } from "./leaves.ts";

/**
 * What the accessibility statement may say of the committed record of tests, by the address that it gives:
 * "accessibility:total", "accessibility:check:0". The record is of the whole publication, so that it lies with the
 * methodology of the root of which `packages` is data/packages.
 */
export function accessibilityCounts(packages: string): [string, string][] {
  const file = resolve(packages, "../../methodology/accessibility-record.json");
  if (!existsSync(file)) return [];
  const record: unknown = JSON.parse(readFileSync(file, "utf8"));
  const list = (...path: string[]) => [at(record, ...path) ?? []].flat();
  const rules = (kind: string) => list("rules", kind).length;
  const broken = list("rules", "failed").map((rule): [string, string] => {
    const pages = list("violations").filter((each) => at(each, "rule") === rule);
    return [`broken:${rule}`, String(new Set(pages.map((each) => at(each, "page"))).size)];
  });
  const checks = list("checks").flatMap((check, index): [string, string][] => [
    [`check:${index}`, String(at(check, "pages"))],
    [`check:${index}:failed`, String(at(check, "failed"))],
  ]);
  const counts: [string, string][] = [
    ["axe", String(at(record, "tools", "axe"))],
    ["browser", String(at(record, "tools", "browser"))],
    ["total", String(at(record, "total")).replace(/\B(?=(\d{3})+$)/g, ",")],
    ["kinds", String(Object.keys(Object(at(record, "pages"))).length)],
    ["passed", String(rules("passed"))],
    ["undecided", String(rules("undecided"))],
    ["failed", String(rules("failed"))],
    ...broken,
    ...checks,
  ];
  return counts.map(([name, shown]) => [`accessibility:${name}`, shown]);
}
