// Runs every tests/**/*.test.ts in a process of its own, a few at a time, and prints one line a file.
// `npm test -- WORD` runs the files whose path contains WORD, and `--without WORD`, once or several times, all but those.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

type Outcome = {
  file: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  text: string;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { without: { type: "string", multiple: true, default: [] } },
});
const [word = ""] = positionals;
const left = ({ without }: typeof values, file: string) => !without.some((name) => file.includes(name));
const files = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .map((file) => `tests/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".test.ts") && file.includes(word) && left(values, file))
  .sort((a, b) => turn(a) - turn(b) || (a < b ? -1 : 1));

/**
 * The long ones first, so that the last to finish is a short one; but those that look at the example only when it has
 * been built, beside the first.
 */
function turn(file: string): number {
  const long = [
    ...["marked-values", "protection-guide", "tests/build.test", "browser/site", "tests/release.test"],
    ...["browser/explore", "build/weakened", "browser/visual", "browser/", "screen/packages", "screen.test"],
    ...["protect/linked-releases", "walls-process", "docs", "site/", "files/", "intruder/"],
  ];
  const place = long.findIndex((name) => file.includes(name));
  return place === -1 ? long.length : place;
}

/**
 * The example is built once for all tests of a run that look at it: its site in a browser, its bytes, its packages under
 * weaker rules. FIRST_RELEASE_EXAMPLE names one that stands, built from the same definitions.
 */
const lookAtExample = (file: string) =>
  /\b(standingExample|siteUnderTest)\(/.test(readFileSync(file, "utf8"));
const named = process.env["FIRST_RELEASE_EXAMPLE"];
const example = files.some(lookAtExample) && named === undefined ? buildExample() : Promise.resolve(named);

/** Resolves to the root of the example, or to nothing where it does not build: then each test builds it and says why. */
function buildExample(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "tests/build-example.ts"], {
      env: { ...process.env, TZ: "UTC" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let root = "";
    child.stdout.on("data", (chunk) => (root += chunk));
    child.on("close", (code) => resolve(code === 0 ? root : undefined));
  });
}

async function run(file: string): Promise<Outcome> {
  const root = lookAtExample(file) ? await example : named;
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      env: {
        ...process.env,
        TZ: "UTC",
        FORCE_COLOR: "0",
        ...(root === undefined ? {} : { FIRST_RELEASE_EXAMPLE: root }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.on("close", (code) =>
      resolve(outcomeOf(file, text, code ?? 1, (performance.now() - start) / 1000)),
    );
  });
}

function outcomeOf(file: string, text: string, code: number, seconds: number): Outcome {
  const sum = (label: string) =>
    [...text.matchAll(new RegExp(`^\\s*${label}:\\s+(\\d+)`, "gm"))].reduce((n, m) => n + Number(m[1]), 0);
  const total = sum("Total");
  const passed = sum("Passed");
  // A file that ran no test, or died, has failed whatever it printed.
  const failed = Math.max(total - passed, code !== 0 || total === 0 ? 1 : 0);
  return { file, passed, failed, skipped: sum("Skipped"), seconds, text };
}

const outcomes: Outcome[] = [];
async function worker(): Promise<void> {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const outcome = await run(file);
    outcomes.push(outcome);
    const mark = outcome.failed > 0 ? "FAIL" : "ok  ";
    console.log(
      `${mark} ${outcome.file.padEnd(56)} ${String(outcome.passed).padStart(4)} ${outcome.seconds.toFixed(1).padStart(7)} s`,
    );
    if (outcome.failed > 0) console.log(outcome.text);
    for (const said of outcome.text.matchAll(/^.*SKIPPED.*$/gm)) console.log(`     ${said[0].trim()}`);
  }
}

// One more than two cores: a test waits for a disk, a browser or a process of its own in a quarter of its time.
const workers = Math.min(3, availableParallelism() + 1);
await Promise.all(Array.from({ length: workers }, worker));
const built = await example;
if (named === undefined && built !== undefined) rmSync(built, { recursive: true });
const total = (key: "passed" | "failed" | "skipped") =>
  outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
process.exitCode = total("failed") > 0 || total("passed") === 0 ? 1 : 0;
