import { releaseAddress } from "./addresses.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { PublicFile } from "./public-files.js" */
/**
 * What the links of a replaced version may lead to: its own page with its parts and files, and pages of the site.
 * @typedef {{
 *   release: ReleaseFile, address: string, files: readonly PublicFile[], ids: readonly string[],
 *   addresses: readonly string[],
 * }} Targets
 */

/** A link with what it holds; no link stands in another. */
const anchor = /<a\b([^>]*?)\shref="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;

/** Stands for the site's own host while an address is worked out. */
const host = "https://site.invalid";

/**
 * Leads the links in a text of a replaced version to where they can go: those to the page itself stay on it, one to a
 * table goes to that version's CSV, one to a page of the site that is still there goes there. Any other of the site is
 * taken out and its words stay, since a text that nobody changes any more must not have links that break.
 * @param {Targets} targets
 * @returns {(html: string) => string}
 */
export function ownLinks(targets) {
  return (html) =>
    html.replace(anchor, (link, before, href, after, words) => {
      const url = new URL(href, host + releaseAddress(targets.release));
      if (url.origin !== host) return link;
      const to = targetOf(url, targets);
      return to === null ? words : `<a${before} href="${to}"${after}>${words}</a>`;
    });
}

/**
 * @param {URL} url
 * @param {Targets} targets
 * @returns {string | null}
 */
function targetOf({ pathname, hash }, { release, address, files, ids, addresses }) {
  const home = releaseAddress(release);
  if (pathname === home) return ids.includes(hash.slice(1)) ? address + hash : address;
  if (!pathname.startsWith(home)) return addresses.includes(pathname) ? pathname : null;
  const [folder, name] = pathname.slice(home.length).split("/");
  const file = folder === "tables" ? `${name}.csv` : folder === "data" ? name : null;
  return files.find((each) => each.name === file)?.address ?? null;
}
