import { existsSync } from "node:fs";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import type { ConsultationSpec } from "./consultation.ts";
import { type Definition, readDefinition } from "./definition.ts";
import { releaseSchema } from "./release.ts";

/**
 * What a consultation says of its release that the release does not: tables that it has not, and other days. A release
 * that is not written yet, or not sound, is no mistake of the consultation.
 */
export function checkResults(root: string, { spec, at }: Definition<ConsultationSpec>): Problem[] {
  const path = `data/releases/${spec.collection}/${spec.period}/release.yaml`;
  const release = existsSync(insideRoot(root, path))
    ? (readDefinition(root, path, releaseSchema).definition?.spec ?? null)
    : null;
  if (release === null) return [];
  const tables = Object.keys(release.tables);
  const unknown = named(spec)
    .filter(([, table]) => !tables.includes(table))
    .map(([place, table]) => ({
      where: at(["results", ...place]),
      what: `${path} has no table "${table}"`,
      todo: didYouMean(table, tables),
    }));
  const days = (["opens", "closes"] as const).flatMap((side) => {
    const told = side === "opens" ? release.responses_opened : release.responses_closed;
    if (told === undefined || told === spec[side]) return [];
    const what = `is ${spec[side]}, and ${path} says ${told}`;
    return [{ where: at([side]), what, todo: "give both the same day" }];
  });
  return [...unknown, ...days];
}

function named({ results }: ConsultationSpec): [PropertyKey[], string][] {
  const single = (["channels", "weeks", "feedback"] as const).flatMap((part): [PropertyKey[], string][] => {
    const table = results?.[part];
    return table === undefined ? [] : [[[part], table]];
  });
  const people = (results?.people ?? []).map((table, index): [PropertyKey[], string] => [
    ["people", index],
    table,
  ]);
  return [...single, ...people];
}
