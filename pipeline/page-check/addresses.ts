import type { Facts } from "./facts.ts";
import type { Broken } from "./rules.ts";

/** A link from one page to a part of another, to be looked for when all pages are known. */
export type Wanted = { file: string; part: string; href: string };

/** The files of a site, from its root, and the address at which it is published, which ends with "/". */
export type Place = { files: ReadonlySet<string>; address: string };

/** Where a page stands: "releases/x/2024/index.html" is at "releases/x/2024/". */
export function addressOf(page: string, { address }: Place): string {
  return address + page.replace(/(^|\/)index\.html$/, "$1");
}

/**
 * What is wrong with the links of a page, and which parts of other pages it links to. Whatever stands elsewhere is not
 * looked at.
 */
export function checkLinks(page: string, facts: Facts, place: Place): { broken: Broken[]; wanted: Wanted[] } {
  const broken: Broken[] = [];
  const wanted: Wanted[] = [];
  const parts = new Set(facts.ids);
  for (const href of new Set(facts.links)) {
    const target = targetOf(href, page, place);
    if (target === null) continue;
    const { file, part } = target;
    if (!place.files.has(file))
      broken.push({
        what: `links to "${href}", which is not there`,
        todo: "mend the link, or make the page",
      });
    else if (part !== "" && file === page && !parts.has(part)) broken.push(noPart(href));
    else if (part !== "" && file !== page && file.endsWith(".html")) wanted.push({ file, part, href });
  }
  return { broken, wanted };
}

/** What to say of a link to a part that a page does not have. */
export function noPart(href: string): Broken {
  return {
    what: `links to "${href}", and that page has no such part`,
    todo: "mend the link, or give the part that id",
  };
}

/** What a page fetches from elsewhere, from inside itself, or from a file that is not there. */
export function checkFetched(page: string, { fetched }: Facts, place: Place): Broken[] {
  return fetched.flatMap(({ what, address }): Broken[] => {
    const shown = address.slice(0, 60);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address))
      return [
        {
          what: `asks for "${shown}" (${what}), which is no file of the site`,
          todo: "put the file in the site: pages ask nothing of other hosts, and carry no files inside them",
        },
      ];
    const target = targetOf(address, page, place);
    if (target !== null && place.files.has(target.file)) return [];
    return [{ what: `asks for "${shown}" (${what}), which is not there`, todo: "mend the address" }];
  });
}

/** The file of the site that an address leads to, with the part; null where it leads elsewhere. */
export function targetOf(href: string, page: string, place: Place): { file: string; part: string } | null {
  const base = addressOf(page, place);
  const url = URL.canParse(href, base) ? new URL(href, base) : null;
  if (url === null || !url.href.startsWith(place.address)) return leavesHost(url, place) ? null : gone(href);
  const path = decoded(url.href.slice(place.address.length).split(/[?#]/)[0] ?? "");
  const part = decoded(url.hash.slice(1));
  return { file: path === "" || path.endsWith("/") ? `${path}index.html` : path, part: shownPart(part) };
}

/** An address above the site's own folder, or that is none, is no address of another host. */
function leavesHost(url: URL | null, { address }: Place): boolean {
  return url !== null && (url.protocol !== new URL(address).protocol || url.host !== new URL(address).host);
}

function gone(href: string): { file: string; part: string } {
  return { file: `${href} (outside the site)`, part: "" };
}

/** "top" and an empty part are the page itself; ":~:" begins words that a browser looks for. */
function shownPart(part: string): string {
  return part === "top" || part.startsWith(":~:") ? "" : part;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
