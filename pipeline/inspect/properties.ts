import type { Properties } from "./workbook.ts";
import { type Attributes, longer, type XmlHandlers } from "./xml.ts";

/** Which property an element of the file's metadata gives, in either format. */
const elements: Readonly<Record<string, keyof Properties>> = {
  title: "title",
  creator: "author",
  "initial-creator": "author",
  language: "language",
  Company: "organisation",
};

/** Properties by names of their own ("Language", "Organisation"), as programs let people write them. */
const named: Readonly<Record<string, keyof Properties>> = {
  language: "language",
  publisher: "organisation",
  organisation: "organisation",
  organization: "organisation",
  company: "organisation",
};

/** Reads the document's properties from whichever parts hold them. */
export class PropertiesReader implements XmlHandlers {
  readonly properties: Properties = { title: "", author: "", organisation: "", language: "" };
  #called: keyof Properties | null = null;
  #inside: keyof Properties | null = null;
  #text = "";

  open(name: string, a: Attributes): void {
    if (name === "user-defined" || name === "property")
      this.#called = named[(a["name"] ?? "").toLowerCase()] ?? null;
    const own = name === "user-defined" || name === "lpwstr" ? this.#called : (elements[name] ?? null);
    if (own === null) return;
    this.#inside = own;
    this.#text = "";
  }

  text(piece: string): void {
    if (this.#inside !== null) this.#text = longer(this.#text, piece);
  }

  close(name: string): void {
    if (this.#inside !== null && this.#text.trim() !== "")
      this.properties[this.#inside] ||= this.#text.trim();
    this.#inside = null;
    if (name === "property") this.#called = null;
  }
}
