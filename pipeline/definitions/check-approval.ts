import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { ApprovalSpec } from "./approval.ts";
import type { Definition } from "./definition.ts";
import type { ReleaseSpec } from "./release.ts";

/** Mistakes in an approval: answers that the collection does not ask for, a response twice, no way to find it. */
export function checkApproval({ spec, at }: Definition<ApprovalSpec>, collection: Collection): Problem[] {
  const known = answerNames(collection);
  const responses = spec.organisations.map(({ response }) => response);
  const found = spec.organisations.flatMap(({ response, answers }, index) => [
    ...Object.keys(answers)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        where: at(["organisations", index, "answers", name]),
        what: `approves an answer to "${name}", which is not in the collection`,
        todo: didYouMean(name, known),
      })),
    ...(responses.indexOf(response) === index
      ? []
      : [
          { where: at(["organisations", index]), what: "approves the same response twice", todo: "keep one" },
        ]),
  ]);
  return [...found, ...findable({ spec, at }, collection)];
}

/** Names under which an answer can be approved: variables, and each item of a grid. */
function answerNames({ variables }: Collection): string[] {
  return variables.flatMap((one) =>
    one.type === "grid" ? one.items.map(({ code }) => `${one.name}.${code}`) : [one.name],
  );
}

function findable({ at }: Definition<ApprovalSpec>, { id, organisation }: Collection): Problem[] {
  const problems: Problem[] = [];
  if (id === null) {
    problems.push({
      where: at(["organisations"]),
      what: "names responses, but the collection has no id",
      todo: 'set "id" in its collection.yaml',
    });
  }
  if (organisation === null) {
    problems.push({
      where: at(["organisations"]),
      what: "names organisations, but the collection cannot tell them",
      todo: 'set "organisation" in its collection.yaml',
    });
  }
  return problems;
}

/** An approval dated after the release and its last change: something was published before it was approved. */
export function checkSignature(
  { spec, at }: Definition<{ signed_on: string }>,
  release: ReleaseSpec,
): Problem[] {
  const updated = [release.published, ...release.corrections.map(({ date }) => date)].sort().at(-1) ?? "";
  if (spec.signed_on <= updated) return [];
  const what = `was signed on ${spec.signed_on}, after publication on ${updated}`;
  return [{ where: at(["signed_on"]), what, todo: "publish after the approval" }];
}
