import { attributes, escaped, XML } from "./xml-text.ts";

/** An element of an XML file; texts among its children are escaped when it is written. */
export type Element = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
};

/** An element; children that are null are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Element | string | null)[]
): Element {
  return { name, attributes, children: children.filter((child) => child !== null) };
}

/** An XML file of one element and what is in it, an element a line but where it holds text. */
export function xmlFile(root: Element): string {
  return `${XML}${written(root, "")}\n`;
}

function written({ name, attributes: values, children }: Element, indent: string): string {
  const open = `${indent}<${name}${attributes(values)}`;
  if (children.length === 0) return `${open}/>`;
  if (children.some((child) => typeof child === "string"))
    return `${open}>${children.map((child) => (typeof child === "string" ? escaped(child) : written(child, ""))).join("")}</${name}>`;
  const lines = children.map((child) => (typeof child === "string" ? "" : written(child, `${indent}  `)));
  return `${open}>\n${lines.join("\n")}\n${indent}</${name}>`;
}
