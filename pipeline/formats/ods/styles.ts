import { LANGUAGE, lookName, type NumberLook } from "../workbook.ts";
import { POINTS } from "../workbook-lines.ts";
import { XML } from "../xml-text.ts";
import { rootAttributes } from "./namespaces.ts";

/** Names of the cell styles; a space in a name is written _20_ (ODF 1.3 part 3, 19.502). */
export const cellStyles = {
  title: "Heading_20_1",
  header: "Column_20_header",
  numbersHeader: "Column_20_header_20_of_20_numbers",
  text: "Text",
  link: "Link",
  shorthand: "Shorthand",
} as const;

/** The style of numbers of one look. */
export function numberStyle(look: NumberLook): string {
  return `Number_20_${lookName(look)}`;
}

/** `styles.xml`: every style that cells have, a page without header or footer, and the language. */
export function stylesXml(looks: readonly NumberLook[]): string {
  return [
    XML,
    `<office:document-styles${rootAttributes("office", "style", "text", "number", "fo", "svg")}>`,
    `<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>`,
    "<office:styles>",
    defaultStyle,
    ...looks.map(dataStyle),
    style("Default", null, top),
    style(cellStyles.title, "Heading 1", `${wrapped}${bold(POINTS.title)}`),
    style(cellStyles.text, "Text", `${wrapped}${aligned("start")}`),
    style(cellStyles.link, "Link", `${wrapped}${aligned("start")}${linked}`),
    style(cellStyles.header, "Column header", `${wrapped}${aligned("start")}${bold(POINTS.body)}`),
    style(
      cellStyles.numbersHeader,
      "Column header of numbers",
      `${wrapped}${aligned("end")}${bold(POINTS.body)}`,
    ),
    style(cellStyles.shorthand, "Shorthand", `${top}${aligned("end")}`),
    ...looks.map((look) =>
      style(numberStyle(look), `Number ${lookName(look)}`, `${top}${aligned("end")}`, look),
    ),
    "</office:styles>",
    page,
    "</office:document-styles>",
  ].join("");
}

const defaultStyle =
  `<style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial" fo:font-size="${POINTS.body}pt"` +
  ` fo:language="${LANGUAGE.language}" fo:country="${LANGUAGE.country}"/></style:default-style>`;

const top =
  '<style:table-cell-properties style:vertical-align="top" fo:padding="0.8mm" fo:padding-left="1.5mm" fo:padding-right="1.5mm"/>';
const wrapped =
  '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.8mm" fo:padding-left="1.5mm" fo:padding-right="1.5mm"/>';
const linked =
  '<style:text-properties fo:color="#0b3d91" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/>';

function bold(points: number): string {
  return `<style:text-properties fo:font-size="${points}pt" fo:font-weight="bold"/>`;
}

/** Said of itself and not left to the kind of value, because shorthand stands in the columns of numbers. */
function aligned(edge: "start" | "end"): string {
  return `<style:paragraph-properties fo:text-align="${edge}"/>`;
}

function style(name: string, shown: string | null, properties: string, look?: NumberLook): string {
  const displayed = shown === null || shown === name ? "" : ` style:display-name="${shown}"`;
  const parent = name === "Default" ? "" : ' style:parent-style-name="Default"';
  const data = look === undefined ? "" : ` style:data-style-name="${dataStyleName(look)}"`;
  return `<style:style style:name="${name}"${displayed} style:family="table-cell"${parent}${data}>${properties}</style:style>`;
}

function dataStyleName(look: NumberLook): string {
  return `N${lookName(look)}`;
}

function dataStyle(look: NumberLook): string {
  const grouping = look.grouped ? ' number:grouping="true"' : "";
  return (
    `<number:number-style style:name="${dataStyleName(look)}"><number:number number:min-integer-digits="1"` +
    ` number:decimal-places="${look.decimals}" number:min-decimal-places="${look.decimals}"${grouping}/></number:number-style>`
  );
}

/** Landscape, as wide as the sheet; without this page LibreOffice prints a header and a footer of its own. */
const page =
  '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm"' +
  ' fo:page-height="21cm" style:print-orientation="landscape" fo:margin="2cm" style:scale-to-X="1"/>' +
  "</style:page-layout></office:automatic-styles><office:master-styles>" +
  '<style:master-page style:name="Default" style:page-layout-name="Page"/></office:master-styles>';
