import type { Facts } from "./facts.ts";

/** What is wrong with a page, and what to do. */
export type Broken = { what: string; todo: string };

/** The most characters of a title: a table's says what it shows and of which release. */
const longestTitle = 200;

/** The most characters of the heading of a release, which search engines show whole (publishing guidance of GOV.UK). */
const longestDescription = 160;

/** The rules that a page keeps or breaks by itself. */
export function brokenRules(facts: Facts): Broken[] {
  return [
    ...headingRules(facts),
    ...titleRules(facts),
    ...descriptionRules(facts),
    ...(facts.lang?.trim()
      ? []
      : [{ what: "does not say in which language it is", todo: 'give <html> a lang, such as "en-GB"' }]),
    ...canonicalRules(facts),
    ...twice(facts.ids).map((id) => ({
      what: `has the id "${id}" twice`,
      todo: "give each part an id of its own",
    })),
    ...facts.silentImages.map((source) => ({
      what: `shows the image "${source.slice(0, 60)}" without alt`,
      todo: 'say in alt what it shows, or alt="" where it shows nothing',
    })),
    ...[...new Set(facts.inline)].map((what) => ({
      what: `has ${what}`,
      todo: "move it to a file of the site: hosts that follow the security policy refuse it",
    })),
  ];
}

function headingRules({ headings }: Facts): Broken[] {
  const ones = headings.filter(({ level }) => level === 1).length;
  const skipped = headings.flatMap(({ level, text }, at) => {
    const before = headings[at - 1]?.level ?? 0;
    return level > before + 1
      ? [
          {
            what: `goes from ${before === 0 ? "no heading" : `<h${before}>`} to <h${level}> at "${text.slice(0, 60)}"`,
            todo: "use the next level, so that the outline has no hole",
          },
        ]
      : [];
  });
  if (ones === 1) return skipped;
  return [{ what: `has ${ones} first-level headings`, todo: "give it exactly one <h1>" }, ...skipped];
}

function titleRules({ titles }: Facts): Broken[] {
  const [title = ""] = titles;
  if (titles.length !== 1 || title === "")
    return [{ what: `has ${title === "" ? "no title" : "two titles"}`, todo: "give it one <title>" }];
  if (title.length <= longestTitle) return [];
  return [
    {
      what: `has a title of ${title.length} characters`,
      todo: `shorten what it is made of to ${longestTitle} or fewer`,
    },
  ];
}

function descriptionRules({ descriptions }: Facts): Broken[] {
  const [description = ""] = descriptions;
  if (descriptions.length !== 1 || description.trim() === "")
    return [
      {
        what: `has ${descriptions.length > 1 ? "two descriptions" : "no description"}`,
        todo: 'give it one <meta name="description">',
      },
    ];
  if (description.length <= longestDescription) return [];
  return [
    {
      what: `has a description of ${description.length} characters`,
      todo: `shorten it to ${longestDescription} or fewer`,
    },
  ];
}

/** A page for search engines has one address; one that they leave out needs none. */
function canonicalRules({ canonical, noindex }: Facts): Broken[] {
  if (canonical.length === 1 || (noindex && canonical.length === 0)) return [];
  return [
    {
      what: `has ${canonical.length} canonical addresses`,
      todo: 'give it one <link rel="canonical">, or have robots leave it out',
    },
  ];
}

function twice(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(texts.filter((text) => seen.size === seen.add(text).size))];
}
