import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** An element that says which published figure it shows. */
export type Marked = {
  kind: "cell" | "change" | "claim" | "comparison" | "count" | "groups";
  address: string;
  text: string;
  value: string | null;
  tag: string;
};

/** A thing that must say that its data are synthetic: what it is, and all that it says. */
export type Claim = { what: string; text: string };

/** What the audit needs of a page: its marked figures, the other text of its main part, and its figures and tables. */
export type Page = { marked: Marked[]; loose: string[]; claims: Claim[] };

const kinds = {
  "data-cell": "cell",
  "data-change": "change",
  "data-claim": "claim",
  "data-comparison": "comparison",
  "data-count": "count",
  "data-groups": "groups",
} as const;

/**
 * Where digits are words, not results: headers of tables, code and dates, and whatever a template marks `data-words`
 * because it prints a definition.
 */
const wordTags = new Set(["th", "code", "time", "script", "style"]);

/** Attributes that are read out or shown. */
const spokenAttributes = ["aria-label", "aria-description", "alt", "title", "placeholder"];

/** Reads a page from the tree that a browser would make of it. */
export function readTree(tree: DefaultTreeAdapterTypes.Document): Page {
  const page: Page = { marked: [], loose: [], claims: [] };
  for (const node of tree.childNodes) walk(node, page, { words: false, figure: false });
  return page;
}

/** All that a page says, in one text. */
export function textOfPage(html: string): string {
  return textOfTree(parse(html));
}

/** All that a page says, from its tree. */
export function textOfTree(tree: DefaultTreeAdapterTypes.Document): string {
  return tree.childNodes.map(textOf).join("");
}

/** `words` where no text is a result that has no mark: in a marked figure too. */
type Place = { words: boolean; figure: boolean };

function walk(node: Node, page: Page, place: Place): void {
  if (node.nodeName === "#text" && "value" in node) {
    if (!place.words) page.loose.push(node.value);
  } else if ("tagName" in node) walkElement(node, page, place);
}

function walkElement(element: Element, page: Page, place: Place): void {
  const { tagName } = element;
  const mark = markOf(element);
  if (mark !== null) page.marked.push(mark);
  if (!place.words) page.loose.push(...spoken(element));
  if (tagName === "main" || (tagName === "table" && !place.figure) || tagName === "figure")
    page.claims.push({ what: nameOf(element), text: textOf(element) });
  const inside: Place = {
    words: place.words || mark !== null || isWords(element),
    figure: place.figure || tagName === "figure",
  };
  for (const child of element.childNodes) walk(child, page, inside);
}

function markOf(element: Element): Marked | null {
  for (const [name, kind] of Object.entries(kinds)) {
    const address = attribute(element, name);
    if (address === null) continue;
    const text = element.tagName === "meta" ? firstWord(element) : textOf(element);
    return { kind, address, text, value: attribute(element, "value"), tag: element.tagName };
  }
  return null;
}

/** An axis is scenery: its numbers are of no cell; the pages of a long table are numbered. */
function isWords(element: Element): boolean {
  const axis = attribute(element, "class") === "axis" && attribute(element, "aria-hidden") === "true";
  const pager = (attribute(element, "class") ?? "").split(" ").includes("govuk-pagination");
  return axis || pager || wordTags.has(element.tagName) || attribute(element, "data-words") !== null;
}

/** What is said of an element besides its text; of a page, what search engines and other sites show of it. */
function spoken(element: Element): string[] {
  const said = spokenAttributes.flatMap((name) => attribute(element, name) ?? []);
  if (element.tagName !== "meta" || !isShown(element)) return said;
  const content = attribute(element, "content") ?? "";
  return [...said, markOf(element) === null ? content : content.slice(firstWord(element).length)];
}

/** Whether a page's meta element holds words for readers. */
function isShown(meta: Element): boolean {
  const name = attribute(meta, "name") ?? attribute(meta, "property") ?? "";
  return name === "description" || /^og:(site_name|title|description|image:alt)$/.test(name);
}

/** The figure with which a meta element begins that names its cell. */
function firstWord(meta: Element): string {
  return attribute(meta, "content")?.split(" ")[0] ?? "";
}

function nameOf(element: Element): string {
  if (element.tagName === "main") return "the page";
  const id = attribute(element, "id");
  return `a ${element.tagName}${id === null ? "" : ` "${id}"`}`;
}

/** An element's attribute; null where it has none. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}

/** All that a part of a page says. */
export function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
