import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import Papa from "papaparse";
import type { PublishedCell } from "./cells.ts";
import { cellAt } from "./marked.ts";
import type { Packages, Release } from "./packages.ts";

/** What is wrong with a file of a chart. */
export type ChartFinding = { page: string; what: string };

type Row = Readonly<Record<string, string>>;

/** Which column of a chart's CSV holds a number, and which names the cell that it must be. */
const pairs = [
  { value: "value", cell: "cell" },
  { value: "lower", cell: "lower_cell" },
  { value: "upper", cell: "upper_cell" },
];

/** The names of a site's files with one of these endings, in order. */
export function filesOf(out: string, ...endings: readonly string[]): string[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

/**
 * Checks the CSV files of charts, each row against the cell that it names: its number or its symbol, and the ends of
 * its interval. `releaseOf` says which release a file is of.
 */
export function auditChartCsv(
  out: string,
  packages: Packages,
  releaseOf: (page: string) => Release | null,
): ChartFinding[] {
  return filesOf(out, "/chart.csv").flatMap((page) => {
    const text = readFileSync(join(out, page), "utf8");
    return checkCsv(text, releaseOf(page), packages).map((what) => ({ page, what }));
  });
}

/** What is wrong with the text of a chart's CSV, in sentences. */
export function checkCsv(text: string, release: Release | null, packages: Packages): string[] {
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  const silent = release?.synthetic === true && !data.every((row) => /synthetic/i.test(row["source"] ?? ""));
  return [
    ...(data.length === 0 ? ["the file has no row"] : []),
    ...(silent ? ["the file does not say that its data are synthetic"] : []),
    ...data.flatMap((row, index) =>
      pairs
        .flatMap((pair) => checkPair(row, pair, release, packages))
        .map((what) => `row ${index + 1}: ${what}`),
    ),
  ];
}

function checkPair(
  row: Row,
  pair: (typeof pairs)[number],
  release: Release | null,
  packages: Packages,
): string[] {
  const [value = "", address = ""] = [row[pair.value], row[pair.cell]];
  if (address === "") return pair.cell === "cell" || value !== "" ? [`"${value}" names no cell`] : [];
  const cell = cellAt(address, release, packages);
  if (cell === null) return [`cell ${address} is not published`];
  return isCell(value, pair.value === "value" ? (row["symbol"] ?? "") : "", cell)
    ? []
    : [`cell ${address} reads "${value}" but is "${cell.text}"`];
}

/** A number and no symbol, or the cell's symbol and no number. */
function isCell(value: string, symbol: string, cell: PublishedCell): boolean {
  if (cell.value === null) return value === "" && `[${symbol}]` === cell.text;
  return value !== "" && Number(value) === cell.value && symbol === "";
}
