import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { govuk, siteFolder } from "./content-root.js";

/** The style sheet of all pages, that of pages of tables, and that of pages on which people are listened to. */
export const names = ["main", "table", "listening"];

/** Where they are kept compiled, since Sass takes longer than a hundred pages and they change with no publication. */
const kept = path.join(siteFolder, "styles/compiled");

/** The file that tells from which sources they were compiled. */
const told = path.join(kept, "sources.txt");

/**
 * Writes the style sheets: those that are kept, or, where their sources were changed since, those that Sass makes.
 * @param {string} out folder of the site
 */
export async function writeStyles(out) {
  const folder = path.join(out, "styles");
  const fresh = readFileSync(told, "utf8") === sources();
  const sheets = fresh ? names.map((name) => [name, readFileSync(fileOf(name), "utf8")]) : await compiled();
  mkdirSync(folder, { recursive: true });
  for (const [name = "", css = ""] of sheets) writeFileSync(path.join(folder, `${name}.css`), css);
}

/** Compiles the style sheets and keeps them, with the sources that they are of. */
export async function keepStyles() {
  for (const [name = "", css = ""] of await compiled()) writeFileSync(fileOf(name), css);
  writeFileSync(told, sources());
}

/** @param {string} name */
function fileOf(name) {
  return path.join(kept, `${name}.css`);
}

/** Each style sheet with its name, by a compiler in plain JavaScript. */
async function compiled() {
  const { compile } = await import("sass");
  return names.map((name) => {
    const file = path.join(siteFolder, `styles/${name}.scss`);
    const { css } = compile(file, { loadPaths: [govuk], style: "compressed" });
    return [name, `${css}\n`];
  });
}

/** What the style sheets are made of: our own Sass by its hash, and what is installed by its version. */
export function sources() {
  const own = createHash("sha256");
  for (const folder of ["charts", "styles"]) {
    const all = readdirSync(path.join(siteFolder, folder)).filter((name) => name.endsWith(".scss"));
    for (const name of all.sort()) own.update(name).update(readFileSync(path.join(siteFolder, folder, name)));
  }
  const versions = ["govuk-frontend", "sass"].map((name) => `${name} ${versionOf(name)}\n`);
  return `${versions.join("")}site ${own.digest("hex")}\n`;
}

/** @param {string} name of a package */
function versionOf(name) {
  const file = path.join(siteFolder, "../node_modules", name, "package.json");
  return JSON.parse(readFileSync(file, "utf8")).version;
}
