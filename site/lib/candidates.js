import { releaseAddress, tableAddress } from "./addresses.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { CandidateDecision } from "../../pipeline/candidates.ts" */
/** @import { Series } from "./series.js" */

/** @type {Record<CandidateDecision, string>} */
const decisions = {
  published: "Published",
  planned: "Planned",
  not_published: "Not published",
  open: "No decision yet",
};

/**
 * What is asked for more often than the declared number, each theme with its cell, what was decided, and where it is
 * published; null where a release counts no enquiries.
 * @param {ReleaseFile} release
 * @param {readonly Series[]} series where a theme's release is found
 */
export function candidatesView({ candidates, tables }, series) {
  if (candidates === undefined) return null;
  const { table, dimension, moreThan, themes } = candidates;
  const column = tables
    .find(({ name }) => name === table)
    ?.measures.find(({ kind }) => kind === "count")?.column;
  return {
    moreThan,
    themes: themes.map((theme) => ({
      label: theme.label,
      asked: String(theme.asked).replace(/\B(?=(\d{3})+$)/g, ","),
      cell: `${table}|${dimension}=${theme.code}|${column}`,
      decision: decisions[theme.decision],
      why: theme.why,
      place: placeOf(theme, series),
    })),
  };
}

/**
 * The release, or table of it, in which a theme is published; null where it is not there yet.
 * @param {{ release: string | null, table: string | null }} theme
 * @param {readonly Series[]} series
 */
function placeOf({ release, table }, series) {
  const [collection = "", period = ""] = (release ?? "").split("/");
  const address = releaseAddress({ collection, period });
  const found = series.flatMap(({ releases }) => releases).find((each) => each.address === address);
  if (found === undefined) return null;
  return { title: found.title, href: table === null ? address : tableAddress({ collection, period }, table) };
}
