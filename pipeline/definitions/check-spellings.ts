import type { Code, Collection, Variable } from "../collection.ts";
import type { Problem } from "../user-error.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import type { Path } from "./yaml-file.ts";

type Where = (path: Path) => string;
type Coded = Extract<Variable, { list: unknown }>;

/**
 * Answers that a file could never give, because the collection takes how they are written for something else: for no
 * answer (`source.missing`), or for an option that was not ticked (`not_selected`). They would be lost in silence.
 */
export function checkSpellings({ at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  const none = signs(collection.source.missing);
  return collection.variables.flatMap((variable) =>
    "list" in variable ? [...takenForMissing(variable, none, at), ...takenForNotSelected(variable, at)] : [],
  );
}

function takenForMissing(variable: Coded, none: ReadonlySet<string>, at: Where): Problem[] {
  return variable.list.codes.flatMap((code) =>
    spellingsIn(code, none).map((spelling) => ({
      where: at([...codesPath(variable), code.code]),
      what: `"${variable.name}" may hold "${spelling}" for "${code.code}", which source.missing takes for no answer`,
      todo: 'write it in another way, or set source.missing without it, such as missing: [""]',
    })),
  );
}

function takenForNotSelected(variable: Coded, at: Where): Problem[] {
  if (variable.type !== "multiple" || variable.layout.kind !== "columns") return [];
  const none = signs(variable.layout.notSelected);
  return variable.list.codes.flatMap((code) =>
    spellingsIn(code, none).map((spelling) => ({
      where: at([...codesPath(variable), code.code]),
      what: `"${variable.name}" may hold "${spelling}" for "${code.code}", which not_selected takes for an option not ticked`,
      todo: "set not_selected to what the files hold for an option not ticked, or use another code",
    })),
  );
}

function spellingsIn({ code, label, source }: Code, none: ReadonlySet<string>): string[] {
  const ways = [code, label, ...source].map((way) => way.trim());
  return [...new Set(ways)].filter((way) => none.has(way));
}

function signs(texts: readonly string[]): Set<string> {
  return new Set(texts.map((text) => text.trim()));
}

function codesPath({ name }: Coded): Path {
  return ["variables", name, "codes"];
}
