import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a program printed on standard output, and on both streams. One that cannot be started has status 127. */
export type Ran = { status: number; out: string; said: string };

/** Runs a program to its end, or for ten minutes. */
export function run(
  command: string,
  options: readonly string[],
  cwd?: string,
  environment: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, options, {
    encoding: "utf8",
    maxBuffer: 1 << 29,
    timeout: 10 * 60_000,
    env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const out = stdout ?? "";
  return { status: status ?? 127, out, said: `${out}${stderr ?? ""}${error?.message ?? ""}`.trim() };
}

/** The version of an installed npm package. */
export function npmVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));
  return `${name} ${version}`;
}

/** The version of an installed Debian package, e.g. "jing 20181222+dfsg2-6"; its name alone where it is not Debian's. */
export function debianVersion(name: string): string {
  const { status, out } = run("dpkg-query", ["--show", name]);
  return status === 0 ? out.trim().replace(/\s+/, " ") : name;
}

const missing = new Map<string, string | null>();

/**
 * Sees that a program of a Debian package is there, and installs it where this process may. Gives null, or the reason
 * why there is none.
 */
export function needs(program: string, debianPackage: string): string | null {
  const known = missing.get(program);
  if (known !== undefined) return known;
  const reason =
    onPath(program) || (mayInstall() && installed(debianPackage) && onPath(program))
      ? null
      : why(program, debianPackage);
  missing.set(program, reason);
  return reason;
}

function onPath(program: string): boolean {
  return (process.env["PATH"] ?? "")
    .split(":")
    .some((folder) => folder !== "" && existsSync(join(folder, program)));
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

function installed(debianPackage: string): boolean {
  console.log(`installing Debian's ${debianPackage}`);
  const install = () =>
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", debianPackage]).status === 0;
  return install() || (run("apt-get", ["update", "-q"]).status === 0 && install());
}

function why(program: string, debianPackage: string): string {
  const how = mayInstall() ? "apt-get could not install it" : "only root on Debian can have it installed";
  return `no ${program} (Debian: ${debianPackage}); ${how}`;
}
