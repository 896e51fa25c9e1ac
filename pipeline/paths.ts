import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { refuse } from "./user-error.ts";

/**
 * The content root as a real absolute path. Throws a UserError where the folder does not exist or has not both
 * `methodology/` and `data/`.
 */
export function contentRoot(root: string): string {
  if (!isFolder(root))
    refuse(shownRoot(root), "is not a folder", "name the folder that holds methodology/ and data/");
  const missing = ["methodology", "data"].filter((name) => !isFolder(join(root, name)));
  if (missing.length > 0) {
    const names = missing.map((name) => `${name}/`).join(" and ");
    refuse(
      shownRoot(root),
      `has no ${names}`,
      "name the folder that holds methodology/ and data/, or make them",
    );
  }
  return realpathSync(root);
}

/**
 * The absolute path of something inside the root, whether it exists yet or not. Throws a UserError where it lies
 * outside, be it by `..`, by an absolute path or by a symbolic link on the way.
 */
export function insideRoot(root: string, path: string): string {
  const home = realpathSync(root);
  const target = resolve(home, path);
  if (!contains(home, target) || !contains(home, realPath(target))) {
    refuse(slashed(path), "lies outside the root", "move it into the root; links and `..` may not lead out");
  }
  return target;
}

/** A path as messages show it: relative, with forward slashes on every system. */
export function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** The real path of the deepest part that exists, with the rest behind it. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), relative(parent, path));
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function shownRoot(root: string): string {
  return `--root ${slashed(root)}`;
}
