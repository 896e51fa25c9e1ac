import type { Broken } from "./rules.ts";

/** What a style sheet has that no reader should wait for: fonts, other style sheets, and files that are not here. */
export function checkStyles(css: string): Broken[] {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [
    ...(/@font-face/i.test(code)
      ? [{ what: "asks for a font", todo: "use the fonts that readers have" }]
      : []),
    ...(/@import/i.test(code)
      ? [{ what: "imports a style sheet", todo: "write all styles in one file" }]
      : []),
    ...[...code.matchAll(/url\(\s*["']?([a-z][a-z0-9+.-]*:|\/\/)/gi)].map(([, scheme = ""]) => ({
      what: `asks for an address that begins "${scheme}"`,
      todo: "draw it with styles, or put the file in the site",
    })),
  ];
}
