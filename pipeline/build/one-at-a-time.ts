import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { refuse } from "../user-error.ts";

/**
 * Runs work that writes in a place while no other process of ours writes there; `file` marks that it runs and holds
 * the process's number. A mark left by a process that ended is taken over. Throws a UserError, naming the mark as
 * `shown`, where another process is at work.
 */
export async function oneAtATime<T>(file: string, shown: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  if (!claimed(file)) {
    if (isHeld(file))
      refuse(
        shown,
        "another build is writing here",
        "wait until it has ended; remove this file if none runs",
      );
    writeFileSync(file, String(process.pid));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function claimed(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  }
}

/** Our own number in a mark is that of an earlier process: a container gives the same numbers each time. */
function isHeld(file: string): boolean {
  const holder = Number(readFileSync(file, "utf8"));
  if (!Number.isSafeInteger(holder) || holder <= 0 || holder === process.pid) return false;
  try {
    return process.kill(holder, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
