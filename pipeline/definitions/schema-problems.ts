import { z } from "zod";
import { didYouMean, nearestName } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import { isMapping, valueAt } from "./mapping.ts";
import type { YamlFile } from "./yaml-file.ts";

type Issue = z.core.$ZodIssue;
type Said = { what: string; todo: string };
type InPlace = { issue: Issue; path: readonly PropertyKey[]; value: unknown; name: string };

/**
 * What zod needs to be told for `schemaProblems`: an issue of unknown keys does not say which keys are known, so
 * its message carries them. An empty message marks what the schemas of this folder have no words of their own for.
 */
export function sayKnownKeys(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "unrecognized_keys" && issue.inst instanceof z.ZodObject) {
    return Object.keys(issue.inst.shape).join(" ");
  }
  return "";
}

/** Every mistake that the schema finds in a file, as "file:line: what is wrong; what to do". */
export function schemaProblems(file: YamlFile, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => problemsOf(file, issue, []));
}

function problemsOf(file: YamlFile, issue: Issue, prefix: readonly PropertyKey[]): Problem[] {
  const path = [...prefix, ...issue.path];
  const value = valueAt(file.value, path);
  const name = path.length === 0 ? "the file" : `"${path.map(String).join(".")}"`;
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split(" ");
    return issue.keys.map((key) => ({
      where: file.at([...path, key]),
      what: `${name} has no setting "${key}"`,
      todo: didYouMean(key, known),
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0 && issue.message === "") {
    return likeliest(issue.errors, value).flatMap((one) => problemsOf(file, one, path));
  }
  return [{ where: file.at(path), ...said({ issue, path, value, name }) }];
}

/** Of the alternatives of a union: one that takes this kind of value, with the fewest and smallest mistakes. */
function likeliest(alternatives: readonly Issue[][], value: unknown): readonly Issue[] {
  const weight = (issues: readonly Issue[]) =>
    issues.reduce((sum, one) => sum + (isWrongKind(one, value) ? 1000 : weightOf(one)), 0);
  return alternatives.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

/** A mistyped setting weighs as any mistake; one that is nothing like a known setting speaks for another form. */
function weightOf(issue: Issue): number {
  if (issue.code !== "unrecognized_keys") return 1;
  const known = issue.message.split(" ");
  return issue.keys.reduce((sum, key) => sum + (nearestName(key, known) === null ? 3 : 1), 0);
}

function isWrongKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === "invalid_type" || (issue.code === "invalid_value" && typeof value !== "string");
}

function said(found: InPlace): Said {
  const { issue, value, name } = found;
  if (value === undefined) return { what: `${name} is missing`, todo: "add it" };
  if (issue.message !== "") return inOwnWords(found);
  if (issue.code === "invalid_type") return wrongKind(name, value, issue.expected);
  if (issue.code === "invalid_value") return unknownValue(found, issue.values.map(String));
  if (issue.code === "invalid_union" && "options" in issue) {
    return unknownValue(found, (issue.options ?? []).map(String));
  }
  if (issue.code === "too_big")
    return { what: `${name} has ${size(value)}`, todo: `give at most ${issue.maximum}` };
  if (issue.code === "too_small")
    return { what: `${name} has ${size(value)}`, todo: `give at least ${issue.minimum}` };
  return inOwnWords(found);
}

function unknownValue({ value, name }: InPlace, values: readonly string[]): Said {
  if (typeof value !== "string")
    return { what: `${name} is ${kindOf(value)}`, todo: "write one of its words" };
  return { what: `${name} is "${value}", which is not one of its words`, todo: didYouMean(value, values) };
}

const kinds: Readonly<Record<string, string>> = {
  object: "settings (indented, as key: value)",
  record: "names with their settings (indented, as key: value)",
  map: "names with their settings (indented, as key: value)",
  array: "a list (lines that begin with a hyphen)",
  string: "a text",
};

function wrongKind(name: string, value: unknown, expected: string): Said {
  return { what: `${name} is ${kindOf(value)}`, todo: `write ${kinds[expected] ?? expected}` };
}

function kindOf(value: unknown): string {
  if (value === "") return "empty";
  if (typeof value === "string") return "a text";
  return Array.isArray(value) ? "a list" : "a group of settings";
}

function size(value: unknown): string {
  if (typeof value === "string") return `${value.length} characters`;
  const count = Array.isArray(value) ? value.length : Object.keys(isMapping(value) ? value : {}).length;
  return count === 1 ? "1 entry" : `${count} entries`;
}

/** A schema's message is "must be …", or "is …; what to do"; it may be about the name of the entry. */
function inOwnWords(found: InPlace): Said {
  const message = ownMessage(found.issue);
  const shown = isName(found.issue)
    ? `the name "${String(found.path.at(-1))}"`
    : `${found.name} is ${typeof found.value === "string" ? `"${found.value}"` : kindOf(found.value)}`;
  const [what, todo] = message.split("; ");
  if (todo === undefined)
    return { what: isName(found.issue) ? `${shown} cannot be used` : shown, todo: `it ${what}` };
  return { what: `${isName(found.issue) ? shown : found.name} ${what}`, todo };
}

function ownMessage(issue: Issue): string {
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "";
  if (issue.code === "invalid_format" && issue.message === "") return formatMessage(issue.format);
  return issue.message;
}

function formatMessage(format: string): string {
  if (format === "email") return "must be an e-mail address";
  return format === "url" ? "must be an https address" : `must be written as ${format}`;
}

function isName(issue: Issue): boolean {
  return issue.code === "invalid_key" || (issue.code === "custom" && issue.params?.["name"] === true);
}
