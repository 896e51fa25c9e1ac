import { supersededAddress } from "./addresses.js";
import { chartFilesHtml } from "./chart-files.js";
import { downloadsOf } from "./downloads.js";
import { releaseView } from "./release-view.js";
import { showDate } from "./show.js";
import { ownLinks } from "./superseded-links.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { Package, Replaced } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @import { Series } from "./series.js" */
/**
 * The site as it stands around the versions that corrections replaced.
 * @typedef {{
 *   releases: readonly ReleaseView[], series: readonly Series[], publisher: PublicationFile["publisher"],
 *   packages: readonly Package[], addresses: readonly string[],
 * }} Around
 */

/** What the page of a version has parts for, besides those of its text. */
const parts = ["headlines", "main-points", "downloads", "things-to-know", "release-notes"];

/**
 * The page of each version that a correction replaced: the release as it was, with the change that replaced it and what
 * leads to the release that stands. Its files are that version's own; further pages it has none.
 * @param {readonly Replaced[]} replaced
 * @param {Around} around
 */
export function supersededViews(replaced, around) {
  return replaced.flatMap((version) => {
    const { collection, period } = version.item.release;
    const corrected = around.releases.find(
      ({ release }) => release.collection === collection && release.period === period,
    );
    return corrected ? [Object.freeze(supersededView(version, corrected, replaced, around))] : [];
  });
}

/**
 * @param {Replaced} version
 * @param {ReleaseView} corrected
 * @param {readonly Replaced[]} replaced
 * @param {Around} around
 */
function supersededView({ item, date }, corrected, replaced, around) {
  const { series, publisher, packages, addresses } = around;
  const view = releaseView(item, series, publisher, asThen(item, packages, replaced));
  const address = supersededAddress(item.release, date);
  const publicFiles = view.publicFiles.map((file) => ({ ...file, address: `${address}data/${file.name}` }));
  const downloads = downloadsOf(publicFiles);
  const text = withoutFiles(view.commentary);
  const ids = [...parts, ...view.headlines.map(({ id }) => id), ...idsIn(text)];
  const links = ownLinks({ release: item.release, address, files: publicFiles, ids, addresses });
  const changes = corrected.changes.filter((change) => change.date === date);
  return {
    ...view,
    folder: item.folder,
    address,
    publicFiles,
    downloads,
    corrected,
    reasons: changes,
    wrong: changes.some(({ kind }) => kind === "correction"),
    replaced: showDate(date),
    headlines: view.headlines.map((each) => ({ ...each, html: links(each.html) })),
    mainPoints: view.mainPoints.map(links),
    commentary: { ...view.commentary, html: links(text) },
    tables: view.tables.map((table) => ({ ...table, files: downloads.ofTable(table.name) })),
  };
}

/** @typedef {ReturnType<typeof supersededView>} SupersededView */

/**
 * The text of a release without what offers its charts as files.
 * @param {ReleaseView["commentary"]} commentary
 */
function withoutFiles({ html, charts }) {
  return charts.reduce((left, file) => left.replace(`${chartFilesHtml(file)}\n`, () => ""), html);
}

/** @param {string} html */
function idsIn(html) {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
}

/**
 * The packages as they were when a version was last changed, where its charts over time find earlier releases.
 * @param {Package} item
 * @param {readonly Package[]} packages
 * @param {readonly Replaced[]} replaced by date
 */
function asThen(item, packages, replaced) {
  const { updated } = item.release;
  return packages.map((each) => {
    if (isSame(each, item)) return item;
    return replaced.find((one) => isSame(one.item, each) && one.date > updated)?.item ?? each;
  });
}

/**
 * @param {Package} a
 * @param {Package} b
 */
function isSame(a, b) {
  return a.release.collection === b.release.collection && a.release.period === b.release.period;
}
