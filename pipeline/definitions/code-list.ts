import type { Code, CodeList } from "../collection.ts";
import type { CodeListSpec } from "./collection.ts";

/** A mistake at one entry of a list, by its position. */
export type EntryMistake = { entry: number; what: string; todo: string };

/** A code list as written in a collection: each entry a label, or a label with the source's spellings. */
export function inlineList(spec: Exclude<CodeListSpec, string>): CodeList {
  const codes = [...spec].map(([code, entry]) =>
    typeof entry === "string"
      ? { code, label: entry, source: [], more: {} }
      : { code, label: entry.label, source: entry.source, more: {} },
  );
  return { name: null, codes };
}

/** What makes a list ambiguous: a code, a label or a source's spelling that two entries share, or the margin's name. */
export function listMistakes(codes: readonly Code[]): EntryMistake[] {
  const owners = new Map<string, number>();
  return codes.flatMap((code, entry) => {
    const taken = ownMistakes(code, entry);
    for (const spelling of new Set([code.code, code.label, ...code.source])) {
      const owner = owners.get(spelling) ?? entry;
      owners.set(spelling, owner);
      if (owner !== entry) taken.push(shared(codes, spelling, owner, entry));
    }
    return taken;
  });
}

function ownMistakes(code: Code, entry: number): EntryMistake[] {
  if (code.label !== "Total") return [];
  return [
    { entry, what: `the label of "${code.code}" is the name of the margin`, todo: "use another label" },
  ];
}

function shared(codes: readonly Code[], spelling: string, owner: number, entry: number): EntryMistake {
  const [first, second] = [codes[owner], codes[entry]];
  if (first?.code === second?.code) {
    return { entry, what: `the code "${spelling}" is given twice`, todo: "keep one of the two" };
  }
  const kind = first?.label === spelling && second?.label === spelling ? "the label" : "the spelling";
  return {
    entry,
    what: `${kind} "${spelling}" belongs to both "${first?.code}" and "${second?.code}"`,
    todo: "give each its own",
  };
}
