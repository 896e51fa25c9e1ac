import type { Action, ActionReview, ActionSource } from "../actions.ts";
import type { ActionSourceSpec, ActionSpec, ActionsSpec } from "../definitions/actions.ts";
import type { Definition } from "../definitions/definition.ts";
import type { Path } from "../definitions/yaml-file.ts";
import { type Problem, UserError } from "../user-error.ts";
import { isBuilt, quotedWords } from "./quoted-words.ts";

type As = { asOf: string; whole: boolean };
type Quote = (text: string | undefined, path: Path) => string | null;

/**
 * The register of actions as of a day (YYYY-MM-DD), with the figures of published packages in what shows each. `packages`
 * is a folder. Unless the publication is `whole`, figures of releases that are not built are left out. Throws one UserError
 * with every problem: a figure typed by hand, or one that no package holds.
 */
export function actionRegister(
  { spec, at }: Definition<ActionsSpec>,
  packages: string,
  { asOf, whole }: As,
): ActionSource[] {
  const problems: Problem[] = [];
  const quote: Quote = (text, path) => {
    if (text === undefined) return null;
    const where = at(path);
    if (!whole && !isBuilt({ where, text }, packages)) return null;
    const found: Problem[] = [];
    const words = quotedWords({ where, text, exemptions: spec.exemptions }, packages, found);
    problems.push(...found.map((problem) => ({ ...problem, where })));
    return words;
  };
  const sources = spec.sources.map((source, index) => ({ source, index }));
  const register = sources
    .filter(({ source }) => source.published <= asOf)
    .map(({ source, index }) => sourceOf(source, ["sources", index, "actions"], { asOf, quote }));
  if (problems.length > 0) throw new UserError(problems);
  return register;
}

type Making = { asOf: string; quote: Quote };

function sourceOf(source: ActionSourceSpec, path: Path, making: Making): ActionSource {
  const { collection, period, title, body, published, words, followed, synthetic, note } = source;
  return {
    collection,
    period,
    title,
    body,
    published,
    quoted: words === "quoted",
    followed,
    synthetic: synthetic ?? null,
    note: note ?? null,
    actions: source.actions.map((action, index) =>
      actionOf(action, source, [...path, index, "shows"], making),
    ),
  };
}

function actionOf(
  spec: ActionSpec,
  { followed }: ActionSourceSpec,
  path: Path,
  { asOf, quote }: Making,
): Action {
  const { id, title, section, said, will, owner, due } = spec;
  const reviews = spec.reviews.filter(({ on }) => on <= asOf).map(reviewOf);
  const status = reviews.at(-1)?.status ?? (followed ? "not-started" : "not-known");
  const open = status === "not-started" || status === "under-way";
  return {
    id,
    title,
    section: section ?? null,
    said: said ?? null,
    shows: quote(spec.shows, path),
    will,
    owner: owner ?? null,
    due: due === undefined ? null : { by: due.by ?? null, words: due.words ?? null },
    status,
    overdue: followed && open && due?.by !== undefined && due.by < asOf,
    reviews,
  };
}

function reviewOf({ on, status, what, reason, evidence }: ActionSpec["reviews"][number]): ActionReview {
  return { on, status, what: what ?? null, reason: reason ?? null, evidence };
}
