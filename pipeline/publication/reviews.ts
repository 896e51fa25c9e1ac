import type { ReviewsSpec } from "../definitions/reviews.ts";
import type { Review } from "../reviews.ts";

/** The annual reviews that are out by a day (YYYY-MM-DD), the newest first. */
export function reviewsOf({ reviews }: ReviewsSpec, asOf: string): Review[] {
  return reviews
    .filter(({ published }) => published <= asOf)
    .map(({ year, published, synthetic, sources, decisions }) => ({
      year,
      published,
      synthetic: synthetic ?? null,
      sources,
      decisions: [...decisions].map(([release, decision]) => ({ release, ...decision })),
    }))
    .sort((a, b) => (a.year > b.year ? -1 : 1));
}
