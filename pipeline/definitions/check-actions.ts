import { existsSync } from "node:fs";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import type { ActionSourceSpec, ActionSpec, ActionsSpec } from "./actions.ts";
import type { Definition } from "./definition.ts";
import { listReleases, releaseName } from "./release-folders.ts";
import type { Path } from "./yaml-file.ts";

/** What is wrong, what to do, and in which part. */
type Fault = Omit<Problem, "where"> & { path: Path };

/**
 * Mistakes in the register of actions: a source that is neither a release nor a consultation of the root, an id or a source
 * twice, a date out of order, something done without evidence, something given up without a reason.
 */
export function checkActions({ spec, at }: Definition<ActionsSpec>, root: string): Problem[] {
  const faults = [
    ...spec.sources.flatMap((source, index) => sourceFaults(source, ["sources", index], root)),
    ...twice(spec),
  ];
  return faults.map(({ path, ...fault }) => ({ where: at(path), ...fault }));
}

function sourceFaults(source: ActionSourceSpec, path: Path, root: string): Fault[] {
  const within = (action: ActionSpec, index: number) =>
    actionFaults(action, source).map((fault) => ({
      ...fault,
      path: [...path, "actions", index, ...fault.path],
    }));
  return [...unknownSource(source, path, root), ...source.actions.flatMap(within)];
}

function unknownSource(source: ActionSourceSpec, path: Path, root: string): Fault[] {
  const name = releaseName(source);
  const known = listReleases(root).map(releaseName);
  if (known.includes(name) || existsSync(insideRoot(root, `data/consultations/${name}.yaml`))) return [];
  const what = `"${name}" is neither a release nor a consultation`;
  return [{ path, what, todo: didYouMean(name, known) }];
}

function twice({ sources }: ActionsSpec): Fault[] {
  const names = sources.map(releaseName);
  const ids = sources.flatMap(({ actions }) => actions.map(({ id }) => id));
  const repeated = (list: readonly string[], each: string) => list.indexOf(each) !== list.lastIndexOf(each);
  return sources.flatMap((source, index) => [
    ...(names.indexOf(releaseName(source)) === index
      ? []
      : [
          {
            path: ["sources", index],
            what: `${releaseName(source)} is there twice`,
            todo: "put its actions together",
          },
        ]),
    ...source.actions.flatMap(({ id }, place) =>
      repeated(ids, id)
        ? [
            {
              path: ["sources", index, "actions", place, "id"],
              what: `the id "${id}" is there twice`,
              todo: "give each action an id of its own",
            },
          ]
        : [],
    ),
  ]);
}

function actionFaults(action: ActionSpec, { published }: ActionSourceSpec): Fault[] {
  const { due, reviews } = action;
  const days = [published, ...reviews.map(({ on }) => on)];
  return [
    ...dueFaults(due, published),
    ...reviews.flatMap((review, index): Fault[] => {
      const path = ["reviews", index];
      const before = days[index] ?? "";
      const late = review.on < before || (index > 0 && review.on === before);
      const order = {
        what: `the review of ${review.on} does not come after ${before}`,
        todo: "put reviews in the order of their days",
      };
      return [
        ...(late ? [{ path, ...order }] : []),
        ...reviewFaults(review).map((fault) => ({ path, ...fault })),
      ];
    }),
  ];
}

function dueFaults(due: ActionSpec["due"], published: string): Fault[] {
  if (due === undefined) return [];
  if (due.by === undefined && due.words === undefined)
    return [
      {
        path: ["due"],
        what: "says neither by when nor in what words",
        todo: "leave it out where no date was given",
      },
    ];
  if (due.by === undefined || due.by >= published) return [];
  return [{ path: ["due"], what: `was due on ${due.by}, before it was promised`, todo: "mend the date" }];
}

function reviewFaults({ on, status, what, reason, evidence }: ActionSpec["reviews"][number]) {
  return [
    ...(status === "done" && evidence.length === 0
      ? [{ what: `is done on ${on} without evidence`, todo: "link what shows it, or call it under-way" }]
      : []),
    ...(status === "done" && what === undefined
      ? [{ what: `is done on ${on} and does not say what was done`, todo: 'say it in "what"' }]
      : []),
    ...(status === "will-not" && reason === undefined
      ? [{ what: `will not be done and does not say why`, todo: 'say it in "reason"' }]
      : []),
  ];
}
