import { absoluteAddress, relativeAddress } from "./addresses.js";

const link = /(\s(?:href|src|action)=")(\/[^"]*)"/g;

/**
 * Links of a page that start at the root of the site, made relative to the page.
 * @param {string} html
 * @param {string} from address of the page
 */
export function relativeLinks(html, from) {
  return html.replace(link, (_, attribute, to) => `${attribute}${relativeAddress(from, to)}"`);
}

/**
 * The same for a page without scripts, by the same steps up for every link: these are longer, and are made in a third
 * of the time, which counts where there are twenty thousand pages.
 * @param {string} html
 * @param {string} from address of the page
 */
export function linksByRoot(html, from) {
  return html.replaceAll('="/', `="${"../".repeat(from.split("/").length - 2)}`);
}

/**
 * The page that a host shows for any missing address cannot know where it stands: its links start at the host.
 * @param {string} html
 * @param {string} host
 */
export function hostLinks(html, host) {
  return html.replace(
    link,
    (_, attribute, to) => `${attribute}${new URL(absoluteAddress(to, host)).pathname}"`,
  );
}
