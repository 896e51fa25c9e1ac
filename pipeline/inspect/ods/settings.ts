import type { Attributes, XmlHandlers } from "../xml.ts";

/** What settings.xml says of a sheet's view. */
export type SheetView = Readonly<Record<string, string>>;

/** How the document was left: the sheet that is shown and, by sheet, the items of its view. */
export class SettingsReader implements XmlHandlers {
  active: string | null = null;
  readonly views = new Map<string, Record<string, string>>();
  #sheets = false;
  #view: Record<string, string> | null = null;
  #item = "";

  open(name: string, a: Attributes): void {
    const called = a["name"] ?? "";
    if (name === "config-item-map-named") this.#sheets = called === "Tables";
    if (name === "config-item-map-entry" && this.#sheets) this.#openView(called);
    if (name === "config-item") this.#item = called;
  }

  text(piece: string): void {
    if (this.#item === "") return;
    if (this.#view !== null) this.#view[this.#item] = `${this.#view[this.#item] ?? ""}${piece}`;
    else if (this.#item === "ActiveTable") this.active = `${this.active ?? ""}${piece}`;
  }

  close(name: string): void {
    if (name === "config-item") this.#item = "";
    if (name === "config-item-map-entry") this.#view = null;
    if (name === "config-item-map-named") this.#sheets = false;
  }

  #openView(sheet: string): void {
    this.#view = Object.create(null);
    if (this.#view !== null) this.views.set(sheet, this.#view);
  }
}

/** A cell that two items of a view give; null where they are not there. */
export function placeIn(view: SheetView, x: string, y: string): { row: number; column: number } | null {
  const column = view[x];
  const row = view[y];
  return column === undefined || row === undefined ? null : { row: Number(row), column: Number(column) };
}

/** LibreOffice writes 2 for a frozen pane, 1 for a split one, once across and once down. */
export function panesOf(view: SheetView): "frozen" | "split" | null {
  const modes = [view["HorizontalSplitMode"], view["VerticalSplitMode"]];
  if (modes.includes("2")) return "frozen";
  return modes.includes("1") ? "split" : null;
}
