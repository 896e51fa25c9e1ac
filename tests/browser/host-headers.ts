/** A rule of a `_headers` file: the addresses that it fits, and the headers that it adds. */
type Rule = { fits: RegExp; headers: [string, string][] };

/**
 * Reads a `_headers` file as Netlify and Cloudflare Pages do: `*` stands for anything and `:name` for one part of an
 * address; all rules that fit apply, and values of one name are joined by commas.
 */
export function readHeaders(text: string): (path: string) => Record<string, string> {
  const rules: Rule[] = [];
  for (const line of text.split("\n").filter((each) => each !== "" && !each.startsWith("#"))) {
    const [, name, value] = /^ +([A-Za-z-]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    else rules.push({ fits: patternOf(line), headers: [] });
  }
  return (path) => {
    const found: Record<string, string> = {};
    for (const [name, value] of rules.filter(({ fits }) => fits.test(path)).flatMap(({ headers }) => headers))
      found[name] = name in found ? `${found[name]}, ${value}` : value;
    return found;
  };
}

function patternOf(line: string): RegExp {
  const source = line
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/:[a-z]+/g, "[^/]+");
  return new RegExp(`^${source}$`);
}
