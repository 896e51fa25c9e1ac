import { parseFragment } from "parse5";
import { type Place, placesOf } from "./chart-places.ts";
import { courseIsWrong } from "./course-reader.ts";
import type { Case } from "./random-tables.ts";

/**
 * Reads a text alternative as its reader would, sentence by sentence, and holds each against the published cells. It
 * shares nothing with what wrote the sentences: it works out by itself which cells the chart shows.
 */

type Figure = { address: string; text: string; value: number };
type Setting = { one: Case; places: Place[]; figures: Map<string, Figure> };

/** Everything in a text alternative that is not true of the case's cells, as sentences; none where all of it is. */
export function falsehoods(html: string, one: Case): string[] {
  const { text, figures } = heard(html);
  const setting = { one, places: placesOf(one), figures };
  const wrong = [...figures.values()].flatMap((figure) => figureIsWrong(figure, setting));
  let rest = text;
  for (const [pattern, check] of sentences) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const groups = match.map((group) => (typeof group === "string" ? group : ""));
      wrong.push(...check(groups, setting));
      return "";
    });
  }
  return [...wrong, ...(rest.trim() === "" ? [] : [`"${rest.trim()}" is no sentence that can be read`])];
}

/** The text, with each figure as a mark such as "⟦3⟧". */
function heard(html: string): { text: string; figures: Map<string, Figure> } {
  const figures = new Map<string, Figure>();
  const walk = (node: any): string => {
    if (node.nodeName === "#text") return node.value;
    const inner = (node.childNodes ?? []).map(walk).join("");
    const attribute = (name: string) => node.attrs?.find((each: any) => each.name === name)?.value;
    const address = attribute("data-cell") ?? attribute("data-change");
    if (address === undefined) return inner;
    const mark = `⟦${figures.size}⟧`;
    figures.set(mark, { address, text: inner, value: Number(attribute("value")) });
    return mark;
  };
  return { text: walk(parseFragment(html)), figures };
}

function figureIsWrong({ address, text, value }: Figure, { places }: Setting): string[] {
  const [now, then] = address.split(" ").map((each) => places.find((place) => place.address === each));
  if (now === undefined) return [`${address} is not in the chart`];
  if (!address.includes(" "))
    return now.text === text && now.value === value ? [] : [`${address} is ${now.text}, not ${text}`];
  const difference = (now.value ?? Number.NaN) - (then?.value ?? Number.NaN);
  return Math.abs(difference - value) < 1e-9 ? [] : [`${address} differ by ${difference}, not ${value}`];
}

type Sentence = [RegExp, (groups: string[], setting: Setting) => string[]];

const sentences: Sentence[] = [
  [/^([A-Z][a-z ]+): .*? by (“[^”]*”(?: and “[^”]*”)?(?:, a panel for each “[^”]*”)?)\./, kindIsWrong],
  [
    / None of its values is shown\./,
    (_, { places }) => (places.some(({ value }) => value !== null) ? ["some value is shown"] : []),
  ],
  [
    / Left of the zero line: (.*?); right of it: (.*?)(?:, half of (“[^”]*”) on each side)?(?:; (“[^”]*”) apart)?\./,
    scaleIsWrong,
  ],
  [
    / (Of the values shown, the|The) largest(?: for “([^”]*)”)? is (⟦\d+⟧) \((.*?)\) and the smallest (⟦\d+⟧) \((.*?)\)\./g,
    extremesAreWrong,
  ],
  [/ (Of the values shown, each|Each value)(?: for “([^”]*)”)? is (⟦\d+⟧)\./g, eachIsWrong],
  [/ The (only value shown|value)(?: for “([^”]*)”)? is (⟦\d+⟧) \(“([^”]*)”\)\./g, onlyIsWrong],
  [/ For “([^”]*)” it is (⟦\d+⟧)\./, marginIsWrong],
  [
    / From “([^”]*)” to “([^”]*)” (the value|“[^”]*”) (⟦\d+⟧) from (⟦\d+⟧) to (⟦\d+⟧)\./g,
    ([, from = "", to = "", name = "", verb, first, last], setting) => {
      const [said, a, b] = [verb, first, last].map((mark) => setting.figures.get(mark ?? ""));
      const course = { from, to, name, verb: said?.text ?? "" };
      const cells = { first: a?.address ?? "", last: b?.address ?? "" };
      return courseIsWrong({ ...course, ...cells }, setting.one, setting.places);
    },
  ],
  [
    / The (?:bands|whiskers) show the 95% confidence interval\./,
    (_, { places, one: { options } }) =>
      places.some(({ lower }) => lower !== null) && !(options["kind"] === "bar" && options["panel"])
        ? []
        : ["no interval is shown"],
  ],
  [
    / A gap is a figure of another period that cannot be compared\./,
    (_, { places }) => (places.some(({ address }) => address === "") ? [] : ["no gap is there"]),
  ],
  [
    / \[c\] means confidential: the figure is withheld so that nobody can be identified\./,
    (_, { places }) => (places.some(({ text }) => text === "[c]") ? [] : ["no [c] is shown"]),
  ],
];

