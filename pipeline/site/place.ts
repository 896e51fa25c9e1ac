import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { refuse } from "../user-error.ts";

/**
 * Refuses a place for the site where building it would remove or mix with something else: what stands there is
 * replaced whole, so that only an empty folder, or a site that we made, may stand there. Paths are real and absolute.
 * Throws a UserError.
 */
export function refuseForeignPlace(
  out: string,
  { root, project }: { root: string; project: string },
  shown: string,
): void {
  const where = `--out ${shown}`;
  if ([root, project].some((home) => contains(out, home)))
    refuse(where, "holds the content or the program itself", "name a folder of its own for the site");
  const ours = [join(root, "data"), join(root, "methodology"), join(project, "site")];
  if (ours.some((folder) => contains(folder, out)))
    refuse(
      where,
      "lies among the sources of the site",
      "name a folder outside data/, methodology/ and site/",
    );
  const found = lstatSync(out, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) refuse(where, "is not a folder", "name a folder for the site, or remove it");
  if (readdirSync(out).length > 0 && !isSite(out))
    refuse(
      where,
      "is a folder with other files, which a site would replace",
      "name an empty or a new folder",
    );
}

/** Every page that we make has this header. */
function isSite(folder: string): boolean {
  const home = join(folder, "index.html");
  return (
    existsSync(home) && lstatSync(home).isFile() && readFileSync(home, "utf8").includes('class="fr-header"')
  );
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
