import { absoluteAddress } from "./addresses.js";
import { citationSuffix } from "./citation.js";
import { releaseTime } from "./london-time.js";
import { quotedHeadlines } from "./quote.js";
import { escapeHtml } from "./show.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { ReleaseView } from "./release-view.js" */
/**
 * @typedef {{ id: string, title: string, published: string, updated: string, address: string, theme: string,
 *   summary: string, html: string }} FeedEntry
 * @typedef {{ title: string, address: string, page: string }} Feed
 */

/** Entries of one feed, the newest; older ones are on the pages that the feed leads to. */
const mostEntries = 100;

/** @type {Record<string, string>} */
const kinds = { correction: "Correction", scheduled_revision: "Scheduled revision", update: "Update" };

/**
 * A feed of releases and of their corrections (Atom, RFC 4287), the newest first. Its times are those of publication:
 * 9.30am in London.
 * @param {Feed} feed
 * @param {readonly ReleaseView[]} releases
 * @param {PublicationFile} publication
 */
export function atomFeed(feed, releases, publication) {
  const entries = releases.flatMap((item) => [releaseEntry(item), ...correctionEntries(item)]);
  return feedXml(feed, entries, publication);
}

/**
 * A feed of entries, the newest first.
 * @param {Feed} feed
 * @param {readonly FeedEntry[]} entries
 * @param {PublicationFile} publication
 */
export function feedXml({ title, address, page }, entries, { publisher, asOf }) {
  const absolute = (/** @type {string} */ to) => absoluteAddress(to, publisher.address);
  const newest = entries.toSorted(newestFirst).slice(0, mostEntries);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${escapeHtml(absolute(address))}</id>
<title>${escapeHtml(title)}</title>
<updated>${releaseTime(newest[0]?.updated ?? asOf).rfc3339}</updated>
<link rel="self" type="application/atom+xml" href="${escapeHtml(absolute(address))}"/>
<link rel="alternate" type="text/html" href="${escapeHtml(absolute(page))}"/>
<author><name>${escapeHtml(publisher.name)}</name><email>${escapeHtml(publisher.contact.email)}</email></author>
<rights>${escapeHtml(publisher.licence.name)}</rights>
${newest.map((entry) => entryXml(entry, publisher.address)).join("")}</feed>
`;
}

/**
 * By the day of the last change, the newest first, then by address.
 * @param {FeedEntry} a
 * @param {FeedEntry} b
 */
function newestFirst(a, b) {
  if (a.updated !== b.updated) return a.updated < b.updated ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/**
 * @param {ReleaseView} item
 * @returns {FeedEntry}
 */
function releaseEntry({ release, address }) {
  const { title, summary, synthetic, published, updated, corrections } = release;
  const figures = quotedHeadlines(release).map(({ html, label, comparison, sure }) => {
    const compared = comparison === null ? "" : `: ${comparison}`;
    return `<li>${html} ${escapeHtml(label)}${compared}${sure === null ? "" : `. ${sure}`}</li>`;
  });
  const notes = corrections.map((change) => `<p>${changeHtml(change)}</p>`);
  const invented =
    synthetic === null ? "" : `<p><strong>Synthetic data.</strong> ${escapeHtml(synthetic)}</p>`;
  return {
    id: entryId(release),
    title: `${title}${citationSuffix(release)}`,
    published,
    updated,
    address,
    theme: release.theme,
    summary,
    html: `${invented}<p>${escapeHtml(summary)}</p>${figures.length ? `<ul>${figures.join("")}</ul>` : ""}${notes.join("")}`,
  };
}

/**
 * Each correction by itself, since many readers of feeds do not show an entry again when it changes.
 * @param {ReleaseView} item
 * @returns {FeedEntry[]}
 */
function correctionEntries({ release, address }) {
  return release.corrections.map((change, index) => ({
    id: `${entryId(release)}/change/${index + 1}`,
    title: `${kinds[change.kind] ?? change.kind}: ${release.title}${citationSuffix(release)}`,
    published: change.date,
    updated: change.date,
    address: `${address}#release-notes`,
    theme: release.theme,
    summary: `${change.what} Why: ${change.why}`,
    html: `<p>${changeHtml(change)}</p>`,
  }));
}

/** @param {ReleaseView["release"]["corrections"][number]} change */
function changeHtml({ kind, what, why }) {
  return `<strong>${kinds[kind] ?? kind}.</strong> ${escapeHtml(what)} Why: ${escapeHtml(why)}`;
}

/**
 * The part of an entry's tag that follows the host: an id never changes, whatever becomes of the address.
 * @param {ReleaseView["release"]} release
 */
function entryId({ collection, period, published }) {
  return `,${published}:${collection}/${period}`;
}

/**
 * @param {FeedEntry} entry
 * @param {string} host
 */
function entryXml({ id, title, published, updated, address, theme, summary, html }, host) {
  return `<entry>
<id>tag:${new URL(host).hostname}${id}</id>
<title>${escapeHtml(title)}</title>
<published>${releaseTime(published).rfc3339}</published>
<updated>${releaseTime(updated).rfc3339}</updated>
<link rel="alternate" type="text/html" href="${escapeHtml(absoluteAddress(address, host))}"/>
<category term="${escapeHtml(theme)}"/>
<summary>${escapeHtml(summary)}</summary>
<content type="html">${escapeHtml(html)}</content>
</entry>
`;
}
