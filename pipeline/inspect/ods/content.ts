import { parseRange } from "../address.ts";
import type { Budget } from "../budget.ts";
import type { SheetBuilder } from "../sheet-builder.ts";
import type { MarkedTable } from "../workbook.ts";
import type { Attributes, XmlHandlers } from "../xml.ts";
import { SheetReader } from "./sheet-reader.ts";
import type { StyleBook } from "./styles.ts";

/** The sheets and database ranges of content.xml; its styles go to the style book. */
export class ContentReader implements XmlHandlers {
  readonly sheets: { builder: SheetBuilder; page: string }[] = [];
  readonly tables: MarkedTable[] = [];
  scripts = false;
  readonly #styles: StyleBook;
  readonly #budget: Budget;
  #sheet: SheetReader | null = null;
  #depth = 0;
  #skipped = 0;

  constructor(styles: StyleBook, budget: Budget) {
    this.#styles = styles;
    this.#budget = budget;
  }

  open(name: string, a: Attributes): void {
    // Recorded changes and linked documents hold tables of their own that no reader sees.
    if (name === "tracked-changes" || name === "dde-link") this.#skipped++;
    if (this.#skipped > 0) return;
    if (this.#sheet !== null) {
      if (name === "table") this.#depth++;
      this.#sheet.open(name, a);
    } else if (name === "table") this.#openSheet(a);
    else if (name === "database-range") this.#addTable(a);
    else if (name === "filter") this.#addFilter();
    else if (name === "script") this.scripts = true;
    else this.#styles.open(name, a);
  }

  text(piece: string): void {
    if (this.#skipped === 0) this.#sheet?.text(piece);
  }

  close(name: string): void {
    if (name === "tracked-changes" || name === "dde-link") this.#skipped--;
    if (this.#skipped > 0) return;
    if (this.#sheet === null) this.#styles.close(name);
    else if (name === "table" && this.#depth-- === 0) this.#sheet = null;
    else this.#sheet.close(name);
  }

  #openSheet(a: Attributes): void {
    this.#depth = 0;
    this.#sheet = new SheetReader(a, this.#styles, this.#budget);
    this.sheets.push({ builder: this.#sheet.sheet(), page: this.#styles.page(a["style-name"] ?? "") });
  }

  /** LibreOffice gives a filter that is set on bare cells a range with a name of its own: that is no marked table. */
  #addTable(a: Attributes): void {
    const { sheet, range } = addressOf(a["target-range-address"] ?? "");
    const name = a["name"] ?? "";
    const filtered = a["display-filter-buttons"] === "true";
    if (filtered) this.#filterOn(sheet, name);
    if (range === null || name.startsWith("__Anonymous")) return;
    this.#budget.spend();
    const header = a["contains-header"] !== "false";
    this.tables.push({ name, sheet, range, header, headerRows: header ? 1 : 0 });
  }

  #addFilter(): void {
    const table = this.tables.at(-1);
    if (table !== undefined) this.#filterOn(table.sheet, table.name);
  }

  #filterOn(sheet: string, name: string): void {
    this.sheets.find(({ builder }) => builder.name === sheet)?.builder.filter(name);
  }
}

/** ODF 1.3 part 3, 18.3.7: 'Sheet name'.A3:'Sheet name'.K156, with or without the name again and dollar signs. */
function addressOf(address: string): { sheet: string; range: ReturnType<typeof parseRange> } {
  const [, quoted, plain, first = ""] = /^\$?(?:'((?:[^']|'')*)'|([^'.]*))\.([$A-Z\d]+)/i.exec(address) ?? [];
  const last = /([$A-Z\d]+)$/i.exec(address.slice(-20))?.[1] ?? first;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? "", range: parseRange(`${first}:${last}`) };
}
