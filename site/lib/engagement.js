import { renderPage } from "./markdown.js";
import { showDate } from "./show.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */

/**
 * The yearly reports on user engagement as pages, the newest first.
 * @param {Pick<PublicationFile, "engagement">} publication
 */
export function engagementPages({ engagement }) {
  return engagement.map((report) => {
    const { html, headings } = renderPage(report.text, { prefix: "section-" });
    return {
      ...report,
      address: `/engagement/${report.year}/`,
      publishedText: showDate(report.published),
      html,
      headings: headings.filter(({ level }) => level === 2),
    };
  });
}

/** A link to a page of the site. */
const link = /<a href="(\/[^"#]*)(#[^"]*)?">([\s\S]*?)<\/a>/g;

/** Pages that are there from a day on, and which a page that stands for always may name before. */
const dated = /^\/(?:consultations|actions|engagement|citations|reviews|methodology|guides)\//;

/**
 * A standing page as of a day: the words of a link to a page that is not out yet stay, and say so.
 * @template {{ html: string }} T
 * @param {T} page
 * @param {ReadonlySet<string>} known the addresses of pages that are there
 * @returns {T}
 */
export function withPagesOut(page, known) {
  const html = page.html.replace(link, (whole, address, _, words) =>
    isOut(address, known) ? whole : `${words} (not published yet)`,
  );
  return { ...page, html };
}

/**
 * @param {string} address
 * @param {ReadonlySet<string>} known
 */
function isOut(address, known) {
  if (known.has(address)) return true;
  const release = /^\/releases\/[^/]+\/[^/]+\//.exec(address)?.[0];
  if (release !== undefined) return known.has(release) && !address.endsWith("/review/");
  // A file, such as a feed, is there where the page of its folder is.
  return !dated.test(address) || (!address.endsWith("/") && known.has(address.replace(/[^/]*$/, "")));
}
