import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { picture } from "./picture.js";

/**
 * Which drawings of the site become pictures, by the names of their files: a chart at twice its size, for screens with
 * fine dots and for print; a card at the size that other sites show.
 */
const zooms = new Map([
  ["chart.svg", 2],
  ["card.svg", 1],
]);

/**
 * Draws a picture beside each such drawing in a site's folder.
 * @param {string} folder
 */
export function drawPictures(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names) {
    const zoom = zooms.get(path.basename(name));
    if (zoom === undefined) continue;
    const svg = readFileSync(path.join(folder, name), "utf8");
    writeFileSync(path.join(folder, name.replace(/\.svg$/, ".png")), picture(svg, zoom));
  }
}
