/**
 * Makes the synthetic logs of use-of-statistics: nobody visited these pages. The same period always gives the same lines.
 * The build calls `generateResponses` when data/responses/use-of-statistics/<period> is absent.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Random, seededRandom } from "../seeded-random.ts";
import { type Request, robotRequests, visit } from "./visitors.ts";

type LogFile = { name: string; text: string };

const year = 2024;
const days = 366;
const day = 24 * 60 * 60;
const start = Date.UTC(year, 0, 1) / 1000;

/** The logs of the year: a file a month as a server turns them, the older ones to be compressed. */
export function logFiles(period: string): LogFile[] {
  if (period !== String(year)) throw new RangeError(`use-of-statistics has synthetic logs for ${year} only`);
  const random = seededRandom(2024_01);
  const requests = Array.from({ length: days }, (_, index) => requestsOf(index, random)).flat();
  const inOrder = requests.sort((a, b) => a.at - b.at || (logLine(a) < logLine(b) ? -1 : 1));
  return Array.from({ length: 12 }, (_, month) => {
    const own = inOrder.filter(({ at }) => new Date(at * 1000).getUTCMonth() === month);
    const text = own.map(logLine).join("") + brokenLines(month);
    return { name: `access-${year}-${String(month + 1).padStart(2, "0")}.log`, text };
  });
}

/** Writes the logs of a period into a folder, making it where it is missing; all but the newest are compressed. */
export function generateResponses(period: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = logFiles(period);
  files.forEach(({ name, text }, index) => {
    if (index === files.length - 1) writeFileSync(join(folder, name), text);
    else writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  });
}

/** Everything that is asked for on a day of the year, from 0. No visit runs on into the next year. */
function requestsOf(index: number, random: Random): Request[] {
  const date = new Date((start + index * day) * 1000);
  const visits = Math.max(1, visitsOn(date, random));
  const people = Array.from({ length: visits }, () => visit(date, random)).flat();
  return [...people, ...robotRequests(date, random)].filter(({ at }) => at < start + days * day);
}

/** Fewer at weekends, in August and at the turn of the year; and days differ more than chance alone would have it. */
function visitsOn(date: Date, random: Random): number {
  const isWeekend = date.getUTCDay() % 6 === 0;
  const month = date.getUTCMonth();
  const usual = (isWeekend ? 9 : 27) - (month === 7 ? 5 : 0);
  const holidays = (month === 11 && date.getUTCDate() > 22) || (month === 0 && date.getUTCDate() < 3);
  const isRelease = month === 8 && date.getUTCDate() >= 3 && date.getUTCDate() <= 6;
  const busy = 70 + random.below(61);
  return Math.floor(((holidays ? 5 : usual) * (isRelease ? 2 : 1) * busy) / 100) + random.around(4);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function logLine({ at, address, method, target, status, bytes, referrer, agent }: Request): string {
  const date = new Date(at * 1000);
  const [two, month] = [(value: number) => String(value).padStart(2, "0"), months[date.getUTCMonth()]];
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  const time = `${two(date.getUTCDate())}/${month}/${year}:${clock} +0000`;
  return `${address} - - [${time}] "${method} ${target} HTTP/1.1" ${status} ${bytes} "${referrer}" "${agent}"\n`;
}

/** A server that was switched off in the middle of a line, and a scan for what this server is not. */
function brokenLines(month: number): string {
  const scan = `192.0.2.7 - - [01/${months[month]}/${year}:04:00:00 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"\n`;
  return `${scan}192.0.2.9 - - [01/${months[month]}/${year}:05:12:\n`;
}
