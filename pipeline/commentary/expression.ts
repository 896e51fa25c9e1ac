import nunjucks, { type Extension } from "nunjucks";
import { refuse } from "../user-error.ts";

/** A call such as figure("by-role", role="parent"): its words in order, and its named options. */
export type Call = { name: string; words: readonly string[]; options: Options };
export type Options = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Commentary in pieces: Markdown as written, an expression inside a sentence, or a block on a line of its own. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "expression" | "block"; line: number; call: Call };

/** A field of a definition as commentary: one that is a single call may leave its braces out. */
export function inBraces(field: string): string {
  return /^(?:figure|change|claim)\([^{}]*(?:\{[^{}]*\}[^{}]*)*\)$/.test(field.trim())
    ? `{{ ${field} }}`
    : field;
}

const blocks: Extension = {
  tags: ["chart", "table"],
  parse(parser, nodes) {
    const { value: tag } = parser.nextToken();
    const args = parser.parseSignature(null, true);
    parser.advanceAfterBlockEnd(tag);
    return new nodes.CallExtension(blocks, tag, args, null);
  },
};

const language = "use {{ figure(…) }}, {{ change(…) }}, {{ claim(…) }}, {% chart … %} or {% table … %}";

/**
 * Reads commentary with Nunjucks' parser. Only calls with quoted texts are taken, and nothing of it is run: no
 * variable, filter, loop or include has a meaning here. Throws a UserError at `where:line`.
 */
export function parseCommentary(where: string, source: string): Piece[] {
  return children(parsed(where, source)).flatMap((node) => {
    if (typeOf(node) === "CallExtension") return [block(where, node)];
    if (typeOf(node) !== "Output") return refuse(at(where, node), "this is not commentary", language);
    return children(node).map((child) => output(where, child));
  });
}

function parsed(where: string, source: string): unknown {
  try {
    return nunjucks.parser.parse(source, [blocks], {});
  } catch (error) {
    const line = field(error, "lineno");
    const lastOpened = source.slice(0, source.search(/\{[{%](?![\s\S]*\{[{%])/)).split("\n").length;
    return refuse(
      `${where}:${typeof line === "number" ? line : lastOpened}`,
      "an expression cannot be read",
      'check its quotes, commas and brackets, e.g. {{ figure("by-role", role="parent") }}',
    );
  }
}

function output(where: string, node: unknown): Piece {
  if (typeOf(node) === "TemplateData") return { kind: "text", text: String(field(node, "value")) };
  if (typeOf(node) !== "FunCall" || typeOf(field(node, "name")) !== "Symbol") {
    return refuse(at(where, node), "an expression is not a call", language);
  }
  const name = String(field(field(node, "name"), "value"));
  return { kind: "expression", line: lineOf(node), call: callOf(where, name, field(node, "args")) };
}

function block(where: string, node: unknown): Piece {
  const args = field(node, "args");
  return { kind: "block", line: lineOf(args), call: callOf(where, String(field(node, "prop")), args) };
}

function callOf(where: string, name: string, args: unknown): Call {
  const given = children(args);
  const pairs = given.filter((arg) => typeOf(arg) === "KeywordArgs").flatMap(children);
  const words = given
    .filter((arg) => typeOf(arg) !== "KeywordArgs")
    .map((arg) => textOf(arg) ?? refuse(at(where, arg), `${name} takes texts only`, quotes));
  const options = pairs.map((pair): [string, Options[string]] => [keyOf(pair), option(where, name, pair)]);
  return { name, words, options: Object.fromEntries(options) };
}

const quotes = 'write each as a quoted text, e.g. since="2024"';

function option(where: string, name: string, pair: unknown): Options[string] {
  const value = field(pair, "value");
  if (typeOf(value) !== "Dict") {
    return textOf(value) ?? refuse(at(where, pair), `${name} takes texts only`, quotes);
  }
  const entries = children(value).map((entry): [string, string] => [
    keyOf(entry),
    textOf(field(entry, "value")) ?? refuse(at(where, pair), `${name} takes texts only`, quotes),
  ]);
  return Object.fromEntries(entries);
}

function textOf(node: unknown): string | null {
  const value = typeOf(node) === "Literal" ? field(node, "value") : null;
  return typeof value === "string" ? value : null;
}

function keyOf(pair: unknown): string {
  return String(field(field(pair, "key"), "value"));
}

function children(node: unknown): unknown[] {
  const list = field(node, "children");
  return Array.isArray(list) ? list : [];
}

function typeOf(node: unknown): unknown {
  return field(node, "typename");
}

/** Nunjucks counts lines from 0. */
function lineOf(node: unknown): number {
  const line = field(node, "lineno");
  return (typeof line === "number" ? line : 0) + 1;
}

function at(where: string, node: unknown): string {
  return `${where}:${lineOf(node)}`;
}

function field(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;
}
