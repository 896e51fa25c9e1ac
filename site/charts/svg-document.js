import { select } from "./svg-select.js";

/**
 * What Plot draws on: as much of a document as drawing an SVG takes, without a page, events, styles or scripts. A whole
 * DOM costs several times what Plot itself does, which shows in a publication of twenty thousand pages.
 */

/** @typedef {SvgElement | SvgText} SvgNode */

const namespace = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} */
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" };

/** What an element and a text have in common: a parent that they can leave. */
class SvgChild {
  /** @type {SvgElement | null} */
  parentNode = null;

  get ownerDocument() {
    return svgDocument;
  }

  /** Nothing that is drawn here is ever on a page. */
  get isConnected() {
    return false;
  }

  /** @returns {SvgNode | null} */
  get nextSibling() {
    /** @type {readonly unknown[]} */
    const siblings = this.parentNode?.childNodes ?? [];
    return this.parentNode?.childNodes[siblings.indexOf(this) + 1] ?? null;
  }

  remove() {
    const home = this.parentNode;
    if (home === null) return;
    /** @type {readonly unknown[]} */
    const siblings = home.childNodes;
    home.childNodes.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }
}

class SvgText extends SvgChild {
  nodeType = 3;
  nodeName = "#text";

  /** @param {string} text */
  constructor(text) {
    super();
    this.textContent = text;
  }

  get outerHTML() {
    return this.textContent.replace(/[&<>\u00a0]/g, (character) => entities[character] ?? character);
  }
}

export class SvgElement extends SvgChild {
  nodeType = 1;
  namespaceURI = namespace;

  /** @type {SvgNode[]} */
  childNodes = [];

  /** @type {Map<string, string>} */
  attributes = new Map();

  /** @param {string} name */
  constructor(name) {
    super();
    this.localName = name;
  }

  get nodeName() {
    return this.localName;
  }

  get tagName() {
    return this.localName;
  }

  get id() {
    return this.getAttribute("id") ?? "";
  }

  set id(id) {
    this.setAttribute("id", id);
  }

  get children() {
    return this.childNodes.filter(isElement);
  }

  /** @returns {SvgNode | null} */
  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  /** @returns {SvgNode | null} */
  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }

  /** The outermost drawing that the element is in. @returns {SvgElement | null} */
  get ownerSVGElement() {
    const home = this.parentNode;
    if (home === null) return null;
    return home.localName === "svg" ? home : home.ownerSVGElement;
  }

  /** @returns {string} */
  get textContent() {
    return this.childNodes.map((each) => each.textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }

  get outerHTML() {
    let open = `<${this.localName}`;
    for (const [name, value] of this.attributes) open += ` ${name}="${escaped(value)}"`;
    return `${open}>${this.innerHTML}</${this.localName}>`;
  }

  get innerHTML() {
    let inner = "";
    for (const child of this.childNodes) inner += child.outerHTML;
    return inner;
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /** @param {string} name */
  hasAttribute(name) {
    return this.attributes.has(name);
  }

  /** @param {string} name @param {unknown} value */
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  /** @param {(SvgNode | string)[]} nodes */
  append(...nodes) {
    for (const each of nodes) this.insertBefore(asNode(each), null);
  }

  /** @param {(SvgNode | string)[]} nodes */
  prepend(...nodes) {
    const first = this.firstChild;
    for (const each of nodes) this.insertBefore(asNode(each), first);
  }

  /** @param {(SvgNode | string)[]} nodes */
  replaceChildren(...nodes) {
    for (const each of this.childNodes) each.parentNode = null;
    this.childNodes = [];
    this.append(...nodes);
  }

  /** @template {SvgNode} Kind @param {Kind} node @returns {Kind} */
  appendChild(node) {
    return this.insertBefore(node, null);
  }

  /** @template {SvgNode} Kind @param {Kind} node @param {SvgNode | null} [before] @returns {Kind} */
  insertBefore(node, before) {
    node.remove();
    node.parentNode = this;
    if (before) this.childNodes.splice(this.childNodes.indexOf(before), 0, node);
    else this.childNodes.push(node);
    return node;
  }

  /** @template {SvgNode} Kind @param {Kind} node @returns {Kind} */
  removeChild(node) {
    node.remove();
    return node;
  }

  /** @param {string} selector */
  querySelectorAll(selector) {
    return select(this, selector);
  }

  /** @param {string} selector */
  querySelector(selector) {
    return select(this, selector)[0] ?? null;
  }
}

/** @param {SvgNode} node @returns {node is SvgElement} */
export function isElement(node) {
  return node.nodeType === 1;
}

/** @param {SvgNode | string} node @returns {SvgNode} */
function asNode(node) {
  return typeof node === "string" ? new SvgText(node) : node;
}

/** @param {string} value */
function escaped(value) {
  return /[&<>"\u00a0]/.test(value)
    ? value.replace(/[&"\u00a0]/g, (character) => entities[character] ?? character)
    : value;
}

/** The document that all drawings belong to; nothing stays in it. */
export const svgDocument = {
  nodeType: 9,
  /** Where creation begins: it has a document and a namespace. */
  get documentElement() {
    return new SvgElement("svg");
  },
  /** @param {string} name */
  createElement: (name) => new SvgElement(name),
  /** @param {string} _ the namespace: there is no other @param {string} name */
  createElementNS: (_, name) => new SvgElement(name),
  /** @param {string} text */
  createTextNode: (text) => new SvgText(text),
};
