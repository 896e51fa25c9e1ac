import { existsSync, readdirSync } from "node:fs";
import type { CodeFrame } from "../code-frame.ts";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import { checkCodeFrame } from "./check-code-frame.ts";
import { codeFrameOf, codeFrameSchema } from "./code-frame.ts";
import type { CollectionSpec } from "./collection.ts";
import { type Definition, readDefinition } from "./definition.ts";

/** The path of a code frame, relative to the root. */
export function codeFramePath(collection: string, frame: string): string {
  return `methodology/${collection}/code-frames/${frame}.yaml`;
}

/** The code frames that a collection names, by name; null where one cannot be used, with every mistake in them. */
export async function readCodeFrames(
  root: string,
  definition: Definition<CollectionSpec>,
): Promise<{ value: ReadonlyMap<string, CodeFrame> | null; problems: readonly Problem[] }> {
  const frames = new Map<string, CodeFrame>();
  const problems: Problem[] = [];
  for (const [name, variable] of Object.entries(definition.spec.variables)) {
    if (variable.type !== "themes" || frames.has(variable.frame)) continue;
    const where = definition.at(["variables", name, "frame"]);
    const read = await readCodeFrame(root, definition.spec.collection, variable.frame, where);
    problems.push(...read.problems);
    if (read.frame !== null) frames.set(variable.frame, read.frame);
  }
  return { value: problems.length > 0 ? null : frames, problems };
}

async function readCodeFrame(root: string, collection: string, name: string, where: string) {
  const path = codeFramePath(collection, name);
  if (!existsSync(insideRoot(root, path))) {
    const what = `the code frame "${name}" is not in methodology/${collection}/code-frames`;
    const problem = { where, what, todo: didYouMean(name, framesOf(root, collection), `write ${path}`) };
    return { frame: null, problems: [problem] };
  }
  const { definition, problems } = readDefinition(root, path, codeFrameSchema);
  if (definition === null) return { frame: null, problems };
  const frame = codeFrameOf(definition.spec);
  const misnamed: Problem[] =
    frame.name === name
      ? []
      : [
          {
            where: definition.at(["frame"]),
            what: `"frame" is "${frame.name}", but its file is "${name}.yaml"`,
            todo: "give both the same name",
          },
        ];
  return { frame, problems: [...misnamed, ...(await checkCodeFrame(definition, frame))] };
}

function framesOf(root: string, collection: string): string[] {
  const folder = insideRoot(root, `methodology/${collection}/code-frames`);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.map((file) => file.slice(0, -".yaml".length)).sort();
}
