// Pictures of drawings: the same bytes on every machine, in one font, and none of what is not asked for.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { drawPictures } from "../../site/pictures/draw-pictures.js";
import { picture } from "../../site/pictures/picture.js";

const folder = mkdtempSync(join(tmpdir(), "first-release-pictures-"));

const drawing = (family: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="${family}">
<rect x="2" y="2" width="10" height="16" fill="#12436d"/><text x="16" y="15" font-size="14">45%</text></svg>`;

const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};
const sumOf = (png: Uint8Array) => createHash("sha256").update(png).digest("hex");

test("a picture is a PNG of so many pixels for each px", () => {
  assert.is(Buffer.from(picture(drawing("Source Sans 3"), 1)).toString("hex", 0, 8), "89504e470d0a1a0a");
  assert.equal(sizeOf(picture(drawing("Source Sans 3"), 1)), [60, 20]);
  assert.equal(sizeOf(picture(drawing("Source Sans 3"), 2)), [120, 40]);
});

test("the bytes of a picture are these, twice and on every machine", () => {
  const [first, second] = [picture(drawing("Source Sans 3"), 2), picture(drawing("Source Sans 3"), 2)];
  assert.is(sumOf(first), sumOf(second));
  assert.is(sumOf(first), "e51c1e440a26f465a58f62b2c0577602ad5503be22db9f8d18e88a3c3d5a4117");
});

test("no font of the machine is used: what names another is set in ours", () => {
  const ours = sumOf(picture(drawing("Source Sans 3"), 1));
  assert.is(sumOf(picture(drawing("DejaVu Sans"), 1)), ours);
  assert.is(sumOf(picture(drawing("sans-serif"), 1)), ours);
  assert.is.not(sumOf(picture(drawing("sans-serif").replace("45%", "46%"), 1)), ours);
});

test("charts are drawn at twice their size, cards at their own, and no other drawing", () => {
  const chart = join(folder, "releases/x/2024/charts/by-phase-bar");
  mkdirSync(chart, { recursive: true });
  for (const name of ["chart.svg", "other.svg"]) writeFileSync(join(chart, name), drawing("Source Sans 3"));
  writeFileSync(join(folder, "card.svg"), drawing("Source Sans 3"));
  drawPictures(folder);
  assert.equal(sizeOf(readFileSync(join(chart, "chart.png"))), [120, 40]);
  assert.equal(sizeOf(readFileSync(join(folder, "card.png"))), [60, 20]);
  assert.is(existsSync(join(chart, "other.png")), false);
});

test.after(() => rmSync(folder, { recursive: true }));
test.run();
