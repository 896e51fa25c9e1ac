import { type Attributes, longer, type XmlHandlers } from "../xml.ts";
import type { StyleBook } from "./styles.ts";

/** Fields that a program fills in when it prints. */
const fields = new Set(["sheet-name", "page-number", "page-count", "file-name", "date", "time", "title"]);

/** The headers and footers of styles.xml by the name of the page style; its styles go to the style book. */
export class PagesReader implements XmlHandlers {
  readonly texts = new Map<string, string[]>();
  readonly #styles: StyleBook;
  #page = "";
  #part: string | null = null;
  #text = "";

  constructor(styles: StyleBook) {
    this.#styles = styles;
  }

  open(name: string, a: Attributes): void {
    if (name === "master-page") this.#page = a["name"] ?? "";
    else if (/^(header|footer)(-left|-first)?$/.test(name) && a["display"] !== "false") this.#part = name;
    else if (this.#part === null) this.#styles.open(name, a);
    else if (fields.has(name)) this.#text += `<${name}>`;
  }

  text(piece: string): void {
    if (this.#part !== null) this.#text = longer(this.#text, piece);
  }

  close(name: string): void {
    if (this.#part === null) this.#styles.close(name);
    if (name !== this.#part) return;
    if (this.#text.trim() !== "") this.texts.set(this.#page, [...(this.texts.get(this.#page) ?? []), name]);
    this.#part = null;
    this.#text = "";
  }
}
