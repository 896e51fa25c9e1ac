/** Parts of an address that tell one kind of page from another; every other part is a name. */
const parts =
  /^(releases|tables|quality|protection|data-guidance|questionnaire|responses|areas|charts|data|latest|superseded|themes|methodology|guides)$/;

/** The kind of a page, from its address: "/releases/x/2024/tables/y/" is of the kind "releases/-/-/tables/-". */
export function kindOf(page: string): string {
  return page
    .split("/")
    .filter((part) => part !== "")
    .map((part, place) => (place === 0 || parts.test(part) ? part : "-"))
    .join("/");
}

/** One page of each kind, in order: the first, or of releases that of the release given where it has one. */
export function pageOfEachKind(pages: readonly string[], release: string): ReadonlyMap<string, string> {
  const preferred = pages.filter((page) => page.startsWith(release));
  return new Map(
    [...pages]
      .reverse()
      .concat(preferred.reverse())
      .map((page) => [kindOf(page), page]),
  );
}
