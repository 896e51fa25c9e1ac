import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csv } from "../../pipeline/formats/csv.ts";
import type { ScreenResult } from "../../pipeline/screen.ts";
import { screen } from "../../pipeline/screen.ts";

export type Row = Record<string, string>;

/** A data file and its metadata before they are written: tests change one thing in a good pair. */
export type Draft = {
  name: string;
  metaName: string;
  columns: string[];
  rows: Row[];
  metaColumns: string[];
  meta: Row[];
};

const root = mkdtempSync(join(tmpdir(), "first-release-screen-"));
process.once("exit", () => rmSync(root, { recursive: true, force: true }));
let made = 0;

/** A new empty folder, gone when the process ends. */
export function aFolder(): string {
  made += 1;
  const folder = join(root, String(made));
  mkdirSync(folder);
  return folder;
}

const england = { country_code: "E92000001", country_name: "England" };
const northEast = { region_code: "E12000001", region_name: "North East" };
const hartlepool = { old_la_code: "805", new_la_code: "E06000001", la_name: "Hartlepool" };
const places: Row[] = [
  { geographic_level: "National", ...england },
  { geographic_level: "Regional", ...england, ...northEast },
  { geographic_level: "Local authority", ...england, ...northEast, ...hartlepool },
];
const subjects = { Total: "Total", Art: "Arts", Physics: "Sciences", Chemistry: "Sciences" };

/** A pair that passes every rule: three levels, two years, a filter and one with groups, two indicators. 72 rows. */
export function good(): Draft {
  const rows = places.flatMap((place) =>
    ["2023", "2024"].flatMap((time_period) =>
      ["Total", "Girls", "Boys"].flatMap((sex) =>
        Object.entries(subjects).map(([subject, subject_group]) => ({
          ...{ time_period, time_identifier: "Calendar year", ...place, sex, subject_group, subject },
          ...{ pupil_count: "120", pupil_percent: "12.5" },
        })),
      ),
    ),
  );
  return {
    name: "pupils.csv",
    metaName: "pupils.meta.csv",
    columns: [
      ...["time_period", "time_identifier", "geographic_level", "country_code", "country_name"],
      ...["region_code", "region_name", "old_la_code", "new_la_code", "la_name"],
      ...["sex", "subject_group", "subject", "pupil_count", "pupil_percent"],
    ],
    rows,
    metaColumns: [
      ...["col_name", "col_type", "label", "indicator_grouping", "indicator_unit"],
      ...["indicator_dp", "filter_hint", "filter_grouping_column"],
    ],
    meta: [
      { col_name: "sex", col_type: "Filter", label: "Sex", filter_hint: "As recorded by the school" },
      { col_name: "subject", col_type: "Filter", label: "Subject", filter_grouping_column: "subject_group" },
      { col_name: "pupil_count", col_type: "Indicator", label: "Pupils", indicator_dp: "0" },
      {
        ...{ col_name: "pupil_percent", col_type: "Indicator", label: "Share of pupils" },
        ...{ indicator_grouping: "Shares", indicator_unit: "%", indicator_dp: "1" },
      },
    ],
  };
}

/** Gives a column another name in both files. */
export function rename(draft: Draft, from: string, to: string): void {
  draft.columns = draft.columns.map((column) => (column === from ? to : column));
  for (const row of draft.rows) row[to] = row[from] ?? "";
  for (const row of draft.meta) if (row["col_name"] === from) row["col_name"] = to;
}

/** Adds the national rows once more as rows of another place, with the columns that it needs. */
export function addPlace(draft: Draft, geographic_level: string, place: Row): void {
  for (const column of Object.keys(place))
    if (!draft.columns.includes(column)) draft.columns.splice(draft.columns.indexOf("sex"), 0, column);
  draft.rows.push(
    ...draft.rows
      .filter((row) => row["geographic_level"] === "National")
      .map((row) => ({ ...row, ...place, geographic_level })),
  );
}

/** Leaves a column out of the data. */
export function drop(draft: Draft, column: string): void {
  draft.columns = draft.columns.filter((name) => name !== column);
}

/** Sets cells of the rows that a condition chooses; of all rows without one. */
export function set(draft: Draft, cells: Row, where: (row: Row) => boolean = () => true): void {
  for (const row of draft.rows.filter(where)) Object.assign(row, cells);
}

