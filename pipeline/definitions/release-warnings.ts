import type { Problem } from "../user-error.ts";
import type { ReleaseSpec } from "./release.ts";
import type { Path } from "./yaml-file.ts";

/** A release as far as warnings go: what was written, where it stands, and how many tables its commentary shows. */
export type Warned = {
  release: ReleaseSpec;
  at: (path: Path) => string;
  quality: { where: string; text: string } | null;
  tablesShown: number;
};

/**
 * What a release may be published with and had better not be, as Explore Education Statistics warns: no methodology, no
 * date of the next release, no pre-release list, no featured tables; and a title in Title Case.
 */
export function releaseWarnings({ release, at, quality, tablesShown }: Warned): Problem[] {
  const said = (path: Path, what: string, todo: string) => [{ where: at(path), what, todo }];
  return [
    ...(quality === null || hasWords(quality.text)
      ? []
      : [{ where: quality.where, what: "there is no methodology", todo: "say how the figures are made" }]),
    ...(saysNext(release.next)
      ? []
      : said(["next"], `"${release.next}" does not say when the next release is`, nextTodo)),
    ...(release.pre_release_access !== undefined || !isOfficial(release)
      ? []
      : said([], "there is no pre-release list", preReleaseTodo)),
    ...(tablesShown + release.featured.length > 0
      ? []
      : said(["tables"], "no table is featured", 'name the first tables to offer under "featured"')),
    ...(isTitleCase(release.title) ? said(["title"], "the title is in Title Case", titleTodo) : []),
  ];
}

const nextTodo = 'give a date, or words such as "in February 2027" or "no further release is planned"';
const preReleaseTodo = "give job titles under pre_release_access, or [] where nobody saw it before";
const titleTodo = "write it as a sentence, with capitals for names alone";

/** Only of official statistics is it a rule who may see them first. */
function isOfficial({ designation }: ReleaseSpec): boolean {
  return designation === "accredited" || designation === "official" || designation === "in_development";
}

/** More than headings. */
function hasWords(markdown: string): boolean {
  return markdown.split("\n").some((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** A year, or that there will be none. */
function saysNext(next: string): boolean {
  return /\b(?:19|20)\d{2}\b|\b(?:no|not|none|never)\b/i.test(next);
}

/** Whether every longer word after the first has a capital: a few may be names, all are not. */
function isTitleCase(title: string): boolean {
  const words = title.split(/[^\p{L}'’]+/u).filter((word) => word.length > 3);
  const later = words.filter((word) => !title.startsWith(word));
  return later.length > 1 && later.every((word) => /^\p{Lu}/u.test(word));
}
