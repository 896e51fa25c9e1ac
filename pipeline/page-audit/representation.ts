import type { AuditFile, PublishedTable, ReleaseFile } from "../package.ts";
import type { Cells } from "./cells.ts";

/** What pages may say of groups beside a population, as they must read: by "TABLE|under" and the like. */
export type Groups = ReadonlyMap<string, string>;

/**
 * The groups of each table with an index of representation by what can be said of them, worked out from the CSV that readers
 * download, what a count concedes and the population's figures in release.json; not from the verdicts that stand there.
 */
export function groupsOf(
  { tables }: Pick<ReleaseFile, "tables">,
  cells: Cells,
  { concedes }: Pick<AuditFile, "concedes">,
): Groups {
  const found = new Map<string, string[]>();
  for (const table of tables) {
    for (const { verdict, text } of spokenOf(table, cells, concedes ?? { below: 0, above: 0 })) {
      const address = `${table.name}|${verdict}`;
      found.set(address, [...(found.get(address) ?? []), text]);
    }
  }
  return new Map([...found].map(([address, groups]) => [address, groups.join("; ")]));
}

/** The limits that pages quote: "reference:TABLE:bound" and "reference:TABLE:expected". */
export function limitsOf({ tables }: Pick<ReleaseFile, "tables">): [string, string][] {
  return tables.flatMap(({ name, reference }) =>
    reference === undefined
      ? []
      : [
          [`reference:${name}:bound`, String(reference.bound)],
          [`reference:${name}:expected`, String(reference.expected)],
        ],
  );
}

function spokenOf(
  { name, of, dimensions, measures, reference, weighted }: PublishedTable,
  cells: Cells,
  concedes: { below: number; above: number },
): { verdict: string; text: string }[] {
  if (reference === undefined) return [];
  const slack = weighted ? 1 : 0;
  const labels = dimensions.find((dimension) => dimension.name === of)?.codes ?? [];
  return reference.groups.map(({ code, units }) => {
    const figure = (kind: string) => {
      const column = measures.find((measure) => measure.kind === kind)?.column;
      return cells.get(`${name}|${of}=${code}|${column}`)?.value ?? null;
    };
    const label = labels.find((one) => one.code === code)?.label ?? code;
    const [count, base, index] = [figure("count"), figure("base"), figure("representation")];
    if (count === null || base === null || index === null) return { verdict: "unsaid", text: label };
    const fewest = base - concedes.below - slack;
    const asMany = (fewest * units) / reference.whole;
    if (asMany < reference.expected) return { verdict: "unsaid", text: label };
    const most = (Math.min(count + concedes.above + slack, fewest) / asMany) * 100;
    const below = index < reference.bound ? "open" : "not under";
    return { verdict: most < reference.bound ? "under" : below, text: `${label} (${index})` };
  });
}
