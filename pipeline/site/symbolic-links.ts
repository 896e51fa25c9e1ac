import { type Dirent, existsSync, lstatSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Problem, UserError } from "../user-error.ts";

/**
 * Refuses a folder that is, or holds at any depth, a symbolic link: the permission model checks the path that is
 * asked for, not the one it leads to, so that a link under `site/` would open any file of the machine.
 * Throws a UserError naming every link; paths in it are relative to `base`.
 */
export function refuseSymbolicLinks(base: string, folders: readonly string[]): void {
  const problems = folders.flatMap(linksIn).map(
    (link): Problem => ({
      where: relative(base, link).split(sep).join("/"),
      what: "is a symbolic link, through which the site could read files outside its folders",
      todo: "put the file itself in its place, or remove it",
    }),
  );
  if (problems.length > 0) throw new UserError(problems);
}

function linksIn(path: string): string[] {
  if (!existsSync(path) && !isLink(path)) return [];
  if (isLink(path)) return [path];
  return lstatSync(path).isDirectory() ? entries(path).flatMap((entry) => linksOf(path, entry)) : [];
}

function linksOf(folder: string, entry: Dirent): string[] {
  const path = join(folder, entry.name);
  if (entry.isSymbolicLink()) return [path];
  return entry.isDirectory() ? linksIn(path) : [];
}

function entries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
