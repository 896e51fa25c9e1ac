import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Consultation } from "../consultation.ts";
import type { AuditFile, PublicationFile } from "../package.ts";
import { fixed } from "../shown.ts";
import type { Cells } from "./cells.ts";

/**
 * What the pages of consultations may say of days and money, by the address that they give:
 * "consultations:collection/period:length", ":holidays", ":pounds:0", ":pounds:total", ":each:online". The cost of one
 * answer is worked out from the counts in the release's CSV. `packages` is a folder; `cells` gives a release's cells.
 */
export function consultationCounts(
  packages: string,
  { consultations }: Partial<Pick<PublicationFile, "consultations">>,
  cells: (release: string) => Cells | null,
): [string, string][] {
  return (consultations ?? []).flatMap((each) => {
    const counts = [...dayCounts(each), ...moneyCounts(each, packages, cells)];
    return counts.map(([name, shown]): [string, string] => [
      `consultations:${each.collection}/${each.period}:${name}`,
      shown,
    ]);
  });
}

function dayCounts({ opens, closes, lasted, holidays }: Consultation): [string, string][] {
  if (opens === null) return lasted === null ? [] : [["length", weeksAndDays(lasted.weeks * 7)]];
  const days = everyDay(opens, closes);
  const free = days.filter((day) => holidays.some(({ from, to }) => from <= day && day <= to));
  return [
    ["length", weeksAndDays(days.length - 1)],
    ["holidays", many(free.length, "day")],
  ];
}

/** Every day from one to another, both included. */
function everyDay(first: string, last: string): string[] {
  const days: string[] = [];
  const day = new Date(`${first}T12:00:00Z`);
  while (day.toISOString().slice(0, 10) <= last) {
    days.push(day.toISOString().slice(0, 10));
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}

function weeksAndDays(days: number): string {
  const rest = days % 7;
  const weeks = (days - rest) / 7;
  if (weeks === 0) return many(rest, "day");
  return rest === 0 ? many(weeks, "week") : `${many(weeks, "week")} and ${many(rest, "day")}`;
}

function many(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

function moneyCounts(
  { release, results, costs }: Consultation,
  packages: string,
  cells: (release: string) => Cells | null,
): [string, string][] {
  if (costs === null || release === null) return [];
  const spent = new Map<string, number>([["total", 0]]);
  for (const { channel, pounds } of costs.lines)
    for (const name of ["total", ...(channel === null ? [] : [channel])])
      spent.set(name, (spent.get(name) ?? 0) + pounds);
  const known = cells(release);
  const answers = (channel: string) =>
    [...(known ?? [])].find(([address]) => isCount(address, results?.channels ?? "", channel))?.[1].value;
  const around = concededBy(join(packages, release));
  return [
    ...costs.lines.map(({ pounds }, index): [string, string] => [`pounds:${index}`, inPounds(pounds)]),
    ...[...spent].flatMap(([name, pounds]): [string, string][] => [
      [`pounds:${name}`, inPounds(pounds)],
      ...oneAnswer(pounds, answers(name) ?? 0, around).map((text): [string, string] => [
        `each:${name}`,
        text,
      ]),
    ]),
  ];
}

/** Whether an address is the count of a channel, or of all, in the table of channels. */
function isCount(address: string, table: string, channel: string): boolean {
  const [name, key = "", column] = address.split("|");
  if (name !== table || column !== "response_count") return false;
  return channel === "total" ? key === "" : !key.includes(";") && key.endsWith(`=${channel}`);
}

/** None for fewer than 20 answers. */
function oneAnswer(pounds: number, answers: number, [below, above]: readonly [number, number]): string[] {
  if (answers < 20) return [];
  const [least, middle, most] = [answers + above, answers, answers - below].map((n) =>
    inPounds(Math.trunc(pounds / n + 0.5)),
  );
  return [least === most ? `${middle}` : `${middle} (${least} to ${most})`];
}

function concededBy(folder: string): readonly [number, number] {
  const path = join(folder, "audit.json");
  if (!existsSync(path)) return [0, 0];
  const { concedes }: AuditFile = JSON.parse(readFileSync(path, "utf8"));
  return concedes === null ? [0, 0] : [concedes.below, concedes.above];
}

function inPounds(pounds: number): string {
  return `£${fixed(pounds, 0)}`;
}
