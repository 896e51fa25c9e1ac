import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome"];

/**
 * The path of a Chromium: the environment's CHROMIUM, or one on the PATH, or Debian's, which is installed where that
 * is possible. Throws, saying what to do, where there is none: the browser tests are never skipped in silence.
 */
export function findChromium(): string {
  return named() ?? onPath() ?? installed() ?? missing();
}

function named(): string | null {
  const path = process.env["CHROMIUM"];
  if (path === undefined || path === "") return null;
  if (!runs(path))
    throw new Error(`CHROMIUM is "${path}", which is not a program; name one that is, or unset it`);
  return path;
}

function onPath(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(runs) ?? null;
}

function installed(): string | null {
  const root = process.getuid?.() === 0;
  if (!root || !existsSync("/etc/debian_version")) return null;
  console.log("installing Debian's chromium for the browser tests");
  if (!install()) {
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    install();
  }
  return onPath();
}

function install(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    env,
    stdio: "ignore",
  });
  return status === 0;
}

function missing(): never {
  throw new Error(
    "no Chromium for the browser tests; install one (on Debian: apt-get install chromium) or name it in CHROMIUM",
  );
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
