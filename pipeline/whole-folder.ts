import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a folder whole or not at all: `write` fills `<target>.partial` beside it, which takes the target's place only
 * when all is done. Where `write` throws, the partial folder is removed and the old target stays as it was.
 */
export async function writeWhole(target: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${target}.partial`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await write(temporary);
    await takePlace(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Writes a file whole or not at all, in the same way. */
export async function writeWholeFile(target: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${target}.partial`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A folder cannot be renamed over a full one, so that the old one steps aside and is removed after success. */
async function takePlace(temporary: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  const replaces = await exists(target);
  if (replaces) await rename(target, old);
  try {
    await rename(temporary, target);
  } catch (error) {
    if (replaces) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
