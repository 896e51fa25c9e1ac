import { readFileSync } from "node:fs";
import { join } from "node:path";
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
    process.stderr.write(error instanceof UserError ? `${error.message}\n` : faultText(error));
    return error instanceof UserError ? 1 : 2;
  }
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
