import type { CellKind, CellStyle, Link } from "../workbook.ts";
import { type Attributes, longer } from "../xml.ts";
import type { StyleBook } from "./styles.ts";

/** Paragraphs or links of one cell. */
const most = 10_000;

/** A cell of an ODS sheet while it is read: its paragraphs, links and the runs that are drawn otherwise. */
export class CellReader {
  readonly attributes: Attributes;
  readonly columns: number;
  readonly links: Link[] = [];
  style: CellStyle;
  readonly #styles: StyleBook;
  readonly #paragraphs: string[] = [];
  #depth = 0;
  #link: { text: string; target: string } | null = null;

  constructor(attributes: Attributes, style: CellStyle, styles: StyleBook) {
    this.attributes = attributes;
    this.columns = repeats(attributes["number-columns-repeated"]);
    this.style = style;
    this.#styles = styles;
  }

  get text(): string {
    const shown = this.#paragraphs.join("\n");
    return shown === "" ? (this.attributes["string-value"] ?? this.attributes["value"] ?? "") : shown;
  }

  get kind(): CellKind {
    const type = this.attributes["value-type"] ?? "string";
    if (type === "float" || type === "currency") return "number";
    if (type === "time") return "date";
    return type === "percentage" || type === "date" || type === "boolean" ? type : "text";
  }

  open(name: string, a: Attributes): void {
    if ((name === "p" || name === "h") && this.#depth++ === 0) this.#begin();
    if (name === "s") this.add(" ".repeat(Math.min(repeats(a["c"]), 1000)));
    if (name === "tab") this.add("\t");
    if (name === "line-break") this.add("\n");
    if (name === "a") this.#link = { text: "", target: a["href"] ?? "" };
    if (name === "span") this.#draw(a["style-name"] ?? "");
  }

  add(piece: string): void {
    if (this.#depth === 0) return;
    this.#paragraphs.push(longer(this.#paragraphs.pop() ?? "", piece));
    if (this.#link !== null) this.#link.text += piece;
  }

  close(name: string): void {
    if (name === "p" || name === "h") this.#depth--;
    if (name !== "a" || this.#link === null) return;
    if (this.links.length < most) this.links.push(this.#link);
    this.#link = null;
  }

  /** The links, with the one that a formula makes. */
  allLinks(): readonly Link[] {
    if (this.attributes["formula"] === undefined) return this.links;
    const target = /HYPERLINK\("([^"]*)"/i.exec(this.attributes["formula"] ?? "")?.[1];
    return target === undefined ? this.links : [...this.links, { text: this.text, target }];
  }

  #begin(): void {
    if (this.#paragraphs.length + this.links.length > most)
      throw new Error("a cell holds too many paragraphs");
    this.#paragraphs.push("");
  }

  #draw(name: string): void {
    const { italic, underline, superscript, size } = this.#styles.run(name);
    const style = this.style;
    if (!italic && !underline && !superscript && size === null) return;
    this.style = {
      ...style,
      italic: style.italic || italic,
      underline: style.underline || (underline && this.#link === null),
      superscript: style.superscript || superscript,
      size: size === null ? style.size : Math.min(size, style.size ?? size),
    };
  }
}

/** How often a cell, column or row is repeated. */
export function repeats(attribute: string | undefined): number {
  const times = Number(attribute ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}
