import { actionPages, pagesOfActions } from "./actions.js";
import { citationPages } from "./citations.js";
import { consultationLists, consultationPages } from "./consultations.js";
import { engagementPages } from "./engagement.js";
import { reviewPages } from "./reviews.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */

/**
 * The pages on taking part, which belong to no release: reports, consultations, what was promised, who quoted releases,
 * and the annual review of each release.
 * @param {PublicationFile} publication
 * @param {readonly Package[]} packages
 * @param {readonly ReleaseView[]} releases
 */
export function listeningPages(publication, packages, releases) {
  const engagement = engagementPages(publication);
  const consultations = consultationPages(publication, packages, releases);
  const consultationList = consultationLists(consultations);
  const actions = actionPages(publication, [...releases, ...consultations]);
  const citations = citationPages(publication, releases);
  const reviews = reviewPages(publication, {
    ...{ packages, releases, actions: actions.sources },
    citations: citations.flatMap(({ years }) => years.flatMap((each) => each.citations)),
  });
  return { engagement, consultations, consultationList, actions, citations, reviews };
}

/**
 * Those of them that search engines are to find.
 * @param {ReturnType<typeof listeningPages>} pages
 * @returns {{ address: string }[]}
 */
export function listeningAddresses({
  engagement,
  consultations,
  consultationList,
  actions,
  citations,
  reviews,
}) {
  return [
    ...pagesOfActions(actions),
    ...consultationList,
    ...consultations,
    ...engagement,
    ...citations,
    ...reviews.lists,
    ...reviews.pages,
  ];
}
