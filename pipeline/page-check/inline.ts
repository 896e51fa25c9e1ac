import type { DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;

/** Blocks of data, which no browser runs: descriptions for search engines, and what a page's script reads. */
const dataBlocks = new Set(["application/ld+json", "application/json"]);

/** What of an element a Content-Security-Policy without `unsafe-inline` would refuse, as words after "has". */
export function inlineIn(element: Element): string[] {
  const found = inlineElement(element);
  for (const each of element.attrs) {
    const what = inlineAttribute(each.name, each.value);
    if (what !== null) found.push(`${what} <${element.tagName}>`);
  }
  return found;
}

function inlineAttribute(name: string, value: string): string | null {
  if (name === "style") return "a style attribute on";
  if (name.startsWith("on")) return `an event handler, ${name}, on`;
  if (name === "srcdoc") return "a page inside an attribute of";
  return /^\s*javascript:/i.test(value) ? "a script in an attribute of" : null;
}

function inlineElement(element: Element): string[] {
  switch (element.tagName) {
    case "style":
      return ["a <style> element"];
    case "base":
      return attribute(element, "href") === null ? [] : ["a <base> element with an address"];
    case "script":
      return attribute(element, "src") === null ? inlineScript(element) : [];
    case "meta":
      return attribute(element, "http-equiv")?.toLowerCase() === "refresh"
        ? ["a page that moves on by itself"]
        : [];
    default:
      return [];
  }
}

function inlineScript(element: Element): string[] {
  if (!dataBlocks.has(attribute(element, "type") ?? "")) return ["an inline script"];
  const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  return isJson(text) ? [] : ["a block of data that is no JSON"];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** An attribute's value; null where the element has none of that name. */
export function attribute({ attrs }: Element, name: string): string | null {
  return (
    attrs.find((each) => (each.prefix ? `${each.prefix}:${each.name}` : each.name) === name)?.value ?? null
  );
}