function kindIsWrong([, name = "", by = ""]: string[], { one: { options } }: Setting): string[] {
  const names: Record<string, string> = {
    ...{ bar: options["series"] ? "Grouped bar chart" : "Bar chart", stacked: "Stacked bar chart" },
    ...{ diverging: "Diverging bar chart", line: "Line chart", dot: "Dot chart", heat: "Heat table" },
  };
  const series = options["series"] ? " and “By answer”" : "";
  const panels = options["panel"] ? ", a panel for each “By phase”" : "";
  const right = `${options["x"] === "period" ? "“Period”" : "“By topic”"}${series}${panels}`;
  return names[options["kind"] ?? ""] === name && by === right ? [] : [`it is no ${name} by ${by}`];
}

function scaleIsWrong(groups: string[], { one: { table, options } }: Setting): string[] {
  const answers = table.dimensions.find(({ name }) => name === "answer")?.codes ?? [];
  const labels = answers.map(({ label }) => `“${label}”`);
  const apart = options["apart"] ? labels.pop() : "";
  const neutral = labels.length % 2 === 1 ? labels.splice((labels.length - 1) / 2, 1)[0] : "";
  const list = (some: string[]) => some.join(", ").replace(/, (?=[^,]*$)/, " and ");
  const half = labels.length / 2;
  const right = JSON.stringify([list(labels.slice(0, half)), list(labels.slice(half)), neutral, apart]);
  const found = JSON.stringify(groups.slice(1, 5));
  return found === right ? [] : [`the scale is ${right}, not ${found}`];
}

/** The places that a sentence is about: those of a series that it names, or all; never the margin. */
function about(series: string | undefined, { places }: Setting): Place[] {
  return places.filter((place) => !place.margin && (!series || place.series === series));
}

/** Whether the opening tells rightly that some values are hidden. */
function openingIsWrong(opening: string | undefined, pool: Place[]): string[] {
  const hidden = pool.some(({ value }) => value === null);
  const says = /shown/.test(opening ?? "");
  return hidden === says ? [] : [`"${opening}", but ${hidden ? "some are" : "none is"} hidden`];
}

function nameOf(place: Place, series: string | undefined): string {
  return [place.category, series ? "" : place.series, place.panel].filter((part) => part !== "").join(", ");
}

function extremesAreWrong(groups: string[], setting: Setting): string[] {
  const [, opening, series, high = "", highNames = "", low = "", lowNames = ""] = groups;
  const pool = about(series, setting);
  const [most, least] = [setting.figures.get(high)?.text, setting.figures.get(low)?.text];
  return [
    ...openingIsWrong(opening, pool),
    ...extremeIsWrong(high, highNames, Math.max, series, setting),
    ...extremeIsWrong(low, lowNames, Math.min, series, setting),
    ...(most === least ? ["the largest is the smallest"] : []),
  ];
}

function extremeIsWrong(
  mark: string,
  names: string,
  pick: (...values: number[]) => number,
  series: string | undefined,
  setting: Setting,
): string[] {
  const pool = about(series, setting);
  const extreme = pick(...pool.flatMap(({ value }) => value ?? []));
  const address = setting.figures.get(mark)?.address;
  if (pool.find((place) => place.address === address)?.value !== extreme)
    return [`${mark} is not ${extreme}`];
  const equal = pool.filter(({ value }) => value === extreme).map((place) => `“${nameOf(place, series)}”`);
  if (names === "several") return equal.length > 3 ? [] : [`"several" for ${equal.length}`];
  return equal.join(" and ") === names || sameNames(equal, names) ? [] : [`${names} for ${equal.join()}`];
}

/** In any order: the chart may have its own. */
function sameNames(equal: readonly string[], names: string): boolean {
  const said = names.split(" and ");
  return said.length === equal.length && equal.every((name) => said.includes(name));
}

function eachIsWrong([, opening, series, mark = ""]: string[], setting: Setting): string[] {
  const pool = about(series, setting);
  const known = pool.filter(({ value }) => value !== null);
  const text = setting.figures.get(mark)?.text;
  const same = known.length > 1 && known.every((place) => place.text === text);
  return [...openingIsWrong(opening, pool), ...(same ? [] : ["not each is the same"])];
}

function onlyIsWrong([, opening, series, mark = "", name]: string[], setting: Setting): string[] {
  const pool = about(series, setting);
  const [only, ...others] = pool.filter(({ value }) => value !== null);
  const right =
    only !== undefined &&
    others.length === 0 &&
    only.address === setting.figures.get(mark)?.address &&
    nameOf(only, series) === name;
  return [...openingIsWrong(opening, pool), ...(right ? [] : [`${name} is not the only value`])];
}

function marginIsWrong([, label, mark = ""]: string[], { places, figures }: Setting): string[] {
  const place = places.find(({ address }) => address === figures.get(mark)?.address);
  return place?.margin && place.category === label ? [] : [`${label} is not the margin`];
}
