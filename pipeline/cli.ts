import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Arguments, readArguments } from "./cli/arguments.ts";
import { run } from "./cli/commands.ts";
import { usage } from "./cli/usage.ts";
import { UserError } from "./user-error.ts";

/**
 * Runs one command line. Returns the exit code: 0 done; 1 something in the user's input must change, said on standard
 * error without a stack; 2 a fault of ours, with its stack so that it can be reported.
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await answer(readArguments(argv));
  } catch (error) {
    return failed(told(error), argv.includes("--json"));
  }
}

/** In words for people, always; with --json as data too, so that standard output is never empty. */
function failed(error: unknown, json: boolean): number {
  const known = error instanceof UserError;
  process.stderr.write(known ? `${error.message}\n` : faultText(error));
  const problems = known ? error.problems : [];
  if (json) say(`${JSON.stringify(known ? { problems } : { problems, fault: true }, null, 2)}\n`);
  return known ? 1 : 2;
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: "may not be read or written",
  EPERM: "may not be changed",
  EROFS: "lies on a disk that cannot be written",
  ENOSPC: "found no space on the disk",
  EEXIST: "is a file where a folder should be",
  ENOTDIR: "has a file on its path where a folder should be",
};

/** What the machine refuses is no fault of ours: a folder to which the user has no right, or a full disk. */
function told(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const what = refusals[code];
  if (what === undefined || !(error instanceof Error)) return error;
  const path = "path" in error && typeof error.path === "string" ? relative("", error.path) : "";
  return new UserError([
    { where: path || "this computer", what, todo: "give it the rights or the space, and run again" },
  ]);
}

async function answer(given: Arguments): Promise<number> {
  if (given.command === "help") return say(usage);
  if (given.command === "version") return say(`${version()}\n`);
  const { lines, data, passed } = await run[given.command](given);
  say(given.json ? `${JSON.stringify(data, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
  return passed ? 0 : 1;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function version(): string {
  const file = readFileSync(join(import.meta.dirname, "../package.json"), "utf8");
  return /"version": "([^"]+)"/.exec(file)?.[1] ?? "unknown";
}

/** The stack names places in our code. A library's message may quote a value, so only its kind is told. */
function faultText(error: unknown): string {
  const stack =
    error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  const kind = error instanceof Error ? error.name : "unknown error";
  return `first-release: this is a fault of ours (${kind}); please report it with these lines\n${stack.join("\n")}\n`;
}
