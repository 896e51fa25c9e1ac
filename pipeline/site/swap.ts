import { mkdirSync, renameSync, rmSync } from "node:fs";

/** Where a folder is built before it takes its place: beside it, so that the move is one rename. */
export function partialOf(out: string): string {
  return `${out}.partial`;
}

/** An empty folder to build in; whatever an earlier build left there is gone. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Puts the built folder in its place whole. A rename cannot replace a full folder, so the old one steps aside. */
export function swapIn(built: string, out: string): void {
  const old = `${out}.old.partial`;
  rmSync(old, { recursive: true, force: true });
  moveIfThere(out, old);
  renameSync(built, out);
  rmSync(old, { recursive: true, force: true });
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
