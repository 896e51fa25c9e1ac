/**
 * The columns that a web server's log gives a collection, by name, and what each holds. There are no others: the
 * address, the user name, the query and the rest of a referrer never leave the line that they stand in.
 */
export const logColumns = {
  date: "the day of the request, as YYYY-MM-DD in the server's own time",
  hour: "the hour of the request, 00 to 23, in the server's own time",
  method: "GET, HEAD, POST, …; empty where the request was no request of HTTP",
  path: "the address asked for, without its query; empty where the request was no request of HTTP",
  ending: "the ending of the path in lower case, such as csv or html; page where it has none",
  status: "the server's answer, such as 200 or 404",
  bytes: "bytes sent; 0 where the log says -",
  referrer: "the host that the visitor came from; empty where none was given",
  who: "robot where the list of programs knows the visitor's program, else person",
  robot: "what the list of programs calls it; empty for a person",
  visit: "first for the request that begins a visit, else later",
} as const;

export type LogColumn = keyof typeof logColumns;

/** Whether a name is one of a log's columns. */
export function isLogColumn(name: string): name is LogColumn {
  return Object.hasOwn(logColumns, name);
}
