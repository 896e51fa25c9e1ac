import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseFile } from "../package.ts";
import { type Packages, type Release, readRelease, textsOf } from "./packages.ts";
import { type Words, wordsOf } from "./words.ts";

/** What a page's figures are read from: its release, and the packages in which those of other releases may be found. */
export type Home = { release: Release | null; worlds: readonly [Packages, ...Packages[]] };

type Version = { name: string; date: string; updated: string; release: Release; texts: string[] };

/**
 * The versions that corrections replaced, by "collection/period/superseded/date", each with its own figures and words.
 * What such a version quoted of another release it took from the version of that one which stood then; where that one was
 * corrected and this one built again before its own correction, from the one that stands.
 */
export function readSuperseded(folder: string, published: Packages): ReadonlyMap<string, Home> {
  const versions = [...published.releases.keys()].flatMap((name) => versionsOf(folder, name));
  return new Map(
    versions.map((version) => {
      const { name, date, release, texts } = version;
      const words = joined(published.words, wordsOf(texts));
      const own = (others: ReadonlyMap<string, Release>): Packages => ({
        ...published,
        releases: new Map([...others, [name, release]]),
        words,
      });
      const then = standing(version, published, versions);
      return [`${name}/superseded/${date}`, { release, worlds: [own(then), own(published.releases)] }];
    }),
  );
}

function versionsOf(folder: string, name: string): Version[] {
  const replaced = join(folder, name, "superseded");
  if (!existsSync(replaced)) return [];
  return readdirSync(replaced)
    .sort()
    .map((date) => {
      const place = join(replaced, date);
      const { updated }: ReleaseFile = JSON.parse(readFileSync(join(place, "release.json"), "utf8"));
      return { name, date, updated, release: readRelease(place, name), texts: textsOf(place) };
    });
}

/** Each release as it stood on the day that a version was last changed. */
function standing(
  { updated }: Version,
  { releases }: Packages,
  versions: readonly Version[],
): Map<string, Release> {
  const then = new Map(releases);
  for (const { name, date, release } of [...versions].reverse()) if (date > updated) then.set(name, release);
  return then;
}

function joined(a: Words, b: Words): Words {
  const all = new Map(a);
  for (const [number, contexts] of b) all.set(number, [...(a.get(number) ?? []), ...contexts]);
  return all;
}
