import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { PublicationFile, PublishedTable, ReleaseFile } from "../../../pipeline/package.ts";
import { dimension } from "../../site/sample-tables.ts";
import { auditOf, publication, quality, release } from "../../site/sample-words.ts";

type Level = "Regional" | "Local authority" | "School";

type Place = {
  code: string;
  label: string;
  level: Level;
  in: Place | null;
};

const regions = "North East,North West,Yorkshire and The Humber,East Midlands,West Midlands";
const more = "East of England,London,South East,South West";
const answers = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"];
const header =
  "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_name,school_urn,school_laestab,happy,response_count,response_percent,response_base";

/**
 * A content root with one release, whose one table names so many places: nine regions, up to 151 authorities in them,
 * and schools in these; those of the levels `shown` have pages. It is written as `build` leaves a package, by hand: to make and protect so many responses would
 * measure other things than the site.
 */
export async function writePlaces(
  root: string,
  count: number,
  shown: readonly Level[] = ["School", "Local authority", "Regional"],
): Promise<void> {
  const folder = join(root, "data/packages/views/2025");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, "methodology"), { recursive: true });
  const places = placesOf(count);
  const csv = join(folder, "happy.csv");
  writeFileSync(csv, csvOf(places));
  writeFileSync(join(folder, "happy.meta.csv"), "col_name,col_type\n");
  await writeParquet(csv, join(folder, "happy.parquet"));
  const file = releaseOf(tableOf(places, statSync(csv).size), shown);
  const json = {
    "release.json": file,
    "quality.json": quality(file, { answered: [] }),
    "audit.json": auditOf(file),
    "datapackage.json": { name: "views-2025" },
  };
  for (const [name, value] of Object.entries(json)) writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, "commentary.md"), "Every figure is made up.\n");
  writeFileSync(join(root, "data/packages/publication.json"), JSON.stringify(publicationOf()));
}

function placesOf(count: number): Place[] {
  const areas: Place[] = `${regions},${more}`.split(",").map((label, i) => {
    return { code: `E1200000${i + 1}`, label, level: "Regional", in: null };
  });
  const authorities = Math.min(count - areas.length, 151);
  const around = Array.from({ length: authorities }, (_, i): Place => {
    const code = `E${String(6000001 + i).padStart(8, "0")}`;
    return { code, label: `Authority ${i + 1}`, level: "Local authority", in: areas[i % 9] ?? null };
  });
  const schools = Array.from({ length: count - areas.length - authorities }, (_, i): Place => {
    const label = `School ${String(i + 1).padStart(5, "0")} (invented)`;
    return { code: String(900001 + i), label, level: "School", in: around[i % authorities] ?? null };
  });
  return [...areas, ...around, ...schools];
}

/** About one place in twenty has its figures withheld, and a few share out their answers in each of many ways. */
function csvOf(places: readonly Place[]): string {
  const lines = [header, ...rowsOf("National", ",,,,,,,", 0)];
  places.forEach((place, i) => {
    lines.push(...rowsOf(place.level, columnsOf(place), i + 1));
  });
  return `${lines.join("\n")}\n`;
}

function columnsOf(place: Place): string {
  const chain = [place, place.in, place.in?.in ?? null];
  const at = (level: Place["level"]) => chain.find((each) => each?.level === level);
  const [region, authority, school] = [at("Regional"), at("Local authority"), at("School")];
  const code = (each: Place | null | undefined) => each?.code ?? "";
  const name = (each: Place | null | undefined) => each?.label ?? "";
  return `${code(region)},${name(region)},,${code(authority)},${name(authority)},${name(school)},${code(school)},`;
}

function rowsOf(level: string, columns: string, seed: number): string[] {
  const start = `2025,Calendar year,${level},E92000001,England,${columns}`;
  const base = 200 + ((seed * 35) % 400);
  const first = 30 + ((seed * 7) % 40);
  const shares = [first, 20, 10 - (seed % 10), 100 - first - 20 - (10 - (seed % 10))];
  const hidden = seed % 20 === 19;
  return [
    `${start},Total,${base},100,${base}`,
    ...answers.map((answer, i) => {
      const share = shares[i] ?? 0;
      const figures = hidden ? "c,c" : `${Math.round((base * share) / 500) * 5},${share}`;
      return `${start},${answer},${figures},${base}`;
    }),
  ];
}

async function writeParquet(csv: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const figures = ["response_count", "response_percent", "response_base"].map(
    (name) =>
      `TRY_CAST(${name} AS DOUBLE) AS ${name}, CASE WHEN TRY_CAST(${name} AS DOUBLE) IS NULL THEN ${name} END AS ${name}_symbol`,
  );
  await connection.run(
    `COPY (SELECT * EXCLUDE (response_count, response_percent, response_base), ${figures.join(", ")} FROM read_csv('${csv}', all_varchar = true)) TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
}

function tableOf(places: readonly Place[], bytes: number): PublishedTable {
  const codes = places.map(({ code, label, level, in: home }) => {
    return { code, label, level, parent: home?.code ?? null, oldCode: null };
  });
  const place = dimension("geography", "Place", [], { kind: "geography", column: "geographic_level", codes });
  const measure = (kind: "count" | "percent" | "base", label: string) => {
    return { kind, column: `response_${kind}`, label, unit: kind === "percent" ? "%" : "", decimals: 0 };
  };
  return {
    name: "happy",
    title: "Whether children are happy at school, by place (synthetic)",
    notes: ["Made by a script."],
    universe: "Parents",
    dimensions: [place, dimension("happy", "My child is happy at this school", answers)],
    of: "happy",
    measures: [measure("count", "Number"), measure("percent", "Percentage"), measure("base", "Base")],
    weighted: false,
    rows: (places.length + 1) * 5,
    symbols: ["c"],
    files: [
      { format: "csv", path: "happy.csv", bytes },
      { format: "csv metadata", path: "happy.meta.csv", bytes: 18 },
      { format: "parquet", path: "happy.parquet", bytes },
    ],
  };
}

function releaseOf(table: PublishedTable, shown: readonly Level[]): ReleaseFile {
  return release({
    collection: "views",
    period: "2025",
    periodLabel: "2025",
    seriesTitle: "Views of schools",
    title: "Views of schools, 2025 (synthetic)",
    synthetic: "Every figure and every school is made up by a script.",
    tables: [table],
    headlines: [],
    mainPoints: ["Every figure is made up."],
    questionnaire: [],
    organisations: [],
    related: [],
    areaPages: [...shown],
  });
}

function publicationOf(): PublicationFile {
  const series = { collection: "views", title: "Views of schools", summary: "Made up.", periods: ["2025"] };
  return { ...publication(), series: [series], calendar: [] };
}
