import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needs, type Ran, run } from "./tools.ts";

const requirements = "tests/conformance/python/requirements.txt";
const withoutDependencies = "tests/conformance/python/data-only.txt";

/** An interpreter that has the packages of requirements.txt, or why there is none. */
export type Python = { path: string } | { reason: string };

let known: Python | null = null;

/**
 * A Python of our own, with the validators that npm lacks. It is made once under node_modules, which `npm ci` clears,
 * and kept for as long as the requirements stay as they are.
 */
export function python(): Python {
  known ??= existing() ?? made();
  return known;
}

/** Runs one of the programs beside this file. */
export function runPython(path: string, program: string, options: readonly string[]): Ran {
  return run(path, ["-I", join("tests/conformance/python", program), ...options]);
}

function folder(): string {
  const wanted = readFileSync(requirements, "utf8") + readFileSync(withoutDependencies, "utf8");
  return `node_modules/.cache/conformance-python-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`;
}

function existing(): Python | null {
  return existsSync(join(folder(), "ready")) ? { path: join(folder(), "bin/python") } : null;
}

function made(): Python {
  const missing = needs("python3", "python3-venv");
  if (missing !== null) return { reason: missing };
  console.log("installing Python's validators");
  rmSync(folder(), { recursive: true, force: true });
  mkdirSync(folder(), { recursive: true });
  const path = join(folder(), "bin/python");
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--only-binary",
    ":all:",
  ];
  for (const [what, program, options] of [
    ["no Python that can make a virtual environment", "python3", ["-m", "venv", folder()]],
    ["pip could not install requirements.txt", path, [...pip, "--requirement", requirements]],
    [
      "pip could not install data-only.txt",
      path,
      [...pip, "--no-deps", "--requirement", withoutDependencies],
    ],
  ] as const) {
    const { status, said } = run(program, options);
    if (status !== 0) return { reason: `${what} (${lastLine(said)})` };
  }
  writeFileSync(join(folder(), "ready"), "");
  return { path };
}

function lastLine(text: string): string {
  return text.split("\n").at(-1) ?? "";
}
