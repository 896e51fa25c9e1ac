// `npx tsx tests/bench/screen.ts [ROWS]`: screens a generated file of ROWS rows (a million when left out) and 12
// columns, as a whole process of the command line, plain and packed, and prints seconds, seconds of the processors and peak memory.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "first-release-screen-"));
process.once("exit", () => rmSync(folder, { recursive: true }));

const header =
  "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,subject,pupils_count";
const meta =
  "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\nsubject,Filter,Subject,,,,,\npupils_count,Indicator,Number of pupils,,,0,,\n";

/** The authorities of the project's own list, with their region. */
function authorities(): string[][] {
  const list = (name: string) =>
    Papa.parse<string[]>(readFileSync(`methodology/classifications/${name}.csv`, "utf8").trim()).data.slice(
      1,
    );
  const regions = new Map(list("regions").map(([code = "", label = ""]) => [code, label]));
  return list("local-authorities").map(([code = "", label = "", old = "", region = ""]) => [
    ...[region, regions.get(region) ?? "", old, code, /,/.test(label) ? `"${label}"` : label],
  ]);
}

function data(): string {
  const places = authorities().map((cells) => `Local authority,E92000001,England,${cells.join(",")}`);
  const years = Array.from({ length: 10 }, (_, n) => 2015 + n);
  const lines = [header];
  for (let subject = 0; lines.length <= rows; subject++)
    for (const year of years)
      for (const place of places)
        if (lines.length <= rows)
          lines.push(
            `${year},Calendar year,${place},${subject === 0 ? "Total" : `Subject ${subject}`},${lines.length % 977}`,
          );
  return `${lines.join("\n")}\n`;
}

function measure(name: string, bytes: string | Uint8Array): void {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    "/usr/bin/time",
    [
      "-f",
      "%U %S %M",
      process.execPath,
      "pipeline/first-release.mjs",
      "screen",
      file,
      join(folder, "million.meta.csv"),
      "--quiet",
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const [user = 0, system = 0, peak = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  const cpu = `${(user + system).toFixed(1)} s of CPU, ${Math.round(peak / 1024)} MB`;
  const size = Math.round(statSync(file).size / 1e6);
  process.stdout.write(
    `${name}: ${rows} rows, ${size} MB, ${seconds} s, ${cpu}, exit ${status}, ${stdout.trim().split("\n").at(-1)}\n`,
  );
}

writeFileSync(join(folder, "million.meta.csv"), meta);
const text = data();
measure("million.csv", text);
measure("million.csv.gz", gzipSync(text, { level: 1 }));
