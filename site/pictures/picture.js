import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/**
 * Weights of the one font that pictures are set in. No font of the machine is ever used, so that a picture has the
 * same bytes wherever it is drawn; letters that the font lacks are left out by the renderer.
 */
const weights = ["400Regular/SourceSans3_400Regular.ttf", "700Bold/SourceSans3_700Bold.ttf"];

/** @param {string} specifier of a file in a package */
function bytesOf(specifier) {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}

await initWasm(bytesOf("@resvg/resvg-wasm/index_bg.wasm"));
const fontBuffers = weights.map((name) => bytesOf(`@expo-google-fonts/source-sans-3/${name}`));

/**
 * A drawing as PNG.
 * @param {string} svg with a width and a height of its own, in px
 * @param {number} zoom pixels of the picture for each px of the drawing
 * @returns {Uint8Array} the same bytes for the same drawing
 */
export function picture(svg, zoom) {
  const font = { fontBuffers, defaultFontFamily: "Source Sans 3", sansSerifFamily: "Source Sans 3" };
  const drawing = new Resvg(svg, { font, fitTo: { mode: "zoom", value: zoom }, background: "#ffffff" });
  const image = drawing.render();
  const bytes = image.asPng();
  image.free();
  drawing.free();
  return bytes;
}
