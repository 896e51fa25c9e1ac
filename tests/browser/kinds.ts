/** Parts of an address that tell one kind of page from another; every other part is a name. */
const parts =
  /^(releases|tables|quality|protection|data-guidance|questionnaire|responses|areas|charts|data|latest|superseded|themes|methodology|guides|by|review|progress)$/;

/**
 * The kind of a page, from its address: "/releases/x/2024/tables/y/" is of the kind "releases/-/-/tables/-", and a year of
 * the register of actions is another than a status.
 */
export function kindOf(page: string): string {
  return page
    .split("/")
    .filter((part) => part !== "")
    .map((part, place, all) => wordOf(part, place, all[place - 1] ?? ""))
    .join("/");
}

/** Parts that are followed by a name, which may be any word. */
const named = /^(tables|areas|charts|guides|methodology)$/;

function wordOf(part: string, place: number, before: string): string {
  if (place === 1 && /^\d{4}$/.test(part)) return "year";
  return place === 0 || (parts.test(part) && !named.test(before)) ? part : "-";
}

/** Pages of the example that have most of what their kind can show. */
const fullest = [
  "/consultations/joint-targeted-area-inspections/2015/",
  "/actions/by/parents-views/2024/",
  "/actions/overdue/",
  "/actions/2025/",
  "/releases/involvement/2012/review/",
];

/**
 * One page of each kind, in order: the first, or of releases that of the release given where it has one, or one that has
 * most of what its kind can show.
 */
export function pageOfEachKind(pages: readonly string[], release: string): ReadonlyMap<string, string> {
  const preferred = pages.filter((page) => page.startsWith(release));
  const full = pages.filter((page) => fullest.includes(page));
  return new Map(
    [...pages]
      .reverse()
      .concat(preferred.reverse(), full)
      .map((page) => [kindOf(page), page]),
  );
}
