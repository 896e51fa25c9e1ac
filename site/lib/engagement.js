import { renderPage } from "./markdown.js";
import { showDate } from "./show.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */

/**
 * The yearly reports on user engagement as pages, the newest first.
 * @param {PublicationFile} publication
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
