import { absoluteAddress } from "./addresses.js";

/** @import { View } from "./view.js" */

/** The most addresses of one file, by the protocol of sitemaps.org. */
const most = 50_000;

/**
 * What search engines are told: `robots.txt`, which forbids nothing, and the sitemap that it names; more than 50,000
 * addresses are in files of their own, which `sitemap.xml` lists.
 * @param {Pick<View, "addresses" | "publisher" | "releases">} view
 * @param {number} [perFile] fewer addresses in a file, for tests
 * @returns {[string, string][]} names and texts
 */
export function searchEngineFiles({ addresses, publisher, releases }, perFile = most) {
  const host = publisher.address;
  const dates = datesOf(releases);
  const urls = addresses.map((address) =>
    entry("url", absoluteAddress(address, host), dateOf(address, dates)),
  );
  const parts = Array.from({ length: Math.ceil(urls.length / perFile) }, (_, part) =>
    urls.slice(part * perFile, (part + 1) * perFile),
  );
  const names = parts.map((_, part) => `sitemap-${part + 1}.xml`);
  const index = names.map((name) => entry("sitemap", absoluteAddress(`/${name}`, host), undefined));
  const robots = `User-agent: *\nAllow: /\nSitemap: ${absoluteAddress("/sitemap.xml", host)}\n`;
  return [
    ["robots.txt", robots],
    ...(parts.length === 1
      ? [file("sitemap.xml", "urlset", urls)]
      : [
          file("sitemap.xml", "sitemapindex", index),
          ...parts.map((part, at) => file(names[at] ?? "", "urlset", part)),
        ]),
  ];
}

/**
 * The day on which each release last changed, by its address; that of a series is its newest, and "/" the newest of all.
 * @param {View["releases"]} releases
 */
function datesOf(releases) {
  /** @type {Map<string, string>} */
  const dates = new Map();
  for (const { address, release } of releases)
    for (const place of [address, `/releases/${release.collection}/`, "/"])
      if (release.updated > (dates.get(place) ?? "")) dates.set(place, release.updated);
  return dates;
}

/**
 * A page of a release, however deep, is as old as the release; a page of words has no date.
 * @param {string} address
 * @param {Map<string, string>} dates
 */
function dateOf(address, dates) {
  const [, , , period] = address.split("/");
  if (!address.startsWith("/releases/")) return dates.get(address);
  return dates.get(period ? address.split("/").slice(0, 4).join("/").concat("/") : address);
}

/**
 * @param {string} tag
 * @param {string} address
 * @param {string | undefined} date
 */
function entry(tag, address, date) {
  const text = address.replaceAll("&", "&amp;");
  return `<${tag}><loc>${text}</loc>${date === undefined ? "" : `<lastmod>${date}</lastmod>`}</${tag}>`;
}

/**
 * @param {string} name
 * @param {string} tag
 * @param {readonly string[]} entries
 * @returns {[string, string]}
 */
function file(name, tag, entries) {
  const open = `<${tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return [name, `<?xml version="1.0" encoding="UTF-8"?>\n${[open, ...entries].join("\n")}\n</${tag}>\n`];
}
