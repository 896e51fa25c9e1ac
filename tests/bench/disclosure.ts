// `npm run bench:disclosure [-- WORD…]`: every method on every cube of ../shared/bench, each as a whole process of the
// command line, beside what other tools did on the same cubes. WORDs choose methods and cubes by name.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const folder = "../shared/bench";
const timeLimit = 300;

/** Runs of a method, and with the attack where that is asked for; larger cubes are left out where no aim is set. */
const runs: readonly { method: string; isAudited: boolean; upTo: number }[] = [
  { method: "conventional", isAudited: false, upTo: 6 },
  { method: "random", isAudited: false, upTo: 6 },
  { method: "controlled", isAudited: false, upTo: 6 },
  { method: "small-count", isAudited: false, upTo: 6 },
  { method: "small-count", isAudited: true, upTo: 5 },
  { method: "cell-key", isAudited: false, upTo: 6 },
  { method: "suppression", isAudited: false, upTo: 5 },
  { method: "suppression", isAudited: true, upTo: 5 },
];

/** What the README of the cubes says of other tools: seconds without start-up, largest and mean difference. */
type Other = { tool: string; seconds: number; largest: number | null; mean: number | null };

const others: Readonly<Record<string, Other>> = {
  "small-count cube1e3": { tool: "SmallCountRounding", seconds: 0.27, largest: 6, mean: 0.386 },
  "small-count cube1e4": { tool: "SmallCountRounding", seconds: 0.64, largest: 10, mean: 0.978 },
  "small-count cube1e5": { tool: "SmallCountRounding", seconds: 6, largest: 13, mean: 0.988 },
  "small-count cube1e6": { tool: "SmallCountRounding", seconds: 80, largest: 21, mean: 0.795 },
  "suppression cube1e3": { tool: "GaussSuppression", seconds: 0.7, largest: null, mean: null },
  "suppression cube1e4": { tool: "GaussSuppression", seconds: 15.5, largest: null, mean: null },
  "cell-key cube1e4": { tool: "cellKey", seconds: 0.98, largest: null, mean: 0.977 },
};

type Outcome = { seconds: number; peak: number | null; code: number | null; text: string; note: string };

const columns = ["method", "cube", "seconds", "peak MB", "max diff", "mean diff", "suppressed", "beside"];
const widths = [24, 8, 8, 8, 9, 10, 11, 0];

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
    .join("  ");
}

/** The geographic columns that a cube has, finest first, as a hierarchy of the command line. */
function hierarchyOf(path: string): string[] {
  const bytes = readFileSync(path);
  const header = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n", 1)[0] ?? "";
  const levels = ["ward", "la", "region"].filter((level) => header.split(",").includes(level));
  return levels.length < 2 ? [] : ["--hierarchy", levels.join("/")];
}

/** Runs one process; the peak is what the kernel counted, read from /proc as it ran, and null where there is none. */
function timed(args: readonly string[]): Promise<Outcome> {
  const start = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, ["pipeline/first-release.mjs", ...args]);
    let [text, note, peak] = ["", "", 0];
    child.stdout.on("data", (data) => {
      text += data;
    });
    child.stderr.on("data", (data) => {
      note += data;
    });
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
      if (performance.now() - start > timeLimit * 1000) child.kill("SIGKILL");
    }, 50);
    child.on("close", (code) => {
      clearInterval(watch);
      done({ seconds: (performance.now() - start) / 1000, peak: peak === 0 ? null : peak, code, text, note });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function besideOther(key: string, seconds: number, largest: number, mean: number): string {
  const other = others[key];
  if (other === undefined) return "";
  const ratio = (ours: number, theirs: number | null, what: string) =>
    theirs === null ? [] : [`${what} ${(ours / theirs).toFixed(2)}`];
  const ratios = [
    ...ratio(seconds, other.seconds, "time"),
    ...ratio(largest, other.largest, "max"),
    ...ratio(mean, other.mean, "mean"),
  ];
  return `${other.tool} x ${ratios.join(", ")}`;
}

async function row(method: string, isAudited: boolean, path: string, cube: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "bench-"));
  const options = [
    "--count",
    "freq",
    "--method",
    method,
    ...hierarchyOf(path),
    "--out",
    out,
    "--json",
    "--quiet",
  ];
  const outcome = await timed(["protect", path, ...options, ...(isAudited ? [] : ["--no-audit"])]);
  rmSync(out, { recursive: true, force: true });
  const name = isAudited ? `${method} with attack` : method;
  const start = [name, cube, outcome.seconds.toFixed(2), outcome.peak?.toFixed(0) ?? "-"];
  if (outcome.code !== 0) return line([...start, "-", "-", "-", failure(outcome)]);
  const [file] = JSON.parse(outcome.text).files;
  const measures = [String(file.maxDifference), file.meanDifference.toFixed(3), String(file.suppressed)];
  const beside = besideOther(`${method} ${cube}`, outcome.seconds, file.maxDifference, file.meanDifference);
  return line([...start, ...measures, beside]);
}

function failure({ code, note, text }: Outcome): string {
  if (code === null) return `stopped after ${timeLimit} s`;
  return `exit ${code}: ${(note || text).trim().split("\n", 1)[0]?.slice(0, 100)}`;
}

function isChosen(method: string, cube: string): boolean {
  const words = process.argv.slice(2);
  const matches = (name: string, all: readonly string[]) => {
    const asked = words.filter((word) => all.includes(word));
    return asked.length === 0 || asked.includes(name);
  };
  return (
    matches(
      method,
      runs.map((run) => run.method),
    ) &&
    matches(
      cube,
      [3, 4, 5, 6].map((n) => `cube1e${n}`),
    )
  );
}

async function main(): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`SKIPPED: there is no ${folder}`);
    return;
  }
  const cubes = readdirSync(folder)
    .filter((name) => /^cube1e\d\.csv(\.gz)?$/.test(name))
    .sort();
  console.log(line(columns));
  for (const name of cubes) {
    const cube = name.slice(0, "cube1e3".length);
    for (const { method, isAudited, upTo } of runs) {
      if (Number(cube.at(-1)) > upTo || !isChosen(method, cube)) continue;
      console.log(await row(method, isAudited, join(folder, name), cube));
    }
  }
}

await main();
