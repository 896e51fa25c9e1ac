import type { Consultation, ConsultationState, SchoolHoliday } from "../consultation.ts";
import { flagsOf, holidaysIn } from "../consultation-period.ts";
import { periodOf } from "../definitions/check-consultation.ts";
import type { ConsultationSpec } from "../definitions/consultation.ts";
import type { PublisherSpec } from "../definitions/publisher.ts";
import { contactOf } from "../formats/release-json.ts";
import { type Problem, UserError } from "../user-error.ts";
import { isBuilt, quotedWords } from "./quoted-words.ts";

type Made = {
  asOf: string;
  /** Whether every package should be there, so that a decision which quotes another is an error. */
  whole: boolean;
  holidays: readonly SchoolHoliday[];
  publisher: PublisherSpec;
  /** Names ("collection/period") of the releases that are out. */
  out: ReadonlySet<string>;
};

/**
 * The consultations as of a day (YYYY-MM-DD): nothing of a later day is in them, be it an announcement, results or an
 * outcome. `packages` is a folder. Throws one UserError with every decision that cannot quote its figures.
 */
export function consultationsOf(
  specs: readonly ConsultationSpec[],
  packages: string,
  made: Made,
): Consultation[] {
  const problems: Problem[] = [];
  const consultations = specs.flatMap((spec) => {
    const state = stateOf(spec, made.asOf);
    return state === null ? [] : [consultationOf(spec, state, { ...made, packages, problems })];
  });
  if (problems.length > 0) throw new UserError(problems);
  return consultations;
}

/** Where a consultation stands on a day; null before it is announced. */
export function stateOf(
  { announced, opens, closes, outcome }: Pick<ConsultationSpec, "announced" | "opens" | "closes" | "outcome">,
  asOf: string,
): ConsultationState | null {
  const first = opens === "not stated" ? "" : opens;
  if (asOf < (announced ?? first)) return null;
  if (asOf < first) return "announced";
  if (asOf <= closes) return "open";
  return outcome !== undefined && outcome.published <= asOf ? "outcome" : "analysing";
}

type Making = Made & { packages: string; problems: Problem[] };

function consultationOf(spec: ConsultationSpec, state: ConsultationState, making: Making): Consultation {
  const { collection, period, title, summary, opens, closes, owners, about, audience } = spec;
  const isOut = making.out.has(`${collection}/${period}`);
  return {
    collection,
    period,
    title,
    summary,
    synthetic: spec.synthetic ?? null,
    state,
    opens: opens === "not stated" ? null : opens,
    closes,
    lasted: spec.lasted ?? null,
    ...daysOf(spec, making.holidays),
    owners,
    about,
    audience,
    asks: spec.asks.map((each) => ({ ...each, reference: each.reference ?? null })),
    influence: spec.influence,
    documents: spec.documents.map((each) => ({ ...each, url: each.url ?? null, note: each.note ?? null })),
    ways: spec.ways.map((each) => ({ ...each, channel: each.channel ?? null, url: each.url ?? null })),
    otherFormats: spec.other_formats ?? making.publisher.other_formats,
    contact: contactOf(spec.contact ?? making.publisher.contact),
    privacy: { ...spec.privacy, note: spec.privacy.note ?? null },
    ...(isOut ? withRelease(spec) : { release: null, results: null, costs: null }),
    outcome: state === "outcome" ? outcomeOf(spec, making) : null,
  };
}

function daysOf(
  spec: ConsultationSpec,
  listed: readonly SchoolHoliday[],
): Pick<Consultation, "holidays" | "flags"> {
  const period = periodOf(spec);
  return {
    holidays: [...holidaysIn(period, listed)],
    flags: flagsOf(period, listed).map((flag) => ({ ...flag, reason: spec.reasons[flag.kind] ?? null })),
  };
}

function withRelease({
  collection,
  period,
  results,
  costs,
}: ConsultationSpec): Pick<Consultation, "release" | "results" | "costs"> {
  return {
    release: `${collection}/${period}`,
    results: {
      channels: results?.channels ?? null,
      weeks: results?.weeks ?? null,
      people: results?.people ?? [],
      feedback: results?.feedback ?? null,
    },
    costs:
      costs === undefined
        ? null
        : { ...costs, lines: costs.lines.map((line) => ({ ...line, channel: line.channel ?? null })) },
  };
}

function outcomeOf({ at, outcome }: ConsultationSpec, making: Making): Consultation["outcome"] {
  if (outcome === undefined) return null;
  const { published, note, summary, decisions, next, exemptions } = outcome;
  const { packages, whole, problems } = making;
  const quoting = decisions
    .map((each, index) => ({ ...each, where: at(["outcome", "decisions", index, "rationale"]) }))
    .filter(({ where, rationale }) => whole || isBuilt({ where, text: rationale }, packages));
  const quoted = (where: string, text: string) => {
    const found: Problem[] = [];
    const words = quotedWords({ where, text, exemptions }, packages, found);
    // The parser counts lines in the text, which stands in a file of its own.
    problems.push(...found.map((problem) => ({ ...problem, where })));
    return words;
  };
  return {
    published,
    note: note ?? null,
    summary,
    decisions: quoting.map(({ about, decision, rationale, where }) => ({
      about,
      decision,
      rationale: quoted(where, rationale),
    })),
    next: next.map((each) => ({ ...each, when: each.when ?? null })),
  };
}
