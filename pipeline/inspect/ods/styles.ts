import type { Budget } from "../budget.ts";
import { pointsOf } from "../length.ts";
import type { Align, CellStyle } from "../workbook.ts";
import type { Attributes, XmlHandlers } from "../xml.ts";

type Style = {
  name: string;
  shown: string;
  parent: string | null;
  page: string | null;
  properties: Properties;
};
type Properties = Record<string, string>;

/** The runs of text in a cell that are drawn otherwise than the cell. */
export type RunStyle = Pick<CellStyle, "italic" | "underline" | "superscript" | "size">;

/** The styles of an ODS document, each with what it takes from the styles that it is made from. */
export class StyleBook implements XmlHandlers {
  readonly #styles = new Map<string, Style>();
  readonly #fonts = new Map<string, string>();
  readonly #cells = new Map<string, CellStyle>();
  readonly #budget: Budget;
  #open: Style | null = null;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  open(name: string, a: Attributes): void {
    if (name === "font-face") this.#fonts.set(a["name"] ?? "", a["font-family"] ?? "");
    if (name === "style" || name === "default-style") this.#define(a);
    if (this.#open === null || !name.endsWith("-properties")) return;
    const kind = name.slice(0, -"-properties".length);
    for (const key in a) this.#open.properties[`${kind}.${key}`] = a[key] ?? "";
  }

  close(name: string): void {
    if (name === "style" || name === "default-style") this.#open = null;
  }

  /** A cell's style; null for a cell that names none. */
  cell(name: string | null): CellStyle {
    const known = this.#cells.get(name ?? "Default");
    if (known !== undefined) return known;
    const style = this.#cellStyle(name ?? "Default");
    this.#cells.set(name ?? "Default", style);
    return style;
  }

  /** How a run of text is drawn, by the name of its style. */
  run(name: string): RunStyle {
    const p = this.#properties("text", name);
    return {
      italic: isItalic(p),
      underline: isUnderlined(p),
      superscript: isRaised(p),
      size: pointsOf(p["text.font-size"]),
    };
  }

  /** A property of a table, column or row style, such as "table.display". */
  property(family: "table" | "table-column" | "table-row", style: string, name: string): string | undefined {
    return this.#properties(family, style)[name];
  }

  /** The page style of a sheet. */
  page(style: string): string {
    return this.#styles.get(`table/${style}`)?.page ?? "Default";
  }

  /** The language of cells where no style says otherwise, such as "en-GB". */
  language(): string {
    const p = this.#properties("table-cell", "Default");
    const language = p["text.language"] ?? "none";
    return language === "none"
      ? ""
      : [language, p["text.country"]].filter((one) => one !== undefined).join("-");
  }

  #define(a: Attributes): void {
    this.#budget.spend();
    const name = a["name"] ?? "";
    const shown = a["display-name"] ?? name;
    const page = a["master-page-name"] ?? null;
    this.#open = {
      name,
      shown,
      parent: a["parent-style-name"] ?? null,
      page,
      properties: Object.create(null),
    };
    this.#styles.set(`${a["family"]}/${name}`, this.#open);
  }

  /** The style, then what it is made from; the default of its family is last. */
  #chain(family: string, name: string): Style[] {
    const chain: Style[] = [];
    let next: string | null = name;
    while (next !== null && chain.length < 32) {
      const style = this.#styles.get(`${family}/${next}`);
      if (style === undefined) break;
      chain.push(style);
      next = style.parent;
    }
    // A style that names no other stands on the default one: programs draw it so.
    for (const basis of ["Default", ""]) {
      const style = this.#styles.get(`${family}/${basis}`);
      if (style !== undefined && !chain.includes(style)) chain.push(style);
    }
    return chain;
  }

  #properties(family: string, name: string): Properties {
    const all: Properties = Object.create(null);
    for (const { properties } of this.#chain(family, name).reverse()) Object.assign(all, properties);
    return all;
  }

  #cellStyle(name: string): CellStyle {
    const p = this.#properties("table-cell", name);
    const font = p["text.font-name"] ?? p["text.font-family"];
    return {
      heading: this.#chain("table-cell", name).some((one) => isHeading(one.name) || isHeading(one.shown)),
      font: font === undefined ? null : unquoted(this.#fonts.get(font) ?? font),
      size: pointsOf(p["text.font-size"]),
      bold: p["text.font-weight"] === "bold" || Number(p["text.font-weight"]) >= 600,
      italic: isItalic(p),
      underline: isUnderlined(p),
      superscript: isRaised(p),
      colour: p["text.use-window-font-color"] === "true" ? null : colourOf(p["text.color"]),
      fill: colourOf(p["table-cell.background-color"]),
      pattern: false,
      border: ["", "-top", "-bottom", "-left", "-right"].some((side) =>
        isDrawn(p[`table-cell.border${side}`]),
      ),
      align:
        p["table-cell.text-align-source"] === "value-type" ? "general" : alignOf(p["paragraph.text-align"]),
      wrap: p["table-cell.wrap-option"] === "wrap",
    };
  }
}

function isHeading(name: string): boolean {
  return /^(heading|title)/i.test(name);
}

function isItalic(p: Properties): boolean {
  return /^(italic|oblique)$/.test(p["text.font-style"] ?? "");
}

function isUnderlined(p: Properties): boolean {
  return (p["text.text-underline-style"] ?? "none") !== "none";
}

/** ODF 1.3 part 3, 20.390: "super", or a percentage above the line. */
function isRaised(p: Properties): boolean {
  return /^(super|[1-9])/.test(p["text.text-position"] ?? "");
}

function isDrawn(border: string | undefined): boolean {
  return border !== undefined && border !== "none" && !/^0(\.0+)?[a-z]{2}\b/.test(border);
}

function colourOf(colour: string | undefined): string | null {
  return colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null;
}

function unquoted(font: string): string {
  return (
    font
      .split(",")[0]
      ?.trim()
      .replace(/^['"]|['"]$/g, "") ?? font
  );
}

function alignOf(align: string | undefined): Align {
  if (align === "start" || align === "left") return "left";
  if (align === "end" || align === "right") return "right";
  return align === "center" || align === "justify" ? align : "general";
}
