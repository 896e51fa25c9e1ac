/**
 * Makes the synthetic correspondence log: nobody asked. The committed file data/responses/enquiries/2024/log.csv is what
 * `enquiriesCsv` gives, and a test holds the two together.
 */
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";

const ENQUIRIES = 1480;

const header = [
  "Reference",
  "Type",
  "Received",
  "Answered",
  "Theme",
  "About",
  "Requester",
  "E-mail",
  "Question",
];

/** How many of a hundred enquiries come by each route, and the working days within which nearly all are answered. */
const types = {
  Mailbox: { weight: 58, usual: 12, slow: 30 },
  FOI: { weight: 24, usual: 18, slow: 45 },
  Press: { weight: 12, usual: 1, slow: 4 },
  PQ: { weight: 6, usual: 4, slow: 9 },
};

type Route = keyof typeof types;

/** Themes as the log spells them, how often each is asked about, and the releases that it is about. */
const themes: readonly (readonly [string, number, readonly string[]])[] = [
  ["Named school", 24, [""]],
  ["Local area", 17, [""]],
  ["Parents' views", 12, ["", "involvement-2012"]],
  ["Taking part", 12, ["involvement-2012", "joint-targeted-area-inspections-2015", "big-listen-2024"]],
  ["Complaints", 9, ["", "big-listen-2024"]],
  ["Costs", 6, ["", "joint-targeted-area-inspections-2015"]],
  ["SEND", 8, [""]],
  ["Workforce", 5, ["big-listen-2024"]],
  ["Methods", 4, ["involvement-2012", "joint-targeted-area-inspections-2015"]],
  ["Other", 3, [""]],
];

/** The day on which the release about the Big Listen came out: nobody asks about it before. */
const BIG_LISTEN = "2024-09";

/** The whole log: its header, sound rows in the order of receipt, then rows that validation must set aside. */
export function enquiriesCsv(): string {
  const random = seededRandom(20_240_101);
  const days = Array.from({ length: ENQUIRIES }, () => dayOf(random)).sort((a, b) => a - b);
  const rows = days.map((day, index) => enquiry(index + 1, day, random));
  return [header, ...rows, ...faulty(rows)].map(csvLine).join("");
}

/** A day of the year, counted from 1 January; people write less at weekends and in August. */
function dayOf(random: Random): number {
  const day = random.below(366);
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  const quiet = [0, 6].includes(date.getUTCDay()) || date.getUTCMonth() === 7;
  return quiet && !random.oneIn(3) ? dayOf(random) : day;
}

function enquiry(number: number, day: number, random: Random): string[] {
  const type = random.choose(routes());
  const [theme, , releases] = random.choose(themes.map((one) => [one, one[1]] as const));
  const month = iso(day).slice(0, 7);
  const known = releases.filter((release) => release !== "big-listen-2024" || month > BIG_LISTEN);
  const about = random.choose([["", 1], ...known.map((release) => [release, 2] as const)]);
  const reference = `E24-${String(number).padStart(5, "0")}`;
  return [
    reference,
    type,
    slashed(day),
    answerDay(type, day, random),
    theme,
    about,
    "",
    "someone@example.org",
    "",
  ];
}

function routes(): (readonly [Route, number])[] {
  return [
    ["Mailbox", types.Mailbox.weight],
    ["FOI", types.FOI.weight],
    ["Press", types.Press.weight],
    ["PQ", types.PQ.weight],
  ];
}

/** Nine in ten are answered in the usual time, and a few of the last weeks' are open when the log is taken. */
function answerDay(type: Route, day: number, random: Random): string {
  const { usual, slow } = types[type];
  const late = random.oneIn(type === "FOI" ? 7 : 11);
  const working = late ? usual + 1 + random.below(slow) : random.below(usual + 1);
  return day > 330 && random.oneIn(15) ? "" : slashed(afterWeekdays(day, working));
}

/** So many days from Monday to Friday later; offices answer on no other day. */
function afterWeekdays(day: number, weekdays: number): number {
  let [later, left] = [day, weekdays];
  while (left > 0 || isWeekend(later)) {
    later += 1;
    if (!isWeekend(later)) left -= 1;
  }
  return later;
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(Date.UTC(2024, 0, 1 + day)).getUTCDay());
}

/** Entered twice, with a theme that the list does not have, answered before it came, and a date that is none. */
function faulty(rows: readonly (readonly string[])[]): string[][] {
  const change = (row: readonly string[], column: string, value: string, number: number) =>
    row.map((cell, index) => {
      if (index === 0) return `E24-9${String(number).padStart(4, "0")}`;
      return header[index] === column ? value : cell;
    });
  return [
    ...rows.slice(100, 106).map((row) => [...row]),
    ...rows.slice(200, 204).map((row, i) => change(row, "Theme", "Not sure", i)),
    ...rows.slice(300, 303).map((row, i) => change(row, "Answered", "01/01/2024", 10 + i)),
    ...rows.slice(400, 402).map((row, i) => change(row, "Received", "31/02/2024", 20 + i)),
  ];
}

function iso(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
}

function slashed(day: number): string {
  const [year = "", month = "", date = ""] = iso(day).split("-");
  return `${date}/${month}/${year}`;
}
