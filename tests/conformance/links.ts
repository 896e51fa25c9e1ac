import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LinkChecker, LinkState } from "linkinator";
import type { Check } from "./check.ts";
import { filesUnder, firstOf, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

/** The port of linkinator's server. Addresses that are not of it are listed and never fetched. */
const port = 20_000 + (process.pid % 20_000);
const elsewhere = `^(?!http://localhost:${port}/)`;

/** Full addresses of the site itself, as its API gives them, are followed on this machine. */
function addressOf(site: string): string {
  const { servers } = JSON.parse(readFileSync(join(site, "api/openapi.json"), "utf8"));
  return `${servers[0].url.replace(/\/$/, "")}/`;
}

/** Follows every link, anchor, image, script and download of the site from each of its pages. */
export const links: Check = {
  name: "Links and anchors",
  async run({ site }) {
    const pages = filesUnder(site, /\.html$/);
    const { links: found } = await new LinkChecker().check({
      path: pages,
      serverRoot: site,
      recurse: true,
      checkFragments: true,
      port,
      urlRewriteExpressions: [
        { pattern: new RegExp(`^${addressOf(site)}`), replacement: `http://localhost:${port}/` },
      ],
      linksToSkip: [elsewhere],
      concurrency: 20,
    });
    const external = [
      ...new Set(found.filter(({ state }) => state === LinkState.SKIPPED).map(({ url }) => url)),
    ].sort();
    const hosts = [...new Set(external.map((url) => placeOf(url)))];
    return {
      validator: npmVersion("linkinator"),
      files: new Set(found.filter(({ state }) => state !== LinkState.SKIPPED).map(({ url }) => url)).size,
      problems: found
        .filter(({ state }) => state === LinkState.BROKEN)
        .map(({ url, parent, status }) => `${parent}: ${url} is broken (${status})`),
      notes: [`${external.length} addresses elsewhere, not fetched, at ${firstOf(hosts, 12)}`],
    };
  },
  faults: [
    {
      what: "a link to a page that is not there",
      plant: ({ site }) =>
        spoil(site, /^methodology\/index\.html$/, "</h1>", '</h1><a href="nowhere/">Nowhere</a>'),
    },
    {
      what: "a link to an anchor that is not there",
      plant: ({ site }) =>
        spoil(site, /^methodology\/index\.html$/, "</h1>", '</h1><a href="../#nowhere">Nowhere</a>'),
    },
  ],
};

/** A host, or a scheme where there is none. */
function placeOf(url: string): string {
  const { host, protocol } = new URL(url);
  return host === "" ? protocol : host;
}
