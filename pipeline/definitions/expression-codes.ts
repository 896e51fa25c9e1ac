import type { Collection } from "../collection.ts";
import { itemColumn } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import { expressionsIn } from "./expression.ts";
import { isMapping } from "./mapping.ts";
import type { Mistake } from "./names.ts";

type Node = Readonly<Record<string, unknown>>;
type Codes = readonly string[];

/**
 * The codes that each column of `responses` may hold; `lasting`: for lists that do not change between periods, since
 * an expression may rightly name a code of a classification that is valid in another period only.
 */
export function codesByColumn(
  { variables, derived }: Collection,
  lists: "lasting" | "all" = "lasting",
): Map<string, Codes> {
  const codes = new Map<string, Codes>();
  for (const one of [...variables, ...derived]) {
    if (!("list" in one) || (one.list.name !== null && lists === "lasting")) continue;
    const list = one.list.codes.map(({ code }) => code);
    if ("items" in one) for (const item of one.items) codes.set(itemColumn(one.name, item.code), list);
    else codes.set(one.name, list);
  }
  return codes;
}

/** Comparisons of a column with a text that is none of its codes, which could never be true. */
export function comparedCodes(tree: Node, codes: ReadonlyMap<string, Codes>): Mistake[] {
  return expressionsIn(tree).flatMap((node) => {
    const { column, texts } = compared(node);
    const known = codes.get(column);
    return known === undefined ? [] : texts.flatMap((text) => unknownCode(text, `"${column}"`, known));
  });
}

/** Texts that a CASE gives and that are none of the codes of the variable it derives. */
export function resultCodes(tree: Node, codes: Codes): Mistake[] {
  return results(tree).flatMap((text) => unknownCode(text, "the derived variable", codes));
}

function unknownCode(text: string, owner: string, known: Codes): Mistake[] {
  if (known.includes(text)) return [];
  return [{ what: `uses "${text}", which is not a code of ${owner}`, todo: didYouMean(text, known) }];
}

function compared(node: Node): { column: string; texts: string[] } {
  const none = { column: "", texts: [] };
  if (node["class"] === "COMPARISON") {
    const equality = [
      "COMPARE_EQUAL",
      "COMPARE_NOTEQUAL",
      "COMPARE_DISTINCT_FROM",
      "COMPARE_NOT_DISTINCT_FROM",
    ];
    return equality.includes(String(node["type"])) ? among([node["left"], node["right"]]) : none;
  }
  const membership = ["COMPARE_IN", "COMPARE_NOT_IN"].includes(String(node["type"]));
  const lists = ["list_contains"].includes(String(node["function_name"]));
  const children = node["children"];
  return (membership || lists) && Array.isArray(children) ? among(children) : none;
}

/** The column and the texts that stand beside each other in a comparison. */
function among(sides: readonly unknown[]): { column: string; texts: string[] } {
  const column = sides.map(columnOf).find((name) => name !== null) ?? "";
  return { column, texts: sides.flatMap((side) => textOf(side) ?? []) };
}

function columnOf(node: unknown): string | null {
  if (!isMapping(node) || !Array.isArray(node["column_names"])) return null;
  return node["column_names"].map(String).join(".");
}

function textOf(node: unknown): string | null {
  if (!isMapping(node) || node["class"] !== "CONSTANT" || !isMapping(node["value"])) return null;
  const { type, value } = node["value"];
  return isMapping(type) && type["id"] === "VARCHAR" && typeof value === "string" ? value : null;
}

function results(node: unknown): string[] {
  if (!isMapping(node)) return [];
  if (node["class"] !== "CASE") return [textOf(node)].filter((text) => text !== null);
  const checks: unknown = node["case_checks"];
  const branches = Array.isArray(checks)
    ? checks.map((one: unknown) => (isMapping(one) ? one["then_expr"] : null))
    : [];
  return [...branches, node["else_expr"]].flatMap(results);
}
