import type { FlagKind, SchoolHoliday } from "../consultation.ts";
import { firstDay, flagsOf, type OpenPeriod } from "../consultation-period.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { ConsultationBody } from "./consultation.ts";
import type { Definition } from "./definition.ts";
import { schoolHolidaysPath } from "./school-holidays.ts";

type Fault = Omit<Problem, "where"> & { path: readonly PropertyKey[] };

/** A consultation's period as the dates and the source give it. */
export function periodOf({ opens, closes, lasted }: ConsultationBody): OpenPeriod {
  return { opens: opens === "not stated" ? null : opens, closes, weeks: lasted?.weeks ?? null };
}

/**
 * Mistakes in a consultation alone, and what its owners should look at: it is shorter than 12 weeks or runs into school
 * holidays. Shorter than 2 weeks or longer than 12 is a mistake unless the reason is given.
 */
export function checkConsultation(
  { spec, at }: Definition<ConsultationBody>,
  holidays: readonly SchoolHoliday[],
): { problems: Problem[]; warnings: Problem[] } {
  const place = ({ path, ...fault }: Fault): Problem => ({ where: at(path), ...fault });
  const { mistakes, warnings } = flagFaults(spec, holidays);
  return {
    problems: [...orderFaults(spec), ...channelFaults(spec), ...mistakes].map(place),
    warnings: [...warnings, ...unlistedHolidays(spec, holidays)].map(place),
  };
}

/** Days that must follow each other. */
function orderFaults({ announced, opens, closes, lasted, privacy, outcome }: ConsultationBody): Fault[] {
  const first = opens === "not stated" ? closes : opens;
  const orders: [string | undefined, string, Fault][] = [
    [
      announced,
      first,
      { path: ["announced"], what: "is after the day on which it opens", todo: "announce it first" },
    ],
    [
      first,
      closes,
      { path: ["closes"], what: "is before the day on which it opens", todo: "mend one of the days" },
    ],
    [closes, privacy.until, { path: ["privacy", "until"], what: "is before it closes", todo: keep }],
    [
      closes,
      before(outcome?.published),
      { path: ["outcome", "published"], what: "is not after it closes", todo: wait },
    ],
  ];
  const faults = orders.filter(([a, b]) => a !== undefined && a > b).map(([, , fault]) => fault);
  if (lasted === undefined || opens === "not stated") return faults;
  return [
    ...faults,
    { path: ["lasted"], what: "says how long it was open, which its days say", todo: "leave it out" },
  ];
}

const keep = "keep answers until they have been counted";
const wait = "publish the outcome once every answer is in";

/** The day before, so that "after" is asked as "not before"; the last of days where there is none. */
function before(day: string | undefined): string {
  if (day === undefined) return "9999-12-31";
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function channelFaults({ ways, costs }: ConsultationBody): Fault[] {
  const channels = ways.flatMap(({ channel }) => channel ?? []);
  const twice = channels.flatMap((channel, index): Fault[] => {
    if (channels.indexOf(channel) === index) return [];
    return [
      { path: ["ways", index], what: `gives channel "${channel}" a second time`, todo: "keep one way" },
    ];
  });
  const lines = costs?.lines ?? [];
  const unknown = lines.flatMap(({ channel }, index): Fault[] => {
    if (channel === undefined || channels.includes(channel)) return [];
    const what = `costs of "${channel}", which is no channel of the ways to respond`;
    return [{ path: ["costs", "lines", index], what, todo: didYouMean(channel, channels) }];
  });
  return [...twice, ...unknown];
}

const mustHaveReason: ReadonlySet<FlagKind> = new Set(["under_two_weeks", "over_twelve_weeks"]);

function flagFaults(
  spec: ConsultationBody,
  holidays: readonly SchoolHoliday[],
): { mistakes: Fault[]; warnings: Fault[] } {
  const flags = flagsOf(periodOf(spec), holidays);
  const said = flags.map(({ kind, words }) => {
    const what = `the consultation is flagged: ${words.replace(/\.$/, "")}`;
    const reason = spec.reasons[kind];
    const todo =
      reason === undefined
        ? `change its days, or say why under reasons: ${kind}`
        : `the page gives the reason`;
    return { kind, reason, fault: { path: ["closes"], what, todo } };
  });
  const stops = (kind: FlagKind, reason: string | undefined) =>
    mustHaveReason.has(kind) && reason === undefined;
  const unasked = Object.keys(spec.reasons).filter((kind) => !flags.some((flag) => flag.kind === kind));
  return {
    mistakes: [
      ...said.filter(({ kind, reason }) => stops(kind, reason)).map(({ fault }) => fault),
      ...unasked.map((kind) => ({
        path: ["reasons", kind],
        what: "gives a reason for what its days do not show",
        todo: "leave it out",
      })),
    ],
    warnings: said.filter(({ kind, reason }) => !stops(kind, reason)).map(({ fault }) => fault),
  };
}

/** A year without holidays in the list would never be flagged. */
function unlistedHolidays(spec: ConsultationBody, holidays: readonly SchoolHoliday[]): Fault[] {
  const years = new Set([firstDay(periodOf(spec)) ?? spec.closes, spec.closes].map((day) => day.slice(0, 4)));
  const listed = holidays.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]);
  return [...years]
    .filter((year) => !listed.includes(year))
    .map((year) => ({
      path: ["closes"],
      what: `${schoolHolidaysPath} has no holidays of ${year}`,
      todo: "add them, so that it can be checked against them",
    }));
}
