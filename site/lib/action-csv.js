import { registerAddress } from "./actions.js";
import { textCell } from "./chart-file-csv.js";

/** @import { Action, ActionSource } from "../../pipeline/actions.ts" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */

/** Where the register can be downloaded. */
export const actionCsvAddress = `${registerAddress}actions.csv`;

/** @type {Record<string, (action: Action, source: ActionSource) => string | null | undefined>} */
const columns = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  collection: (_, { collection }) => collection,
  period: (_, { period }) => period,
  source: (_, { title }) => title,
  body: (_, { body }) => body,
  promised: (_, { published }) => published,
  section: ({ section }) => section,
  said: ({ said }) => said,
  will: ({ will }) => will,
  owner: ({ owner }) => owner,
  due_by: ({ due }) => due?.by,
  due_words: ({ due }) => due?.words,
  status: ({ status }) => status,
  overdue: ({ overdue }) => (overdue ? "yes" : "no"),
  last_review: ({ reviews }) => reviews.at(-1)?.on,
  what: ({ reviews }) => reviews.at(-1)?.what,
  reason: ({ reviews }) => reviews.at(-1)?.reason,
  synthetic: (_, { synthetic }) => (synthetic === null ? "no" : "yes"),
};

/**
 * The register of actions as a CSV file, a line a commitment, with what its last review found.
 * @param {Pick<PublicationFile, "actions">} publication
 */
export function actionCsv({ actions }) {
  const lines = actions.flatMap((source) =>
    source.actions.map((action) =>
      Object.values(columns)
        .map((value) => textCell(value(action, source) ?? ""))
        .join(","),
    ),
  );
  return `${[Object.keys(columns).join(","), ...lines].join("\n")}\n`;
}
