import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { siteFailure } from "./site/failure.ts";
import { permissionFlags } from "./site/permissions.ts";
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
  const flags = permissionFlags({ read: [...readable(root, project), out], write: [out] });
  const child = spawn(
    process.execPath,
    [...flags, realpathSync(command), "--quiet", "--config=.eleventy.js"],
    {
      cwd: project,
      env: cleanEnvironment(root, out),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString("utf8");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done() : fail(siteFailure(said))));
  });
}

/** Exactly what pages are made of. `node_modules` by its own name and by where it really is. */
function readable(root: string, project: string): string[] {
  const modules = join(project, "node_modules");
  const own = ["site", ".eleventy.js", ".eleventyignore", "package.json"].map((name) => join(project, name));
  const content = [join(root, "data", "packages"), join(root, "methodology")];
  return [...new Set([...own, ...content, modules, realpathSync(modules)])];
}

/** No path, home, token or option of the caller's. Windows starts no process without its SystemRoot. */
function cleanEnvironment(root: string, out: string): Record<string, string> {
  const windows = process.env["SystemRoot"];
  return {
    FIRST_RELEASE_ROOT: root,
    FIRST_RELEASE_OUT: out,
    ELEVENTY_SKIP_ESM_RESOLVER: "1",
    TZ: "UTC",
    NODE_NO_WARNINGS: "1",
    NO_COLOR: "1",
    ...(windows === undefined ? {} : { SystemRoot: windows }),
  };
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
