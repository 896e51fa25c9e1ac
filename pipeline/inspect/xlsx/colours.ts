import type { Attributes } from "../xml.ts";
import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";

/** ECMA-376 part 1, 18.8.27: the first eight colours of the palette, which the next eight repeat. */
const palette = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff"];

/** The twelve colours of the theme, in the order in which cells number them. */
export async function themeColours(parts: Parts, part: string): Promise<string[]> {
  const colours = new Map<string, string>();
  let scheme = "";
  await readXml(parts.read(part), {
    open(name, a) {
      if (themeOrder.includes(name)) scheme = name;
      else if (scheme !== "" && /^(srgbClr|sysClr)$/.test(name)) {
        colours.set(scheme, `#${(a["lastClr"] ?? a["val"] ?? "").toLowerCase()}`);
        scheme = "";
      }
    },
  });
  return themeOrder.map((name) => colours.get(name) ?? "");
}

/** Cells number light before dark, against the order of the theme's part. */
const themeOrder = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

/** A colour of a font or a fill as "#rrggbb"; null where it is left to the program or is not known. */
export function colourOf(a: Attributes, theme: readonly string[]): string | null {
  const { rgb, theme: number, indexed, tint } = a;
  const plain =
    rgb !== undefined
      ? `#${rgb.slice(-6).toLowerCase()}`
      : number !== undefined
        ? theme[Number(number)]
        : palette[Number(indexed) % 8];
  if (plain === undefined || !/^#[0-9a-f]{6}$/.test(plain) || Number(indexed) > 15) return null;
  return tinted(plain, Number(tint ?? 0));
}

/** ECMA-376 part 1, 18.8.19: a tint below 0 darkens, above 0 lightens; on each channel it comes near enough. */
function tinted(colour: string, tint: number): string {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    const changed = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.min(255, Math.max(0, Math.round(changed)))
      .toString(16)
      .padStart(2, "0");
  };
  return tint === 0 ? colour : `#${channel(1)}${channel(3)}${channel(5)}`;
}
