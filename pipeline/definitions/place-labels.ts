import { attempt } from "./attempt.ts";
import { readClassification } from "./classification.ts";
import { type CollectionSpec, collectionSchema } from "./collection.ts";
import { readDefinition } from "./definition.ts";
import { listCollections, listReleases } from "./release-folders.ts";

/**
 * The names of places that the root knows, in lower case: the labels of every classification that a collection has for
 * its geography. A name with a comma also counts without what follows it, as "Bristol" of "Bristol, City of".
 */
export function placeLabels(root: string): Set<string> {
  const periods = new Map(listReleases(root).map(({ collection, period }) => [collection, period]));
  const labels = new Set<string>();
  for (const collection of listCollections(root)) {
    const { definition } = readDefinition(
      root,
      `methodology/${collection}/collection.yaml`,
      collectionSchema,
    );
    if (definition === null) continue;
    for (const name of placeLists(definition.spec)) {
      const list = attempt(() => readClassification(root, name, periods.get(collection) ?? "")).value;
      for (const { label } of list?.codes ?? []) for (const one of spelt(label)) labels.add(one);
    }
  }
  return labels;
}

function placeLists({ geography, variables, derived }: CollectionSpec): string[] {
  return geography.flatMap(({ variable }) => {
    const one = variables[variable] ?? derived[variable];
    return one !== undefined && "codes" in one && typeof one.codes === "string" ? [one.codes] : [];
  });
}

function spelt(label: string): string[] {
  const plain = label.toLowerCase().replace(/\s+/g, " ").trim();
  return [plain.replaceAll(",", ""), plain.split(",")[0] ?? ""].filter((one) => one.length > 2);
}
