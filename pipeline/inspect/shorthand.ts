/** The shorthand of the Analysis Function: letters in square brackets, with what each stands for. */
export const shorthand: Readonly<Record<string, string>> = {
  b: "break in time series",
  c: "confidential",
  e: "estimated",
  f: "forecast",
  low: "rounds to zero but is not zero",
  k: "rounds to zero but is not zero",
  p: "provisional",
  r: "revised",
  u: "low reliability",
  w: "none recorded in the survey",
  x: "not available",
  z: "not applicable",
  s: "significant at 5 per cent",
  ss: "significant at 1 per cent",
  sss: "significant at 0.1 per cent",
  ns: "not significant",
};

/** The letters in brackets in a text, such as "c" in "[c]"; text in brackets that is no letter or two is none. */
export function shorthandIn(text: string): string[] {
  return [...text.matchAll(/\[(low|[a-z]{1,3})\]/gi)].map((match) => match[1] ?? "");
}

/** Whether a cell holds nothing but shorthand: "[c]" or "[r][e]". */
export function isShorthand(text: string): boolean {
  return /^\s*(\[[a-z]{1,3}\]\s*)+$/i.test(text);
}
