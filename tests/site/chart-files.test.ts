// A chart outside its page: SVG, CSV, the frame's code; and what the page audit finds in them.
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkCsv } from "../../pipeline/page-audit/chart-files.ts";
import type { Packages, Release } from "../../pipeline/page-audit/packages.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { chartParts } from "../../site/charts/chart-parts.js";
import { chartCsv } from "../../site/lib/chart-file-csv.js";
import { chartFile, chartFilesHtml, chartName } from "../../site/lib/chart-files.js";
import { markedText } from "../../site/lib/svg-lines.js";
import { byPhase, byPhaseRows, release } from "../charts-sample.ts";
import { publication } from "./sample-words.ts";

const { publisher } = publication();
const parts = chartParts(release, byPhase, byPhaseRows, { x: "phase", recommend: "y", index: "bar" });
const file = chartFile(release, parts, publisher);
const host = publisher.address.replace(/\/?$/, "/");

/** Names and texts of an XML file's elements, in order; throws where it is not well-formed. */
function elementsOf(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push(found.push({ name, attributes: { ...attributes } as Record<string, string>, text: "" }) - 1);
  });
  parser.on("text", (text) => {
    for (const at of open) found[at]!.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

const elements = elementsOf(file.svg);
const named = (name: string) => elements.filter((element) => element.name === name);
const texts = named("text").map(({ text }) => text);

test("the name of a chart is its table and kind, with a number from the second of these on", () => {
  const taken = new Map<string, number>();
  const names = ["bar", "bar", "stacked", undefined].map((kind) => chartName("by-phase", kind, taken));
  assert.equal(names, ["by-phase-bar", "by-phase-bar-2", "by-phase-stacked", "by-phase-bar-3"]);
});

test("the SVG stands alone: title, description, white ground, fonts, and no style, script or link to elsewhere", () => {
  const [svg] = elements;
  assert.is(svg?.attributes["xmlns"], "http://www.w3.org/2000/svg");
  assert.match(svg?.attributes["font-family"] ?? "", /^'Source Sans 3', .*sans-serif$/);
  assert.match(named("title")[0]?.text ?? "", /^Parents who would recommend the school, by phase: Yes\. /);
  assert.match(named("desc")[0]?.text ?? "", /^Bar chart: .* the largest is 100% \(“Not stated”\)/);
  const [ground] = named("rect");
  assert.equal(ground?.attributes, {
    width: svg?.attributes["width"] ?? "",
    height: svg?.attributes["height"] ?? "",
    fill: "#ffffff",
  });
  assert.equal(
    elements.filter(({ name, attributes }) => /style|script|image|use|a$/.test(name) || attributes["style"]),
    [],
  );
});

test("the SVG says what it shows, that it is synthetic, what symbols mean, its source and its address", () => {
  for (const line of ["Synthetic data", `${host}releases/parents/2024/`, "84%", "[c]"])
    assert.ok(texts.includes(line), line);
  const all = texts.join(" ");
  assert.match(all, /\[c\] means confidential: the figure is withheld so that nobody can be identified\./);
  assert.match(all, /Source: Example Inspectorate, Parents' views of schools, autumn 2024\. Open Government/);
});

test("figures, changes and words keep their marks in the description, as well-formed XML", () => {
  const change = '<data data-change="a|b|c d|e|f" value="3">up 3</data> <span data-words>“x”</span>';
  const text = `<desc>${markedText(change)}</desc>`;
  assert.is(
    text,
    '<desc><tspan data-change="a|b|c d|e|f" value="3">up 3</tspan> <tspan data-words="">“x”</tspan></desc>',
  );
  assert.is(elementsOf(text).length, 3);
});

test("each value of the SVG keeps the name of its cell, in the drawing and in the description", () => {
  const cell = "by-phase|phase=n;recommend=y|response_percent";
  const own = elements.filter(({ attributes }) => attributes["data-cell"] === cell);
  assert.equal(
    own.map(({ text }) => text),
    ["100%", "100%"],
  );
});

test("the CSV has one row for each value, a symbol without a number, and numbers as numbers", () => {
  const { data } = Papa.parse<Record<string, string>>(file.csv, { header: true, skipEmptyLines: true });
  const source = "Example Inspectorate, Parents' views of schools, autumn 2024 (synthetic data)";
  assert.equal(data[0], {
    category: "All parents",
    series: "",
    panel: "",
    measure: "Percentage",
    unit: "%",
    value: "84",
    lower: "",
    upper: "",
    symbol: "",
    cell: "by-phase|recommend=y|response_percent",
    lower_cell: "",
    upper_cell: "",
    source,
  });
  const special = data.find(({ category }) => category === "Special");
  assert.equal([special?.["value"], special?.["symbol"]], ["", "c"]);
  assert.is(data.length, 5);
});

test("a label that a spreadsheet would run as a formula is text in the CSV; a number below zero stays a number", () => {
  const [mark] = parts.chart.marks;
  const category = { code: "x", label: '=HYPERLINK("x"), y' };
  const bound = (value: number) => ({ value, text: String(value), ref: `by-phase||end${value}` });
  const interval = { lower: bound(-1500), upper: bound(2) };
  const csv = chartCsv(
    { measure: parts.chart.measure, marks: [{ ...mark!, category, value: -1234, interval }] },
    "x",
  );
  assert.match(csv.split("\n")[1] ?? "", /^"'=HYPERLINK\(""x""\), y",,,Percentage,%,-1234,-1500,2,,/);
});

test("beside a chart stand its three files with their sizes, and the code of the frame with its whole address", () => {
  const html = chartFilesHtml(file);
  const [width, height] = [elements[0]?.attributes["width"], elements[0]?.attributes["height"]].map(Number);
  const pixels = [width, height].map((px) => String((px ?? 0) * 2).replace(/(?=\d{3}$)/, ","));
  assert.match(html, new RegExp(`charts/by-phase-bar/chart\\.png" download.*?${pixels.join(" × ")} pixels`));
  assert.match(html, /chart\.svg" download.*?\d+ KB/);
  assert.match(html, /chart\.csv" download.*?(\d+ KB|\d+ bytes)/);
  assert.match(
    file.code,
    new RegExp(`^<iframe src="${host}releases/parents/2024/charts/by-phase-bar/" title="Parents who `),
  );
});

const measure = byPhase.measures[1]!;
const home: Release = {
  name: "parents/2024",
  synthetic: true,
  counts: new Map(),
  margins: { measures: new Map(), counts: null },
  cells: new Map(parts.chart.marks.map(({ ref, text, value }) => [ref, { text, value, measure }])),
};
const packages: Packages = {
  releases: new Map([["parents/2024", home]]),
  shared: new Map(),
  words: new Map(),
};
const page = "releases/parents/2024/charts/by-phase-bar/chart.svg";
const drawn = (svg: string) => auditPage(page, svg, packages).map(({ what }) => what);
const rows = (csv: string) => checkCsv(csv, home, packages);

test("the audit passes the files as they are", () => {
  assert.equal(drawn(file.svg), []);
  assert.equal(rows(file.csv), []);
});

test("a number in a drawing that is not its cell's is found, on the picture and in its description", () => {
  const cell = "by-phase|phase=p;recommend=y|response_percent";
  assert.equal(drawn(file.svg.replace(">88%<", ">89%<")), [`cell ${cell} reads "89%" but is "88%"`]);
  assert.is(drawn(file.svg.replace(/(<desc[\s\S]*?)100%/, "$199%")).length, 1);
  assert.is(drawn(file.svg.replace("</svg>\n", "<text>77</text></svg>")).length, 1);
});

test("a drawing or CSV of synthetic data that does not say so is found", () => {
  assert.equal(drawn(file.svg.replace(/synthetic/gi, "real")), [
    "the drawing does not say that its data are synthetic",
  ]);
  assert.equal(rows(file.csv.replaceAll("(synthetic data)", "")), [
    "the file does not say that its data are synthetic",
  ]);
});

test("a row of a CSV that is not its cell is found: another number, a number for a symbol, no such cell, none at all", () => {
  const cell = "by-phase|phase=p;recommend=y|response_percent";
  assert.equal(rows(file.csv.replace(",88,", ",89,")), [
    `row 3: cell ${cell} reads "89" but is "88%"`.replace("row 3", `row ${rowOf("Primary")}`),
  ]);
  assert.is(rows(file.csv.replace(",,,,c,", ",3,,,c,")).length, 1);
  assert.is(rows(file.csv.replace(",,,,c,", ",,,,x,")).length, 1);
  assert.match(rows(file.csv.replace("phase=p;", "phase=q;"))[0] ?? "", /is not published/);
  assert.match(rows(file.csv.replace(cell, ""))[0] ?? "", /"88" names no cell/);
  assert.match(rows(file.csv.replace(`${cell},,`, `${cell},${cell},`))[0] ?? "", /reads "" but is "88%"/);
});

function rowOf(category: string): number {
  return file.csv.split("\n").findIndex((line) => line.startsWith(category));
}

test.run();
