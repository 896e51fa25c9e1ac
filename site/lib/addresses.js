/** @import { ReleaseFile } from "../../pipeline/package.ts" */

/**
 * Address of a release's landing page, from the root of the site. Its other pages and files lie below it.
 * @param {{ collection: string, period: string }} release
 */
export function releaseAddress({ collection, period }) {
  return `/releases/${collection}/${period}/`;
}

/**
 * @param {{ collection: string, period: string }} release
 * @param {string} table
 * @param {number} page counted from 1
 */
export function tableAddress(release, table, page = 1) {
  return `${releaseAddress(release)}tables/${table}/${page === 1 ? "" : `${page}/`}`;
}

/**
 * Where a version of a release stays that a correction replaced on a day (YYYY-MM-DD).
 * @param {{ collection: string, period: string }} release
 * @param {string} date
 */
export function supersededAddress(release, date) {
  return `${releaseAddress(release)}superseded/${date}/`;
}

/**
 * @param {string} name of a theme, e.g. "Children's social care"
 */
export function themeAddress(name) {
  const words = name
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .match(/[\p{L}\p{N}]+/gu) ?? ["other"];
  return `/themes/${words.join("-")}/`;
}

/**
 * An address with the host at which the site is published, for whoever reads it outside the site.
 * @param {string} address from the root of the site
 * @param {string} host
 */
export function absoluteAddress(address, host) {
  return new URL(`.${address}`, host.replace(/\/?$/, "/")).href;
}

/**
 * Where a reader says what they think of a release; it always names the release, and its version where it has one, so that
 * what comes back belongs to the figures that its writer saw.
 * @param {ReleaseFile} release
 * @param {string | null} version
 * @returns {string} a mailto: address, or the address of the publisher's form
 */
export function feedbackAddress(release, version = null) {
  const named = `${release.collection}/${release.period}`;
  if (/^https:/.test(release.feedback)) {
    const address = new URL(release.feedback);
    address.searchParams.set("release", named);
    if (version !== null) address.searchParams.set("version", version);
    return address.href;
  }
  const subject = encodeURIComponent(
    `Feedback on ${release.title} (${named}${version === null ? "" : `, version ${version}`})`,
  );
  return `mailto:${release.feedback.replace(/^mailto:/, "")}?subject=${subject}`;
}

/**
 * A link from one page to an address from the root of the site, so that the site works in any folder of any host.
 * @param {string} from address of the page, e.g. "/a/b/"
 * @param {string} to e.g. "/a/c/#part"
 */
export function relativeAddress(from, to) {
  const here = from.split("/").slice(1, -1);
  const there = to.split("/").slice(1);
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const up = "../".repeat(here.length - shared);
  return up + there.slice(shared).join("/") || "./";
}
