import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import type { Mistake } from "./names.ts";
import type { ReleaseSpec } from "./release.ts";
import { isoDate } from "./scalars.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/** Mistakes in what a release says of itself: its dates, its period in the data files, the releases it points to. */
export function checkRelease(
  { spec, at }: Definition<ReleaseSpec>,
  self: string,
  releases: readonly string[],
): Problem[] {
  const found = [
    ...dates(spec),
    ...timePeriod(spec),
    ...related(spec, self, releases),
    ...featured(spec),
    ...areaPages(spec),
  ];
  return found.map(({ path, what, todo }) => ({ where: at(path), what, todo }));
}

function dates({ published, next, responses_opened, responses_closed, corrections }: ReleaseSpec): Found[] {
  const found: Found[] = [];
  if (isoDate.safeParse(next).success && next <= published) {
    found.push({
      path: ["next"],
      what: `the next release on ${next} is not after this one on ${published}`,
      todo: "mend one of the dates",
    });
  }
  if (responses_closed !== undefined && responses_closed > published) {
    found.push({
      path: ["responses_closed"],
      what: `responses closed on ${responses_closed}, after publication on ${published}`,
      todo: "mend one of the dates",
    });
  }
  if (
    responses_opened !== undefined &&
    responses_closed !== undefined &&
    responses_opened !== "not stated" &&
    responses_opened > responses_closed
  ) {
    found.push({
      path: ["responses_opened"],
      what: `responses opened on ${responses_opened}, after they closed on ${responses_closed}`,
      todo: "mend one of the dates",
    });
  }
  corrections.forEach(({ date }, index) => {
    if (date >= published) return;
    found.push({
      path: ["corrections", index, "date"],
      what: `a change on ${date} is before publication on ${published}`,
      todo: "mend one of the dates",
    });
  });
  return found;
}

/** The open data standard: years that begin in January have four digits, others two consecutive years in six. */
function timePeriod({ time_period, time_identifier }: ReleaseSpec): Found[] {
  const path = ["time_period"];
  const spans = time_identifier === "Academic year" || time_identifier === "Financial year";
  if (spans !== (time_period.length === 6)) {
    const todo = spans ? "write it in six digits, as 202425" : "write it in four digits, as 2024";
    return [{ path, what: `"${time_period}" is no ${time_identifier.toLowerCase()}`, todo }];
  }
  if (!spans) return [];
  const [first, second] = [Number(time_period.slice(2, 4)), Number(time_period.slice(4))];
  if ((first + 1) % 100 === second) return [];
  return [
    { path, what: `"${time_period}" is not two years that follow each other`, todo: "write them as 202425" },
  ];
}

/** A level that no table breaks down would have no pages. */
function areaPages({ area_pages = [], tables }: ReleaseSpec): Found[] {
  const levels = [...new Set(Object.values(tables).flatMap(({ geography }) => geography))];
  return area_pages.flatMap((level, index) => {
    if (levels.includes(level)) return [];
    const what = `the level "${level}" has area pages, but no table names it in its geography`;
    return [{ path: ["area_pages", index], what, todo: didYouMean(level, levels, "leave it out") }];
  });
}

function related(spec: ReleaseSpec, self: string, releases: readonly string[]): Found[] {
  const others = releases.filter((one) => one !== self);
  return spec.related.flatMap((name, index) => {
    if (others.includes(name)) return [];
    const what =
      name === self ? "the release is related to itself" : `the related release "${name}" does not exist`;
    const todo =
      name === self ? "leave it out" : didYouMean(name, others, "leave it out: there is no other release");
    return [{ path: ["related", index], what, todo }];
  });
}

function featured({ featured: names, tables }: ReleaseSpec): Found[] {
  const known = Object.keys(tables);
  return names.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const what = `the featured table "${name}" is no table of the release`;
    return [{ path: ["featured", index], what, todo: didYouMean(name, known) }];
  });
}
