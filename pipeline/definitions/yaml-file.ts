import { readFileSync, statSync } from "node:fs";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import { insideRoot } from "../paths.ts";
import { type Problem, refuse, UserError } from "../user-error.ts";
import { mappingOf } from "./mapping.ts";

export type Path = readonly PropertyKey[];

/** A YAML file as objects, lists and texts (every scalar as it was written), and where each part of it stands. */
export type YamlFile = {
  value: unknown;
  /** "file:line" of the key or list item at a path; of the nearest part that exists, where it does not. */
  at: (path: Path) => string;
};

const LARGEST_FILE = 5_000_000;

/**
 * Reads a YAML file of a content root. Throws a UserError with every mistake of syntax, and for what definitions
 * have no use for and an attacker has: anchors and aliases (which can expand without end), tags, merge keys.
 */
export function readYamlFile(root: string, path: string): YamlFile {
  return parseYaml(path, readText(root, path));
}

/** The text of a file of the root. Throws a UserError where it is absent, too large, outside, or not UTF-8. */
export function readText(root: string, path: string): string {
  const file = insideRoot(root, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) refuse(path, "is missing", "write it");
  if (stat.size > LARGEST_FILE) refuse(path, "is larger than 5 MB", "keep data out of definitions");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return refuse(path, "is not UTF-8", "save it as UTF-8");
  }
}

/** As `readYamlFile`, from the text; `name` is how messages call the file. */
export function parseYaml(name: string, source: string): YamlFile {
  // The parser keeps every open bracket in memory, so that a file of brackets alone would exhaust it.
  if (/(?:[[{]\s*){50}/.test(source)) refuse(name, "is nested too deeply", "write it with fewer brackets");
  const lines = new LineCounter();
  const document = parseDocument(source, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const where = (offset: number) => `${name}:${lines.linePos(offset).line}`;
  const syntax = document.errors.map(({ code, message, pos }) => syntaxProblem(where(pos[0]), code, message));
  const problems = [...syntax, ...unwanted(document.contents, where)];
  if (problems.length > 0) throw new UserError(unique(problems));
  return {
    value: document.contents === null ? "" : plain(document.contents),
    at: (path) => where(positionOf(document.contents, path, 0)),
  };
}

const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "a tab is used to indent; use spaces",
  DUPLICATE_KEY: "the key is given twice; keep one",
  MULTIPLE_DOCS: "a second document begins; keep one document in a file",
};

function syntaxProblem(where: string, code: string, message: string): Problem {
  const [what, todo] = (advice[code] ?? `is not YAML: ${message}; mend the line`).split("; ");
  return { where, what: what ?? "", todo: todo ?? "mend the line" };
}

/** What YAML allows and definitions do not. */
function unwanted(contents: Node | null, where: (offset: number) => string): Problem[] {
  const problems: Problem[] = [];
  visit(contents, {
    Node: (_key, node) => {
      const what = unwantedNode(node);
      if (what !== null) problems.push({ where: where(node.range?.[0] ?? 0), ...what });
    },
    Pair: (_key, { key }) => {
      const what = unwantedKey(key);
      const offset = isScalar(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? 0) : 0;
      if (what !== null) problems.push({ where: where(offset), ...what });
    },
  });
  return problems;
}

function unwantedNode(node: Node): { what: string; todo: string } | null {
  if (isAlias(node)) return { what: "uses an alias (*)", todo: "write the value out" };
  if (node.anchor !== undefined && node.anchor !== "") {
    return { what: "sets an anchor (&)", todo: "write the value out where it is needed" };
  }
  return node.tag === undefined ? null : { what: "uses a tag (!)", todo: "leave the tag out" };
}

function unwantedKey(key: unknown): { what: string; todo: string } | null {
  if (!isScalar(key)) return isAlias(key) ? null : { what: "a key is not a text", todo: "give it a name" };
  return key.value === "<<" ? { what: "uses a merge key (<<)", todo: "write the settings out" } : null;
}

function plain(node: unknown): unknown {
  if (isMap(node)) return mappingOf(node.items.map((pair) => [keyOf(pair), plain(pair.value)]));
  if (isSeq(node)) return node.items.map(plain);
  return isScalar(node) ? String(node.value ?? "") : "";
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

/** The offset of the key or item at the path, going no deeper than the file does. */
function positionOf(node: unknown, path: Path, found: number): number {
  const [key, ...rest] = path;
  if (isMap(node)) {
    const pair = node.items.find((one) => keyOf(one) === key);
    return pair === undefined ? found : positionOf(pair.value, rest, offsetOf(pair.key, found));
  }
  if (!isSeq(node)) return found;
  const item = node.items[Number(key)];
  return item === undefined ? found : positionOf(item, rest, offsetOf(item, found));
}

function offsetOf(node: unknown, otherwise: number): number {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [`${one.where} ${one.what}`, one])).values()];
}
