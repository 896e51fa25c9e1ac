import type { Budget } from "../budget.ts";
import type { Align, CellStyle } from "../workbook.ts";
import type { Attributes, XmlHandlers } from "../xml.ts";
import { colourOf } from "./colours.ts";

export type Font = Pick<
  CellStyle,
  "font" | "size" | "bold" | "italic" | "underline" | "superscript" | "colour"
>;
type Fill = Pick<CellStyle, "fill" | "pattern">;
type Form = { attributes: Attributes; align: Align; wrap: boolean };

/** How a number is shown, as far as it tells what the number is. */
export type NumberForm = "number" | "percentage" | "date";

export const plainFont: Font = {
  font: null,
  size: null,
  bold: false,
  italic: false,
  underline: false,
  superscript: false,
  colour: null,
};

/** The styles of an XLSX workbook: cells name theirs by a number. */
export class StylesReader implements XmlHandlers {
  readonly #theme: readonly string[];
  readonly #budget: Budget;
  readonly #fonts: Font[] = [];
  readonly #fills: Fill[] = [];
  readonly #borders: boolean[] = [];
  readonly #named: Form[] = [];
  readonly #forms: Form[] = [];
  readonly #names = new Map<number, boolean>();
  readonly #formats = new Map<number, string>();
  readonly #cells = new Map<number, CellStyle>();
  #part = "";
  #border = false;
  #fill: Fill = { fill: null, pattern: false };

  constructor(theme: readonly string[], budget: Budget) {
    this.#theme = theme;
    this.#budget = budget;
  }

  open(name: string, a: Attributes): void {
    if (parts.has(name)) this.#part = name;
    if (name === "numFmt") this.#formats.set(Number(a["numFmtId"]), a["formatCode"] ?? "");
    if (this.#part === "fonts") this.#openFont(name, a);
    if (this.#part === "fills") this.#openFill(name, a);
    if (this.#part === "borders") this.#openBorder(name, a);
    if (name === "xf" || name === "alignment") this.#openForm(name, a);
    if (name === "cellStyle") this.#names.set(Number(a["xfId"]), isHeading(a));
  }

  close(name: string): void {
    if (name === this.#part) this.#part = "";
    if (name === "fill") this.#fills.push(this.#fill);
    if (name === "border") this.#borders.push(this.#border);
  }

  /** The style of a cell by its number. */
  cell(number: number): CellStyle {
    const known = this.#cells.get(number);
    if (known !== undefined) return known;
    const style = this.#cellStyle(number);
    this.#cells.set(number, style);
    return style;
  }

  /** ECMA-376 part 1, 18.8.30: the built-in formats of dates and percentages, or what the format's letters say. */
  numberForm(number: number): NumberForm {
    const id = Number(this.#forms[number]?.attributes["numFmtId"] ?? 0);
    const format = this.#formats.get(id);
    if (format === undefined) return builtInForm(id);
    const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, "");
    if (bare.includes("%")) return "percentage";
    return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? "date" : "number";
  }

  /** Excel measures columns in digits of the workbook's first font, in whole pixels, and five pixels of margin. */
  pointsOfDigits(digits: number): number {
    const { font, size } = this.#fonts[0] ?? plainFont;
    const digit = /calibri|carlito/i.test(font ?? "Calibri") ? 0.507 : 0.556;
    return (digits * Math.round(((size ?? 11) / 0.75) * digit) + 5) * 0.75;
  }

  #openFont(name: string, a: Attributes): void {
    if (name === "font") {
      this.#budget.spend();
      this.#fonts.push({ ...plainFont });
    }
    const font = this.#fonts.at(-1);
    if (font !== undefined) setFont(font, name, a, this.#theme);
  }

  #openFill(name: string, a: Attributes): void {
    if (name === "fill") this.#fill = { fill: null, pattern: false };
    const kind = a["patternType"] ?? "none";
    if (name === "patternFill") this.#fill.pattern = !/^(none|solid)$/.test(kind);
    if (name === "gradientFill") this.#fill.pattern = true;
    if (name === "fgColor") this.#fill.fill = colourOf(a, this.#theme);
  }

  #openBorder(name: string, a: Attributes): void {
    if (name === "border") this.#border = false;
    else if ((a["style"] ?? "none") !== "none") this.#border = true;
  }

  #openForm(name: string, a: Attributes): void {
    const list = this.#part === "cellXfs" ? this.#forms : this.#part === "cellStyleXfs" ? this.#named : [];
    if (name === "xf") {
      this.#budget.spend();
      list.push({ attributes: a, align: "general", wrap: false });
      return;
    }
    const form = list.at(-1);
    if (form === undefined) return;
    form.align = alignOf(a["horizontal"]);
    form.wrap = /^(1|true)$/.test(a["wrapText"] ?? "");
  }

  #cellStyle(number: number): CellStyle {
    const form = this.#forms[number] ?? this.#named[0];
    const a = form?.attributes ?? {};
    const font = this.#fonts[Number(a["fontId"] ?? 0)] ?? plainFont;
    const fill = this.#fills[Number(a["fillId"] ?? 0)] ?? { fill: null, pattern: false };
    const border = this.#borders[Number(a["borderId"] ?? 0)] ?? false;
    const heading = this.#names.get(Number(a["xfId"] ?? 0)) ?? false;
    return { ...font, ...fill, border, heading, align: form?.align ?? "general", wrap: form?.wrap ?? false };
  }
}

const parts = new Set([
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
]);

/** Sets what one element says of a font, in styles and in runs of rich text alike. */
export function setFont(font: Font, name: string, a: Attributes, theme: readonly string[]): void {
  const value = a["val"];
  const isOn = !/^(0|false|none)$/.test(value ?? "");
  if (name === "sz") font.size = Number(value);
  if (name === "name" || name === "rFont") font.font = value ?? null;
  if (name === "b") font.bold = isOn;
  if (name === "i") font.italic = isOn;
  if (name === "u") font.underline = isOn;
  if (name === "vertAlign") font.superscript = value === "superscript";
  if (name === "color") font.colour = colourOf(a, theme);
}

/** ECMA-376 part 1, 18.8.7: the built-in styles 15 to 19 are the title and four headings, in any language. */
function isHeading(a: Attributes): boolean {
  const builtIn = a["builtinId"];
  return builtIn === undefined
    ? /^(heading|title)/i.test(a["name"] ?? "")
    : Number(builtIn) >= 15 && Number(builtIn) <= 19;
}

function builtInForm(id: number): NumberForm {
  if (id === 9 || id === 10) return "percentage";
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? "date" : "number";
}

function alignOf(align: string | undefined): Align {
  if (align === "left" || align === "right" || align === "justify") return align;
  if (align === "centerContinuous" || align === "distributed") return "center";
  return align === "center" ? align : "general";
}
