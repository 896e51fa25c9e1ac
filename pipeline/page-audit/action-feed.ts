import { list } from "./actions.ts";
import { halfPastNine } from "./half-past-nine.ts";
import { at } from "./leaves.ts";

/** The texts of an entry's elements by name; of `link`, the address that it leads to. */
type Entry = ReadonlyMap<string, string>;
type Said = { title: string; summary: string; synthetic: boolean };

/** What a feed must say of a part of the register, by the part and its day: "…/actions/by/a/2024/#id 2024-09-03T…". */
type Expected = ReadonlyMap<string, readonly Said[]>;

/**
 * What is wrong with the feed of the register: an entry that is no source or review of it, says other words or another time,
 * or does not say that it is synthetic; and one that is missing. `address` is where the site will be.
 */
export function checkActionFeed(
  entries: readonly Entry[],
  publication: unknown,
  { address, mostEntries }: { address: string; mostEntries: number },
): string[] {
  const expected = expectedOf(publication, `${address}actions/by/`);
  const all = [...expected.values()].reduce((sum, said) => sum + said.length, 0);
  const missing = Math.min(all, mostEntries) - entries.length;
  return [
    ...(missing > 0 ? [`${missing} entries of the register are missing`] : []),
    ...entries.flatMap((entry) => checkEntry(entry, expected)),
  ];
}

function expectedOf(publication: unknown, base: string): Expected {
  const expected = new Map<string, Said[]>();
  const add = (link: string, day: string, said: Said) => {
    const key = `${link} ${halfPastNine(day).local}`;
    expected.set(key, [...(expected.get(key) ?? []), said]);
  };
  for (const source of list(publication, "actions")) {
    const page = `${base}${at(source, "collection")}/${at(source, "period")}/`;
    const synthetic = at(source, "synthetic") !== null;
    const title = String(at(source, "title"));
    add(page, lastDay(String(at(source, "published"))), { title, summary: "", synthetic });
    for (const action of list(source, "actions")) {
      const id = String(at(action, "id"));
      for (const review of list(action, "reviews")) {
        const summary = String(at(review, "what") ?? at(review, "reason") ?? "");
        add(`${page}#${id}`, String(at(review, "on")), {
          title: String(at(action, "title")),
          summary,
          synthetic,
        });
      }
    }
  }
  return expected;
}

function checkEntry(entry: Entry, expected: Expected): string[] {
  const [link, updated, title = "", content = ""] = ["link", "updated", "title", "content"].map((name) =>
    entry.get(name),
  );
  const found = expected.get(`${link} ${updated}`);
  if (found === undefined || entry.get("published") !== updated)
    return [`${link} is no part of the register on ${updated}`];
  const said = found.find(
    (each) => title.endsWith(each.title) && (entry.get("summary") ?? "").includes(each.summary),
  );
  if (said === undefined) return [`${link} has other words than the register`];
  if (said.synthetic && !/synthetic/i.test(content)) return [`${link} does not say that it is synthetic`];
  return [];
}

/** A month stands for its last day. */
function lastDay(date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const next = new Date(`${date}-28T00:00:00Z`);
  for (; next.toISOString().startsWith(date); next.setUTCDate(next.getUTCDate() + 1));
  next.setUTCDate(next.getUTCDate() - 1);
  return next.toISOString().slice(0, 10);
}
