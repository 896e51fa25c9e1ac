import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import type { ReleaseTables } from "./release-tables.ts";
import type { ReviewSpec, ReviewsSpec } from "./reviews.ts";
import type { Path } from "./yaml-file.ts";

type Fault = Omit<Problem, "where"> & { path: Path };

/**
 * Mistakes in the annual reviews: a year twice, or reviewed before it ended; a table, dimension or release that is not
 * there; and a table that has more than one other dimension, which a review cannot show.
 */
export function checkReviews({ spec, at }: Definition<ReviewsSpec>, releases: ReleaseTables): Problem[] {
  const faults = spec.reviews.flatMap((review, index) =>
    [
      ...yearFaults(review, spec.reviews.slice(0, index)),
      ...review.sources.flatMap((source, place) =>
        sourceFaults(source, releases).map((fault) => ({
          ...fault,
          path: ["sources", place, ...fault.path],
        })),
      ),
      ...[...review.decisions.keys()].flatMap((name) => unknownRelease(name, ["decisions", name], releases)),
    ].map((fault) => ({ ...fault, path: ["reviews", index, ...fault.path] })),
  );
  return faults.map(({ path, ...fault }) => ({ where: at(path), ...fault }));
}

function yearFaults({ year, published }: ReviewSpec, before: readonly ReviewSpec[]): Fault[] {
  return [
    ...(before.some((each) => each.year === year)
      ? [{ path: ["year"], what: `${year} is reviewed twice`, todo: "put its sources together" }]
      : []),
    ...(published <= `${year}-12-31`
      ? [{ path: ["published"], what: `${year} is reviewed before it ended`, todo: "mend one of the dates" }]
      : []),
  ];
}

function sourceFaults(
  { release, table, dimension }: ReviewSpec["sources"][number],
  releases: ReleaseTables,
): Fault[] {
  const tables = releases.get(release);
  if (tables === undefined) return unknownRelease(release, ["release"], releases);
  const found = tables.get(table);
  if (found === undefined) {
    const what = `${release} has no table "${table}"`;
    return [{ path: ["table"], what, todo: didYouMean(table, [...tables.keys()]) }];
  }
  if (!found.by.includes(dimension)) {
    const what = `table "${table}" of ${release} is not by "${dimension}"`;
    return [{ path: ["dimension"], what, todo: didYouMean(dimension, found.by) }];
  }
  const others = found.by.length - 1 + (found.of === null || found.by.includes(found.of) ? 0 : 1);
  if (others <= 1) return [];
  const what = `table "${table}" of ${release} has more than one dimension besides "${dimension}"`;
  return [{ path: ["table"], what, todo: "name a table by the release and one other thing at most" }];
}

function unknownRelease(name: string, path: Path, releases: ReleaseTables): Fault[] {
  if (releases.has(name)) return [];
  return [
    { path, what: `the release "${name}" does not exist`, todo: didYouMean(name, [...releases.keys()]) },
  ];
}
