/**
 * One request as the combined log format has it (Apache HTTP Server 2.4, "Log Files"; nginx writes the same):
 * host ident user [time] "request" status bytes "referrer" "agent". Fields after the agent are passed over.
 */
export type LogRequest = {
  address: string;
  /** YYYY-MM-DD and 00 to 23, in the server's own time. */
  date: string;
  hour: string;
  /** Seconds since 1970, UTC. */
  at: number;
  /** Empty where the request is not one of HTTP: a scan for another protocol, or a connection that broke off. */
  method: string;
  path: string;
  status: string;
  bytes: string;
  referrer: string;
  agent: string;
};

/** In quotes: anything but a quote, or a quote after a backslash. */
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const time = "\\[(\\d\\d/[A-Z][a-z][a-z]/\\d{4}):(\\d\\d):(\\d\\d):(\\d\\d) ([+-]\\d{4})\\]";
const line = new RegExp(`^(\\S+) \\S+ [^"]*?${time} ${quoted} (\\d{3}) (\\d+|-) ${quoted} ${quoted}`);

/** The request of a line; null where the line is broken, or not in the combined format. */
export function parseLogLine(text: string): LogRequest | null {
  const fields = line.exec(text);
  if (fields === null) return null;
  const [, address = "", day = "", hour = "", minute = "", second = "", zone = ""] = fields;
  const [request = "", status = "", bytes = "", referrer = "", agent = ""] = fields.slice(7);
  const date = isoDay(day);
  const seconds = secondsOf(hour, minute, second, zone);
  if (date === null || seconds === null) return null;
  const [method = "", path = ""] = httpRequest.exec(request)?.slice(1) ?? [];
  const at = Date.parse(date) / 1000 + seconds;
  return {
    address,
    date,
    hour,
    at,
    method,
    path,
    status,
    bytes: bytes === "-" ? "0" : bytes,
    referrer,
    agent,
  };
}

/** The path ends at its query or fragment, and is that of a whole address where a proxy was asked for one. */
const httpRequest = /^([A-Z]+) (?:https?:\/\/[^/ ]*)?(\/[^ ?#]*|\*)(?:[?#]\S*)?(?: HTTP\/[\d.]+)?$/;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "17/May/2015" as 2015-05-17; null where the calendar has no such day. */
function isoDay(day: string): string | null {
  const [date = "", name = "", year = ""] = day.split("/");
  const month = months.indexOf(name) + 1;
  const iso = `${year}-${String(month).padStart(2, "0")}-${date}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return month > 0 && !Number.isNaN(parsed.getTime()) && parsed.getUTCDate() === Number(date) ? iso : null;
}

/** Seconds of the day in UTC, which may be less than 0 or more than a day; a leap second is the one before it. */
function secondsOf(hour: string, minute: string, second: string, zone: string): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 60) return null;
  const sign = zone.startsWith("-") ? -1 : 1;
  const offset = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))) * 60;
  return h * 3600 + m * 60 + Math.min(s, 59) - offset;
}

/** The ending of a path in lower case; "page" for a folder, and for a last part without one or with no plain one. */
export function endingOf(path: string): string {
  return /[^/]\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? "page";
}

/** The host of a referrer, in lower case; "" where there is none. */
export function referrerHost(referrer: string): string {
  return /^https?:\/\/([^/?#:@ ]+)(?::\d+)?(?=[/?#]|$)/i.exec(referrer)?.[1]?.toLowerCase() ?? "";
}
