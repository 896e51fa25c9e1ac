import type { Place } from "./chart-places.ts";
import type { Case } from "./random-tables.ts";

/** What a sentence says became of a line: `first` and `last` are the addresses of the cells that it quotes. */
export type Course = { from: string; to: string; name: string; verb: string; first: string; last: string };

/** What is not true of such a sentence. */
export function courseIsWrong(course: Course, one: Case, places: readonly Place[]): string[] {
  const line = places.filter((place) => nameOf(place) === course.name && place.value !== null);
  const [a, b] = [line[0], line.at(-1)];
  if (a?.address !== course.first || b?.address !== course.last)
    return [`${course.name} does not begin and end there`];
  if (a === undefined || b === undefined || a.category !== course.from || b.category !== course.to)
    return [`${course.name} does not go from ${course.from} to ${course.to}`];
  const past = ["rose", "fell", "changed little,", "shows no clear change", "went"].includes(course.verb);
  const wrong = past === (one.options["x"] === "period") ? [] : [`"${course.verb}" is of the wrong time`];
  const bound = boundOf(one, places);
  return holds(course.verb, a, b, bound) ? wrong : [...wrong, `"${course.verb}" from ${a.text} to ${b.text}`];
}

function nameOf({ series, panel }: Place): string {
  const name = [series, panel].filter((part) => part !== "").join(", ");
  return name === "" ? "the value" : `“${name}”`;
}

/** How sure a difference may be: counts are what they are but for rounding; shares need their intervals. */
type Bound = { counted: boolean; rounding: number };

function boundOf({ table }: Case, places: readonly Place[]): Bound {
  const decimals = table.measures[0]?.decimals ?? 0;
  const counted = table.measures[0]?.kind === "count";
  const counts = places.flatMap(({ value }) => value ?? []);
  const multiple = [1000, 500, 100, 50, 10, 5, 1].find((step) => counts.every((n) => n % step === 0)) ?? 1;
  return {
    counted,
    rounding: counted ? multiple : 10 ** -decimals,
  };
}

function holds(verb: string, a: Place, b: Place, { counted, rounding }: Bound): boolean {
  const gain = (b.value ?? 0) - (a.value ?? 0);
  const beyond = Math.abs(gain) > rounding + 1e-9;
  const sure = a.lower !== null && b.lower !== null;
  const apart = (low: Place, high: Place) => (low.upper ?? Infinity) < (high.lower ?? -Infinity);
  const real = (low: Place, high: Place) => (sure ? apart(low, high) : counted && beyond);
  switch (verb) {
    case "rose":
    case "rises":
      return gain > 0 && real(a, b);
    case "fell":
    case "falls":
      return gain < 0 && real(b, a);
    case "went":
    case "goes":
      return sure ? !apart(a, b) && !apart(b, a) && differ(a, b) : beyond && !counted;
    case "changed little,":
    case "changes little,":
      return !beyond && !sure;
    case "shows no clear change":
    case "shows no clear difference":
      return sure && !differ(a, b);
    default:
      return false;
  }
}

/** Whether the interval of the difference, from those of both, leaves out zero; in tenths, which are whole. */
function differ(a: Place, b: Place): boolean {
  const [low, high] = (a.value ?? 0) < (b.value ?? 0) ? [a, b] : [b, a];
  const tenths = (to: number | null, from: number | null) => Math.round(((to ?? 0) - (from ?? 0)) * 10) ** 2;
  return tenths(high.value, low.value) > tenths(low.upper, low.value) + tenths(high.value, high.lower);
}
