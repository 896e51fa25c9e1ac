import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import {
  addressOf,
  checkFetched,
  checkLinks,
  noPart,
  type Place,
  targetOf,
  type Wanted,
} from "./page-check/addresses.ts";
import { Scales } from "./page-check/budget.ts";
import { type Facts, factsOf } from "./page-check/facts.ts";
import { type Broken, brokenRules } from "./page-check/rules.ts";
import { checkStyles } from "./page-check/styles.ts";

/** A rule that a page or a style sheet breaks: "releases/x/2024/index.html", what is wrong and what to do. */
export type Fault = Broken & { page: string };

type Document = DefaultTreeAdapterTypes.Document;

/**
 * Holds the pages of a built site to the rules of good pages: one heading over an outline without holes, a title of its
 * own, a description, a language, nothing that a strict security policy refuses, nothing from other hosts, no broken
 * link, and a landing page of under 40 KB. `out` is the site's folder and `address` where it will be published.
 *
 * Pages are given one by one to `look`, with the tree that the page audit has read already; nothing of a page is kept
 * but a few short texts, so that memory stays flat over many thousand pages. `finish` gives what needs all of them.
 */
export class PageCheck {
  readonly #out: string;
  readonly #place: Place;
  readonly #scales: Scales;
  readonly #titles = new Map<string, string>();
  readonly #wanted = new Map<string, Map<string, Wanted & { from: string }>>();

  constructor(out: string, address: string) {
    this.#out = out;
    this.#place = { files: filesOf(out), address: address.replace(/\/?$/, "/") };
    this.#scales = new Scales(out);
  }

  /** What is wrong with one page by itself. `page` is its path from the root of the site. */
  look(page: string, html: string, tree: Document): Fault[] {
    const facts = factsOf(tree);
    const { broken, wanted } = checkLinks(page, facts, this.#place);
    for (const each of wanted) this.#remember(page, each);
    return [
      ...brokenRules(facts),
      ...broken,
      ...checkFetched(page, facts, this.#place),
      ...this.#sameTitle(page, facts),
      ...(isLanding(page) ? this.#scales.check(page, html, facts, this.#place) : []),
    ].map((each) => ({ page, ...each }));
  }

  /** Links to parts that other pages do not have, and what the style sheets ask for. */
  finish(): Fault[] {
    const links = [...this.#wanted].flatMap(([file, parts]) => this.#missing(file, parts));
    const styles = [...this.#place.files].filter((file) => file.endsWith(".css")).sort();
    return [
      ...links,
      ...styles.flatMap((page) =>
        checkStyles(readFileSync(join(this.#out, page), "utf8")).map((each) => ({ page, ...each })),
      ),
    ];
  }

  #remember(from: string, wanted: Wanted): void {
    const parts = this.#wanted.get(wanted.file) ?? new Map<string, Wanted & { from: string }>();
    if (!parts.has(wanted.part)) parts.set(wanted.part, { ...wanted, from });
    this.#wanted.set(wanted.file, parts);
  }

  #missing(file: string, parts: ReadonlyMap<string, Wanted & { from: string }>): Fault[] {
    const ids = new Set(factsOf(parse(readFileSync(join(this.#out, file), "utf8"))).ids);
    return [...parts.values()]
      .filter(({ part }) => !ids.has(part))
      .map(({ from, href }) => ({ page: from, ...noPart(href) }));
  }

  /** A page that search engines leave out, or that names another as its own address, may share that one's title. */
  #sameTitle(page: string, facts: Facts): Broken[] {
    const [canonical] = facts.canonical;
    const own = canonical === undefined || targetOf(canonical, page, this.#place)?.file === page;
    if (facts.noindex || !own) return [];
    // A digest, because a piece of a page's text would keep the whole page in memory.
    const title = createHash("sha256")
      .update(facts.titles[0] ?? "")
      .digest("base64");
    const other = this.#titles.get(title);
    if (other === undefined) this.#titles.set(title, page);
    return other === undefined
      ? []
      : [
          {
            what: `has the title of ${addressOf(other, this.#place)}`,
            todo: "say in the title what differs",
          },
        ];
  }
}

function isLanding(page: string): boolean {
  return /^releases\/[^/]+\/[^/]+\/index\.html$/.test(page);
}

function filesOf(out: string): Set<string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Set(
    entries.map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(out.length + 1)
        .split(sep)
        .join("/"),
    ),
  );
}
