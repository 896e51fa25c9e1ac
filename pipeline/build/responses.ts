import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { type ReleaseId, releaseName } from "../definitions/release-folders.ts";
import { refuse } from "../user-error.ts";
import { writeWhole } from "../whole-folder.ts";

/** The checkout that this file is in, whose own content root is the example publication. */
const project = resolve(import.meta.dirname, "../..");

const generator = z.object({
  generateResponses: z.function({ input: [z.string(), z.string()], output: z.void() }),
});

/**
 * A folder of responses, what messages call it, and the secret that the keys of its records are made with: the text of
 * `record-key-seed.txt` beside the collection's periods, or nothing where there is none.
 */
export type ResponsesFolder = { folder: string; where: string; seed: string };

/**
 * The folder with a release's responses. In the repository's own root, and nowhere else, synthetic responses that are
 * too large to commit are made by the script kept with their collection when they are absent: a root given by
 * somebody else never runs code. Throws a UserError where there is no folder.
 */
export async function responsesOf(
  root: string,
  given: string | null,
  id: ReleaseId,
): Promise<ResponsesFolder> {
  const name = releaseName(id);
  const folder = join(given ?? join(root, "data/responses"), name);
  const where = given === null ? `data/responses/${name}` : name;
  if (!existsSync(folder) && given === null && resolve(root) === project) await generate(id, folder);
  if (!existsSync(folder))
    refuse(
      where,
      "there are no responses",
      "put the files of the period there, or name another folder with --responses",
    );
  return { folder, where, seed: seedBeside(folder) };
}

/** One secret for all periods of a collection, so that the same person has the same key in each. */
function seedBeside(folder: string): string {
  const file = join(dirname(folder), "record-key-seed.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

async function generate({ collection, period }: ReleaseId, folder: string): Promise<void> {
  const script = join(project, "methodology", collection, "generate.ts");
  if (!existsSync(script)) return;
  const { generateResponses } = generator.parse(await import(pathToFileURL(script).href));
  await writeWhole(folder, async (temporary) => generateResponses(period, temporary));
}
