// `npm run conformance`: every file of the example publication judged by a program that we did not write, a line a
// check. See CONTRIBUTING.md for its options.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { checks } from "./checks.ts";
import { buildExample, copyOf, remove, subjectAt } from "./subject.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: "boolean", default: false },
    "self-test": { type: "boolean", default: false },
    root: { type: "string" },
    without: { type: "string", default: "" },
  },
});

type Result = "ok" | "FAIL" | "SKIPPED";

const words = positionals.map((word) => word.toLowerCase());
const asked = ({ name }: Check) =>
  words.length === 0 || words.some((word) => name.toLowerCase().includes(word));
const chosen = checks.filter((check) => asked(check) && check.name !== values.without);
const width = Math.max(...checks.map(({ name }) => name.length));
const tally: Record<Result, number> = { ok: 0, FAIL: 0, SKIPPED: 0 };

const subject = values.root === undefined ? buildExample() : subjectAt(values.root);
for (const check of chosen) {
  const skipped = "skipped" in (await report(check, subject));
  if (values["self-test"] && !skipped) for (const fault of check.faults) await prove(check, fault);
}
if (values.root === undefined) remove(subject);
else rmSync(subject.scratch, { recursive: true, force: true });
console.log(`\n${tally.ok} passed, ${tally.FAIL} failed, ${tally.SKIPPED} skipped`);
process.exitCode = tally.FAIL > 0 || tally.ok === 0 || (values.all && tally.SKIPPED > 0) ? 1 : 0;

async function report(check: Check, on: Subject): Promise<Found | Skipped> {
  const start = performance.now();
  const found = await judged(check, on);
  const seconds = (performance.now() - start) / 1000;
  if ("skipped" in found) {
    line("SKIPPED", check.name, found.skipped);
    return found;
  }
  const failed = found.problems.length > 0 || found.files === 0;
  const figures = `${String(found.files).padStart(5)} files ${seconds.toFixed(1).padStart(6)} s`;
  line(failed ? "FAIL" : "ok", check.name, `${figures}  ${found.validator}`);
  for (const note of found.notes ?? []) console.log(`          ${note}`);
  for (const problem of found.problems.slice(0, 20)) console.log(`          ${problem}`);
  if (found.problems.length > 20) console.log(`          and ${found.problems.length - 20} more`);
  return found;
}

/** A check that breaks off has failed. */
async function judged(check: Check, on: Subject): Promise<Found | Skipped> {
  try {
    return await check.run(on);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { validator: "", files: 0, problems: [`the check broke off: ${what}`] };
  }
}

/** Plants a fault in a copy of what is published, and sees that the check finds it. */
async function prove(check: Check, { what, plant }: Check["faults"][number]): Promise<void> {
  const copy = copyOf(subject);
  try {
    await plant(copy);
    const found = await judged(check, copy);
    // A check that broke off has judged no file, and so found nothing.
    const seen = !("skipped" in found) && found.files > 0 && found.problems.length > 0;
    line(seen ? "ok" : "FAIL", "", `${seen ? "finds" : "does NOT find"} a planted fault: ${what}`);
  } finally {
    remove(copy);
  }
}

function line(result: Result, name: string, rest: string): void {
  tally[result]++;
  console.log(`${result.padEnd(7)}   ${name.padEnd(width)}  ${rest}`);
}
