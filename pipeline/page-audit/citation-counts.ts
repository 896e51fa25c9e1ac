import { at } from "./leaves.ts";

/**
 * What the page of citations may count, from `publication.json`: "citations:KIND:YEAR", with "all" for every kind or year.
 * Each kind in each year is there, 0 where nothing is.
 */
export function citationCounts(publication: unknown): [string, string][] {
  const list = at(publication, "citations", "citations");
  if (!Array.isArray(list)) return [];
  const counts = new Map<string, number>();
  const years = [...list.map((each) => String(at(each, "on")).slice(0, 4)), "all"];
  for (const kind of ["press", "research", "parliament", "all"])
    for (const year of years) counts.set(`citations:${kind}:${year}`, 0);
  for (const each of list) {
    const [kind, year] = [String(at(each, "kind")), String(at(each, "on")).slice(0, 4)];
    for (const address of [`${kind}:${year}`, `${kind}:all`, `all:${year}`, "all:all"])
      counts.set(`citations:${address}`, (counts.get(`citations:${address}`) ?? 0) + 1);
  }
  return [...counts].map(([address, count]) => [address, String(count)]);
}
