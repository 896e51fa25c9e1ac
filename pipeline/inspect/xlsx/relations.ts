import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";

/** What a part refers to: the part's path or an address, and what kind of thing it is ("worksheet", "table"). */
export type Relation = { id: string; kind: string; target: string };

/** The relations of a part ("xl/workbook.xml"), with the paths of the parts that they lead to. */
export async function relationsOf(parts: Parts, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const relations: Relation[] = [];
  await readXml(parts.read(`${folder}_rels/${part.slice(folder.length)}.rels`), {
    open(name, a) {
      if (name !== "Relationship") return;
      const target = a["Target"] ?? "";
      const kind = (a["Type"] ?? "").split("/").at(-1) ?? "";
      const inside = a["TargetMode"] === "External" ? target : resolved(folder, target);
      relations.push({ id: a["Id"] ?? "", kind, target: inside });
    },
  });
  return relations;
}

/** Where the relation with the id leads; nothing where there is none. */
export function targetOf(relations: readonly Relation[], id: string | undefined): string | undefined {
  return relations.find((relation) => relation.id === id)?.target;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
