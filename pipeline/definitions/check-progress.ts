import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import type { MilestoneSpec, ProgressSpec, SeriesSpec } from "./progress.ts";
import type { ReleaseSpec } from "./release.ts";
import type { Path } from "./yaml-file.ts";

type Mistake = { path: Path; what: string; todo: string };

const terms = ["working_days", "weeks", "months"] as const;

/** Mistakes in a release's page on progress: terms that run from nothing, and days that its own day does not know. */
export function checkProgress({ spec, at }: Definition<ReleaseSpec>): Problem[] {
  const { progress } = spec;
  if (progress === undefined) return [];
  const found = [
    ...published(progress, spec.published),
    ...Object.entries(progress.events).flatMap(([id, { date }]) => notYet(["events", id], date, progress)),
    ...Object.entries(progress.milestones).flatMap(([id, one]) => milestone(id, one, progress)),
    ...Object.entries(progress.series).flatMap(([id, one]) => series(id, one, progress)),
  ];
  return found.map(({ path, what, todo }) => ({ where: at(["progress", ...path]), what, todo }));
}

function published({ as_of }: ProgressSpec, day: string): Mistake[] {
  if (as_of <= day) return [];
  const what = `progress speaks of ${as_of}, after the release is published on ${day}`;
  return [{ path: ["as_of"], what, todo: "name a day up to the publication" }];
}

function milestone(id: string, one: MilestoneSpec, progress: ProgressSpec): Mistake[] {
  const path = ["milestones", id];
  const given = terms.filter((term) => one[term] !== undefined);
  const events = Object.keys(progress.events);
  const one_of = "give it one of working_days, weeks, months (with after), or due";
  const wrong = (what: string, todo: string): Mistake[] => [
    { path, what: `milestone "${id}" ${what}`, todo },
  ];
  return [
    ...(given.length + (one.due === undefined ? 0 : 1) === 1 ? [] : wrong("has not one term", one_of)),
    ...(given.length > 0 && one.after === undefined
      ? wrong("has a term that runs from nothing", one_of)
      : []),
    ...(one.after === undefined || events.includes(one.after)
      ? []
      : wrong(`runs from "${one.after}", which is no event`, didYouMean(one.after, events))),
    ...(one.done === undefined ? [] : notYet([...path, "done"], one.done, progress)),
  ];
}

function series(id: string, { held, first }: SeriesSpec, progress: ProgressSpec): Mistake[] {
  const days = held.filter((day) => day !== "missed");
  const ordered = days.every((day, index) => index === 0 || day > (days[index - 1] ?? ""));
  const path = ["series", id, "held"];
  const order = { path, what: `the days of "${id}" are not in order`, todo: "sort them" };
  return [
    ...notYet(["series", id, "first"], first, progress),
    ...(ordered ? [] : [order]),
    ...held.flatMap((day, index) => (day === "missed" ? [] : notYet([...path, index], day, progress))),
  ];
}

function notYet(path: Path, day: string, { as_of }: ProgressSpec): Mistake[] {
  if (day <= as_of) return [];
  const what = `${day} is after the day that progress speaks of, ${as_of}`;
  return [{ path, what, todo: "leave it out, or speak of a later day" }];
}
