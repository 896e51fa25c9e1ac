import { actionPages, pagesOfActions } from "./actions.js";
import { consultationLists, consultationPages } from "./consultations.js";
import { engagementPages } from "./engagement.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */

/**
 * The pages on taking part, which belong to no release: reports, consultations and what was promised.
 * @param {PublicationFile} publication
 * @param {readonly Package[]} packages
 * @param {readonly ReleaseView[]} releases
 */
export function listeningPages(publication, packages, releases) {
  const engagement = engagementPages(publication);
  const consultations = consultationPages(publication, packages, releases);
  const consultationList = consultationLists(consultations);
  const actions = actionPages(publication, [...releases, ...consultations]);
  return { engagement, consultations, consultationList, actions };
}

/**
 * Those of them that search engines are to find.
 * @param {ReturnType<typeof listeningPages>} pages
 * @returns {{ address: string }[]}
 */
export function listeningAddresses({ engagement, consultations, consultationList, actions }) {
  return [...pagesOfActions(actions), ...consultationList, ...consultations, ...engagement];
}
