import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import type { Chart, Draw, Size } from "../../site/charts/chart.js";
import { finished } from "../../site/charts/document.js";
import { textWidth } from "../../site/charts/text-width.js";

/** A drawing read back from its SVG, by code that shares only the widths of letters with what drew it. */

export type Box = { text: string; ref: string | null; x1: number; x2: number; y1: number; y2: number };
export type Shape = { ref: string; x: number; y: number; x1: number; fill: string };
export type Drawing = { svg: string; width: number; height: number; texts: Box[]; shapes: Shape[] };

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Inherited = { anchor: string; size: number };

const attribute = (element: Element, name: string) => element.attrs.find((a) => a.name === name)?.value;
const isElement = (node: Node): node is Element => "tagName" in node;
const number = (text: string | undefined) => Number.parseFloat(text ?? "0");
const textOf = (node: Node): string =>
  isElement(node) ? node.childNodes.map(textOf).join("") : "value" in node ? node.value : "";

export function readDrawing(draw: Draw, chart: Chart, size: Size): Drawing {
  const svg = finished(draw(chart, size), {}, "test");
  const [root] = parseFragment(svg).childNodes;
  if (root === undefined || !isElement(root)) throw new Error("no drawing");
  const drawing: Drawing = {
    svg,
    width: number(attribute(root, "width")),
    height: number(attribute(root, "height")),
    texts: [],
    shapes: [],
  };
  walk(root, { anchor: "start", size: 10 }, drawing);
  return drawing;
}

function walk(element: Element, above: Inherited, drawing: Drawing): void {
  const own = {
    anchor: attribute(element, "text-anchor") ?? above.anchor,
    size: number(attribute(element, "font-size") ?? String(above.size)),
  };
  const ref = attribute(element, "data-mark");
  if (ref !== undefined) drawing.shapes.push(shapeOf(element, ref));
  if (element.tagName === "text") drawing.texts.push(...boxesOf(element, own));
  else for (const child of element.childNodes) if (isElement(child)) walk(child, own, drawing);
}

function shapeOf(element: Element, ref: string): Shape {
  const fill = attribute(element, "fill") ?? "";
  const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attribute(element, "transform") ?? "") ?? [];
  if (x !== undefined) return { ref, fill, x: number(x), y: number(y), x1: number(x) };
  const x1 = number(attribute(element, "x"));
  const top = number(attribute(element, "y"));
  return {
    ref,
    fill,
    x1,
    x: x1 + number(attribute(element, "width")),
    y: top + number(attribute(element, "height")) / 2,
  };
}

/** The area of a text: its lines are tspans at x = 0; tspans without a place go on in the line. */
function boxesOf(text: Element, { anchor, size }: Inherited): Box[] {
  const [, left, top] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attribute(text, "transform") ?? "") ?? [];
  const tspans = text.childNodes.filter(isElement);
  const lines = tspans.some((tspan) => attribute(tspan, "x") !== undefined)
    ? tspans.map(textOf)
    : [textOf(text)];
  const first = tspans[0] && attribute(tspans[0], "y");
  const y = number(top) + (number(first ?? attribute(text, "y")) - 0.35) * size;
  const bold = attribute(text, "font-weight") === "700" ? 1.12 : 1;
  const width = Math.max(...lines.map((line) => textWidth(line, size))) * bold;
  const x1 = number(left) - { start: 0, middle: width / 2, end: width }[anchor]!;
  const refs = [text, ...tspans].flatMap((e) => attribute(e, "data-cell") ?? []);
  const y1 = y - size * 0.55;
  const box = { x1, x2: x1 + width, y1, y2: y1 + size * (1.1 + (lines.length - 1) * 1.25) };
  const all = { ...box, text: lines.join(" "), ref: refs[0] ?? null };
  return [all, ...refs.slice(1).map((ref) => ({ ...all, ref, x2: all.x1, y2: all.y1 }))];
}

/** What is wrong with the places of a drawing's texts, in sentences. */
export function misplaced({ texts, width, height }: Drawing): string[] {
  const outside = texts.filter(
    (t) => t.x1 < -0.6 || t.y1 < -0.6 || t.x2 > width + 0.6 || t.y2 > height + 0.6,
  );
  const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b] as const));
  const over = pairs.filter(
    ([a, b]) => a.x1 < b.x2 - 0.6 && b.x1 < a.x2 - 0.6 && a.y1 < b.y2 - 0.6 && b.y1 < a.y2 - 0.6,
  );
  return [
    ...outside.map((t) => `"${t.text}" leaves the drawing`),
    ...over.map(([a, b]) => `"${a.text}" and "${b.text}" overlap`),
  ];
}
