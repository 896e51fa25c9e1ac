import { groupBy } from "./group-by.js";
import { showDate } from "./show.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { LogEntry, VersionsFile } from "../../pipeline/versions/words.ts" */

const nothing = {
  first: "The first release of this series.",
  period: "A new period. Nothing else changed in the tables.",
  correction: "A correction.",
};

/**
 * The editions of a release, the newest first, as its page tells of them: what changed in each, table by table.
 * @param {ReleaseFile} release
 * @param {VersionsFile | null} versions
 */
export function editionsOf(release, versions) {
  const name = `${release.collection}/${release.period}`;
  const own = versions?.changelog.filter((entry) => entry.release === name) ?? [];
  return own.map((entry) => ({ ...entry, ...editionWords(entry, release) }));
}

/**
 * @param {LogEntry} entry
 * @param {ReleaseFile} release
 */
function editionWords({ kind, date, changes }, { tables }) {
  const byTable = groupBy(changes, ({ table }) => table);
  const told = [...byTable].map(([table, each]) => {
    const title = tables.find(({ name }) => name === table)?.title ?? table;
    return { title, whats: each.map(({ what }) => what) };
  });
  return { dateText: showDate(date), nothing: told.length === 0 ? nothing[kind] : null, told };
}
