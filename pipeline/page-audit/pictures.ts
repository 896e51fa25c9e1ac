import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is wrong with what a page says of a picture. */
export type PictureFinding = { page: string; what: string };

/** A link to a picture, and the size in pixels that stands after it. */
const claim = /<a\b[^>]*?href="([^":]+\.png)"[^>]*>(?:(?!<\/li>)[\s\S])*?([\d,]+) × ([\d,]+) pixels/g;

const signature = "89504e470d0a1a0a";

/** Checks that each picture that a page says the size of is there, a PNG, and so large. `out` is the site's folder. */
export function auditPictures(page: string, html: string, out: string): PictureFinding[] {
  return [...html.matchAll(claim)].flatMap(([, address = "", width = "", height = ""]) => {
    const said = [width, height].map((text) => Number(text.replaceAll(",", "")));
    const [found, wide, high] = sizeOf(join(out, dirname(page), address));
    if (found && wide === said[0] && high === said[1]) return [];
    return [{ page, what: `${address} is no picture of ${width} × ${height} pixels` }];
  });
}

/** Whether a file is a PNG, and the two sizes in its first block, which is always its header. */
function sizeOf(path: string): [boolean, number, number] {
  if (!(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)) return [false, 0, 0];
  const head = readFileSync(path).subarray(0, 24);
  if (head.length < 24 || head.toString("hex", 0, 8) !== signature) return [false, 0, 0];
  return [true, head.readUInt32BE(16), head.readUInt32BE(20)];
}
