import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "fflate";
import { type Place, targetOf } from "./addresses.ts";
import type { Facts } from "./facts.ts";
import type { Broken } from "./rules.ts";

/** What a landing page may weigh as it travels, with all that its first view needs, in bytes. */
export const budget = 40_000;

/** What a browser fetches to show the top of a page. */
const firstView = new Set([
  "stylesheet",
  "script",
  "modulepreload",
  "preload",
  "icon",
  "img",
  "source",
  "iframe",
]);

/** Weighs landing pages of the site in `out`. Each file of a page is packed once for all pages. */
export class Scales {
  readonly #weights = new Map<string, number>();
  readonly #out: string;

  constructor(out: string) {
    this.#out = out;
  }

  /** What a landing page weighs too much, with its parts, so that a reader sees which to make smaller. */
  check(page: string, html: string, { fetched }: Facts, place: Place): Broken[] {
    const files = fetched
      .filter(({ what }) => firstView.has(what))
      .flatMap(({ address }) => targetOf(address, page, place)?.file ?? []);
    const loaded = this.#withImports([...new Set(files)]);
    const own = packed(new TextEncoder().encode(html));
    const others = loaded.map((file) => this.#weight(file));
    const total = others.reduce((sum, weight) => sum + weight, own);
    if (total < budget) return [];
    const parts = loaded.map((file, at) => `${file} ${others[at]}`);
    return [
      {
        what: `weighs ${total} bytes packed, of at most ${budget}: the page ${own}, ${parts.join(", ")}`,
        todo: "show fewer lines of tables or charts on it",
      },
    ];
  }

  /** The modules that scripts import at their start, and what those import; what is imported later is not waited for. */
  #withImports(files: readonly string[]): string[] {
    const all = new Set(files);
    for (const file of all)
      if (file.endsWith(".js") && existsSync(join(this.#out, file)))
        for (const name of importsOf(readFileSync(join(this.#out, file), "utf8")))
          all.add(posix.join(dirname(file), name));
    return [...all];
  }

  #weight(file: string): number {
    const known = this.#weights.get(file);
    if (known !== undefined) return known;
    const path = join(this.#out, file);
    const weight = existsSync(path) ? packed(readFileSync(path)) : 0;
    this.#weights.set(file, weight);
    return weight;
  }
}

/** Packed by code in JavaScript, so that the same page weighs the same on every machine. */
function packed(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9, mtime: 0 }).length;
}

const importLine = /^\s*(?:import|export)\b(?:[^"'();]*?\bfrom)?\s*["'](\.[^"']+)["']/gm;

function importsOf(source: string): string[] {
  return [...source.matchAll(importLine)].map((match) => match[1] ?? "");
}
