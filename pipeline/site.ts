import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { runConfined } from "./site/confined.ts";
import { refuseForeignPlace } from "./site/place.ts";
import { emptyFolder, partialOf, swapIn } from "./site/swap.ts";
import { refuseSymbolicLinks } from "./site/symbolic-links.ts";
import { refuse } from "./user-error.ts";

/** The folder that the site was put in, and what is in it; `bytes` is the sum of all files. */
export type SiteResult = { out: string; pages: number; files: number; bytes: number };

/** A content root, where its site goes, and the checkout whose `site/` draws it (default: this one). */
export type SitePlace = { root: string; out: string; project?: string };

/** Looks at the finished pages before they take their place; what it throws leaves the old site as it was. */
export type Verify = (pages: string) => Promise<void>;

/**
 * Builds the site of a content root's packages, in a process that may read the packages, the methodology and the
 * site's own sources, and write the new site, and nothing else. The site appears whole or not at all.
 * Throws a UserError where the content must change.
 */
export async function buildSite(
  place: SitePlace,
  verify: Verify = async () => undefined,
): Promise<SiteResult> {
  const { root, out, project } = resolved(place);
  refuseForeignPlace(out, { root, project }, relative(process.cwd(), out) || ".");
  if (!existsSync(join(root, "data", "packages", "publication.json")))
    refuse(
      "data/packages",
      "there is no publication.json, so no release was built",
      "run first-release build first",
    );
  refuseSymbolicLinks(project, [join(project, "site"), join(project, ".eleventy.js")]);
  refuseSymbolicLinks(root, [join(root, "data", "packages"), join(root, "methodology")]);
  const partial = partialOf(out);
  emptyFolder(partial);
  try {
    await runEleventy({ root, out: partial, project });
    if (!existsSync(join(partial, "index.html")))
      throw new Error("site: Eleventy ended well but wrote no home page");
    await runPictures({ root, out: partial, project });
    await verify(partial);
    swapIn(partial, out);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return { out, ...measure(out) };
}

/** Paths without symbolic links, since the permission model compares paths by their letters. */
function resolved({
  root,
  out,
  project = resolve(import.meta.dirname, ".."),
}: SitePlace): Required<SitePlace> {
  if (!existsSync(root)) refuse(root, "there is no such folder", "give the content root with --root");
  const parent = dirname(resolve(out));
  mkdirSync(parent, { recursive: true });
  const place = join(realpathSync(parent), basename(resolve(out)));
  return { root: realpathSync(root), out: place, project: realpathSync(project) };
}

function runEleventy({ root, out, project }: Required<SitePlace>): Promise<void> {
  const command = join(project, "node_modules", "@11ty", "eleventy", "cmd.cjs");
  return runConfined({
    script: realpathSync(command),
    args: ["--quiet", "--config=.eleventy.js"],
    cwd: project,
    permissions: { read: [...readable(root, project), out], write: [out] },
    told: { FIRST_RELEASE_ROOT: root, FIRST_RELEASE_OUT: out, ELEVENTY_SKIP_ESM_RESOLVER: "1" },
  });
}

/** Pictures of the site's drawings, by a process that sees the finished site and neither packages nor pages' sources. */
function runPictures({ out, project }: Required<SitePlace>): Promise<void> {
  const pictures = join(project, "site", "pictures");
  return runConfined({
    script: join(pictures, "main.js"),
    cwd: project,
    permissions: {
      read: [pictures, join(project, "package.json"), ...modulesOf(project), out],
      write: [out],
    },
    told: { FIRST_RELEASE_OUT: out },
  });
}

/** Exactly what pages are made of. */
function readable(root: string, project: string): string[] {
  const own = ["site", ".eleventy.js", ".eleventyignore", "package.json"].map((name) => join(project, name));
  const content = [join(root, "data", "packages"), join(root, "methodology")];
  return [...own, ...content, ...modulesOf(project)];
}

/** `node_modules` by its own name and by where it really is. */
function modulesOf(project: string): string[] {
  const modules = join(project, "node_modules");
  return [...new Set([modules, realpathSync(modules)])];
}

function measure(folder: string): Omit<SiteResult, "out"> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const sizes = files.map((file) => statSync(file)).filter((stat) => stat.isFile());
  return {
    pages: files.filter((file) => file.endsWith(".html")).length,
    files: sizes.length,
    bytes: sizes.reduce((sum, stat) => sum + stat.size, 0),
  };
}
