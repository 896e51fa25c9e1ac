import type { DefaultTreeAdapterTypes } from "parse5";
import { attribute, type Element, inlineIn } from "./inline.ts";

type Document = DefaultTreeAdapterTypes.Document;

/** Something that a browser fetches by itself when it shows the page: what it is, and its address as written. */
export type Fetched = { what: string; address: string };

/** What the rules need of a page; one walk over its tree gathers it. Lists are in the page's order. */
export type Facts = {
  lang: string | null;
  titles: string[];
  descriptions: string[];
  canonical: string[];
  noindex: boolean;
  headings: { level: number; text: string }[];
  ids: string[];
  links: string[];
  fetched: Fetched[];
  inline: string[];
  silentImages: string[];
};

/** Reads a page's tree. */
export function factsOf(tree: Document): Facts {
  const facts: Facts = {
    lang: null,
    titles: [],
    descriptions: [],
    canonical: [],
    noindex: false,
    headings: [],
    ids: [],
    links: [],
    fetched: [],
    inline: [],
    silentImages: [],
  };
  for (const node of tree.childNodes) if ("tagName" in node) walk(node, facts);
  return facts;
}

function walk(element: Element, facts: Facts): void {
  const id = attribute(element, "id");
  if (id !== null) facts.ids.push(id);
  facts.inline.push(...inlineIn(element));
  facts.fetched.push(...fetchedBy(element));
  read[element.tagName]?.(element, facts);
  for (const child of element.childNodes) if ("tagName" in child) walk(child, facts);
}

/** What is taken from an element by its name. */
const read: Readonly<Record<string, (element: Element, facts: Facts) => void>> = {
  html: (element, facts) => {
    facts.lang = attribute(element, "lang");
  },
  title: (element, facts) => {
    if (element.parentNode?.nodeName === "head") facts.titles.push(textOf(element).trim());
  },
  meta: readMeta,
  link: readLink,
  a: (element, facts) => addLink(attribute(element, "href") ?? attribute(element, "xlink:href"), facts),
  area: (element, facts) => addLink(attribute(element, "href"), facts),
  img: (element, facts) => {
    if (attribute(element, "alt") === null) facts.silentImages.push(attribute(element, "src") ?? "");
  },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [
      `h${level}`,
      (element: Element, facts: Facts) => facts.headings.push({ level, text: textOf(element).trim() }),
    ]),
  ),
};

function readMeta(element: Element, facts: Facts): void {
  const content = attribute(element, "content") ?? "";
  const name = attribute(element, "name");
  if (name === "description") facts.descriptions.push(content);
  if (name === "robots" && content.includes("noindex")) facts.noindex = true;
}

/** A link of the head that the browser does not follow by itself must still lead somewhere. */
function readLink(element: Element, facts: Facts): void {
  const href = attribute(element, "href");
  if (href === null) return;
  const rel = relOf(element);
  if (rel.includes("canonical")) facts.canonical.push(href);
  if (!rel.some((each) => followed.has(each))) addLink(href, facts);
}

function addLink(href: string | null, facts: Facts): void {
  if (href !== null) facts.links.push(href);
}

/** Relations of `<link>` that make a browser fetch the address, or open a connection to its host. */
const followed = new Set(
  (
    "stylesheet icon apple-touch-icon mask-icon manifest preload modulepreload prefetch prerender " +
    "preconnect dns-prefetch"
  ).split(" "),
);

/** The attributes by which an element has a browser fetch something. */
const fetching: Readonly<Record<string, readonly string[]>> = {
  script: ["src"],
  img: ["src", "srcset"],
  source: ["src", "srcset"],
  iframe: ["src"],
  frame: ["src"],
  embed: ["src"],
  audio: ["src"],
  video: ["src", "poster"],
  track: ["src"],
  object: ["data"],
  form: ["action"],
  button: ["formaction"],
  input: ["src", "formaction"],
  image: ["href", "xlink:href"],
  use: ["href", "xlink:href"],
  body: ["background"],
};

function fetchedBy(element: Element): Fetched[] {
  const { tagName } = element;
  if (tagName === "link") return fetchedByLink(element);
  return (fetching[tagName] ?? []).flatMap((name) => {
    const value = attribute(element, name);
    if (value === null || value === "" || (tagName === "use" && value.startsWith("#"))) return [];
    const addresses = name === "srcset" ? value.split(",").map(firstWord) : [value];
    return addresses.map((address) => ({ what: tagName, address }));
  });
}

function fetchedByLink(element: Element): Fetched[] {
  const href = attribute(element, "href");
  const rel = relOf(element).find((each) => followed.has(each));
  return href === null || rel === undefined ? [] : [{ what: rel, address: href }];
}

function firstWord(text: string): string {
  return text.trim().split(/\s+/)[0] ?? "";
}

function relOf(element: Element): string[] {
  return (attribute(element, "rel") ?? "").toLowerCase().split(/\s+/);
}

function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ("tagName" in node ? textOf(node) : "value" in node ? node.value : ""))
    .join("");
}