/** The metadata's row of a column. */
export function metaOf(draft: Draft, column: string): Row {
  const found = draft.meta.find((row) => row["col_name"] === column);
  if (found === undefined) throw new Error(`the draft has no ${column}`);
  return found;
}

/** Code lists as small as the tests need, under the names and columns of the real ones. */
export const lists: Readonly<Record<string, string>> = {
  "countries.csv": "country_code,country_name\nE92000001,England\n",
  "regions.csv": "region_code,region_name\nE12000001,North East\nE12000002,North West\n",
  "las.csv": "old_la_code,new_la_code,la_name\n805,E06000001,Hartlepool\n",
  "lads.csv": "lad_code,lad_name\nE06000001,Hartlepool\n",
  "wards.csv": "ward_code,ward_name\nE05013030,Central Park\n",
  "pcons.csv": "pcon_code,pcon_name\nE14000733,Hartlepool\n",
  "leps.csv": "local_enterprise_partnership_code,local_enterprise_partnership_name\nE37000034,Tees Valley\n",
  "lsips.csv": "lsip_code,lsip_name\nE69000034,Tees Valley\n",
  "edas.csv": "english_devolved_area_code,english_devolved_area_name\nE47000006,Tees Valley\n",
  "extra_geog_options.csv": "code,name\nz,Unknown\n",
  "geography_df.csv": [
    "row_number,geographic_level,code_field,name_field,code_field_secondary",
    "1,National,country_code,country_name,",
    "2,Regional,region_code,region_name,",
    "3,Local authority,new_la_code,la_name,old_la_code",
    "4,Local authority district,lad_code,lad_name,",
    "6,Parliamentary constituency,pcon_code,pcon_name,",
    "7,Local skills improvement plan area,lsip_code,lsip_name,",
    "8,Local enterprise partnership,local_enterprise_partnership_code,local_enterprise_partnership_name,",
    "9,English devolved area,english_devolved_area_code,english_devolved_area_name,",
    "11,Ward,ward_code,ward_name,",
    "12,MAT,trust_id,trust_name,",
    "14,School,school_urn,school_name,school_laestab",
    "15,Provider,provider_ukprn,provider_name,",
    "16,Institution,institution_id,institution_name,\n",
  ].join("\n"),
  "api_char_limits.csv":
    "name,id,char_limit\nlocation codes,location-code,30\nnames,column-name,50\nlabels,column-label,100\nitems,column-item,120\n",
  "ethnicity_values.csv": "ethnicity_major,ethnicity_minor\nTotal,Total\nWhite,Total\nWhite,Irish\n",
  "data_dictionary.csv": [
    "col_name,col_type,filter_item",
    "sex,Filter,Girls",
    "sex,Filter,Boys",
    ...["subject", "pupil_count", "pupil_percent", "subject_group"].map((name) => `${name},,`),
    "subject,Filter,Art",
    "subject,Filter,Physics",
    "subject,Filter,Chemistry\n",
  ].join("\n"),
};

/** A folder with the code lists, but for those named. */
export function codesWithout(...absent: string[]): string {
  const folder = aFolder();
  for (const [name, text] of Object.entries(lists))
    if (!absent.includes(name)) writeFileSync(join(folder, name), text);
  return folder;
}

const allCodes = codesWithout();

/** Writes the pair into a folder of its own and answers the paths. */
export function written(draft: Draft): { data: string; meta: string } {
  const folder = aFolder();
  const [data, meta] = [join(folder, draft.name), join(folder, draft.metaName)];
  const cells = (columns: string[], rows: Row[]) => [
    columns,
    ...rows.map((row) => columns.map((column) => row[column] ?? "")),
  ];
  writeFileSync(data, csv(cells(draft.columns, draft.rows)));
  writeFileSync(meta, csv(cells(draft.metaColumns, draft.meta)));
  return { data, meta };
}

export function screened(draft: Draft, codes = allCodes): Promise<ScreenResult> {
  return screen({ ...written(draft), codes, codesAreNamed: true });
}

/** The rules that did not pass, as "check RESULT". */
export function notPassed({ checks }: ScreenResult): string[] {
  return checks.filter(({ result }) => result !== "PASS").map(({ check, result }) => `${check} ${result}`);
}

/** The message of a rule. */
export function messageOf({ checks }: ScreenResult, name: string): string {
  return checks.find(({ check }) => check === name)?.message ?? "";
}
