import { lookName, type NumberLook } from "../workbook.ts";
import { POINTS } from "../workbook-lines.ts";
import { attributes, XML } from "../xml-text.ts";
import { urls } from "./namespaces.ts";

/** Numbers of the cell formats, in the order in which they are listed. */
export const formats = {
  body: 0,
  title: 1,
  text: 2,
  link: 3,
  header: 4,
  numbersHeader: 5,
  shorthand: 6,
} as const;

/** The numbers of the formats of numbers, which follow the others. */
export function numberFormats(looks: readonly NumberLook[]): (look: NumberLook) => number {
  const first = Object.keys(formats).length;
  const known = new Map(looks.map((look, i) => [lookName(look), first + i]));
  return (look) => known.get(lookName(look)) ?? formats.body;
}

/** Numbers of formats that a program has built in end at 163. */
const FIRST_OWN = 164;

/**
 * `xl/styles.xml`. Titles are in the style that Excel calls Heading 1 and links in its Hyperlink, known by the numbers
 * that are built in; screen readers and checkers look for these.
 */
export function stylesXml(looks: readonly NumberLook[]): string {
  const own = looks.map(
    (look, i) => `<numFmt${attributes({ numFmtId: FIRST_OWN + i, formatCode: formatCode(look) })}/>`,
  );
  const numbers = looks.map((_, i) =>
    format({ style: 0, font: 0, number: FIRST_OWN + i, horizontal: "right", wraps: false }),
  );
  const cells = [
    format({ style: 0, font: 0, horizontal: "general", wraps: false }),
    format({ style: 1, font: 1, horizontal: "left", wraps: true }),
    format({ style: 0, font: 0, horizontal: "left", wraps: true }),
    format({ style: 2, font: 2, horizontal: "left", wraps: true }),
    format({ style: 0, font: 3, horizontal: "left", wraps: true }),
    format({ style: 0, font: 3, horizontal: "right", wraps: true }),
    format({ style: 0, font: 0, horizontal: "right", wraps: false }),
    ...numbers,
  ];
  return [
    XML,
    `<styleSheet xmlns="${urls.main}">`,
    listed("numFmts", own),
    listed("fonts", fonts),
    listed("fills", [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ]),
    listed("borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>"]),
    listed(
      "cellStyleXfs",
      [0, 1, 2].map((font) => `<xf${attributes({ numFmtId: 0, fontId: font, fillId: 0, borderId: 0 })}/>`),
    ),
    listed("cellXfs", cells),
    listed("cellStyles", namedStyles),
    "</styleSheet>",
  ].join("");
}

const fonts = [
  font(POINTS.body, ""),
  font(POINTS.title, "<b/>"),
  font(POINTS.body, "<u/>", "FF0B3D91"),
  font(POINTS.body, "<b/>"),
];

const namedStyles = [
  '<cellStyle name="Heading 1" xfId="1" builtinId="16"/>',
  '<cellStyle name="Hyperlink" xfId="2" builtinId="8"/>',
  '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
];

function font(points: number, marks: string, colour = "FF000000"): string {
  return `<font>${marks}<sz val="${points}"/><color rgb="${colour}"/><name val="Arial"/><family val="2"/></font>`;
}

type Format = {
  style: number;
  font: number;
  number?: number;
  horizontal: "general" | "left" | "right";
  wraps: boolean;
};

function format({ style, font: fontId, number = 0, horizontal, wraps }: Format): string {
  const applied = number === 0 ? {} : { applyNumberFormat: 1 };
  const ids = { numFmtId: number, fontId, fillId: 0, borderId: 0, xfId: style };
  // Room to the right of numbers, so that they do not touch the text of the next column.
  const room = horizontal === "right" ? { indent: 1 } : {};
  const alignment = attributes({ horizontal, vertical: "top", ...(wraps ? { wrapText: 1 } : {}), ...room });
  return `<xf${attributes({ ...ids, ...applied, applyFont: 1, applyAlignment: 1 })}><alignment${alignment}/></xf>`;
}

function formatCode({ decimals, grouped }: NumberLook): string {
  return `${grouped ? "#,##0" : "0"}${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`;
}

function listed(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}
