import { actionAddress, labelOf, registerAddress } from "./actions.js";
import { feedXml } from "./atom.js";
import { escapeHtml } from "./show.js";

/** @import { Action, ActionReview, ActionSource } from "../../pipeline/actions.ts" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { FeedEntry } from "./atom.js" */

/** Where the feed of the register is. */
export const actionFeedAddress = `${registerAddress}feed.xml`;

/**
 * The feed of the register of actions: each consultation or release because of which something was promised, and each
 * review of a commitment.
 * @param {PublicationFile} publication
 */
export function actionFeed(publication) {
  const { publisher, actions } = publication;
  const title = `${publisher.title}: you said, we will, we did`;
  const entries = actions.flatMap((source) => [
    sourceEntry(source),
    ...source.actions.flatMap((action) =>
      action.reviews.map((review, index) => reviewEntry(source, action, review, index)),
    ),
  ]);
  return feedXml({ title, address: actionFeedAddress, page: registerAddress }, entries, publication);
}

/**
 * @param {ActionSource} source
 * @returns {FeedEntry}
 */
function sourceEntry(source) {
  const { collection, period, title, body, synthetic, actions } = source;
  const day = dayOf(source.published);
  const name = `${collection}/${period}`;
  const [summary, many] = [`${body}: commitments.`, actions.length === 1 ? "commitment" : "commitments"];
  const listed = actions.map((action) => `<li>${escapeHtml(action.title)}</li>`).join("");
  return {
    id: `,${day}:actions/by/${name}`,
    title: `What was promised: ${title}`,
    published: day,
    updated: day,
    address: actionAddress(source),
    theme: "Promised",
    summary,
    html: `${invented(synthetic)}<p>${escapeHtml(body)}: <span data-count="actions:by:${name}">${actions.length}</span> ${many}</p><ul>${listed}</ul>`,
  };
}

/**
 * @param {ActionSource} source
 * @param {Action} action
 * @param {ActionReview} review
 * @param {number} index
 * @returns {FeedEntry}
 */
function reviewEntry(source, { id, title, said, will }, { on, status, what, reason }, index) {
  const lines = [
    ...(said === null ? [] : [`You said: ${said}`]),
    `We will: ${will}`,
    ...(what === null ? [] : [`${labelOf(status)}: ${what}`]),
    ...(reason === null ? [] : [`${labelOf(status)}. Why: ${reason}`]),
  ];
  return {
    id: `,${on}:actions/${id}/${index + 1}`,
    title: `${labelOf(status)}: ${title}`,
    published: on,
    updated: on,
    address: actionAddress(source, id),
    theme: labelOf(status),
    summary: what ?? reason ?? labelOf(status),
    html: `${invented(source.synthetic)}${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}`,
  };
}

/** @param {string | null} synthetic */
function invented(synthetic) {
  return synthetic === null ? "" : `<p><strong>Synthetic.</strong> ${escapeHtml(synthetic)}</p>`;
}

/**
 * The last day of a month that stands for a day.
 * @param {string} published as YYYY-MM-DD or YYYY-MM
 */
function dayOf(published) {
  const [year = 0, month = 0, day] = published.split("-").map(Number);
  if (day !== undefined) return published;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
