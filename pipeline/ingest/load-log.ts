import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection, LogRules } from "../collection.ts";
import { isLogColumn, type LogColumn } from "../log-columns.ts";
import type { SourceColumn } from "../source-columns.ts";
import { refuse } from "../user-error.ts";
import { endingOf, type LogRequest, parseLogLine, referrerHost } from "./combined-log.ts";
import type { SourceFile } from "./find-files.ts";
import { readLines } from "./log-lines.ts";
import { type LoadedFile, RowSink } from "./raw-table.ts";
import { truncatedAddress } from "./truncated-address.ts";
import { markVisits, VisitorMarks } from "./visits.ts";

type Cell = (request: LogRequest, address: string) => string;

/** Reads the logs of a web server, one file after the other, with one key for all. */
export class LogReader {
  readonly #marks = new VisitorMarks();
  readonly #rules: LogRules;
  readonly #needed: readonly SourceColumn[];
  readonly #robots: (agent: string) => string;

  constructor(collection: Collection, needed: readonly SourceColumn[]) {
    this.#rules = collection.log ?? { robots: [], silence: 30 };
    this.#needed = needed;
    this.#robots = robotNamer(this.#rules.robots);
  }

  /** Loads one file. A line that is no request of the combined format, or whose address is none, is malformed. */
  async load(db: DuckDBConnection, file: SourceFile): Promise<LoadedFile> {
    const found = this.#needed.flatMap(({ name }) => (isLogColumn(name) ? [name] : []));
    const places = this.#needed.map(({ name }) => (isLogColumn(name) ? found.indexOf(name) : null));
    const cells = found.map((name) => this.#cell(name));
    const sink = await RowSink.open(db, places);
    const malformed: number[] = [];
    let records = 0;
    await readLines(file, (line) => {
      records++;
      const request = parseLogLine(line);
      const address = request === null ? null : truncatedAddress(request.address);
      if (request === null || address === null) malformed.push(records);
      else sink.add(cells.map((cell) => cell(request, address)));
    });
    await sink.close();
    if (records === 0) refuse(file.where, "is empty", "copy it again, or take it away");
    return { name: file.name, rows: sink.rows, malformed, places, reader: "stream" };
  }

  /** After the last file: visits are told over all of them, because a server begins a new file in the midst of one. */
  async finish(db: DuckDBConnection): Promise<void> {
    const visit = this.#needed.find(({ name }) => name === "visit");
    if (visit !== undefined) await markVisits(db, visit.raw, this.#rules.silence);
  }

  #cell(column: LogColumn): Cell {
    switch (column) {
      case "ending":
        return ({ path }) => endingOf(path);
      case "referrer":
        return ({ referrer }) => referrerHost(referrer);
      case "robot":
        return ({ agent }) => this.#robots(agent);
      case "who":
        return ({ agent }) => (this.#robots(agent) === "" ? "person" : "robot");
      case "visit":
        return ({ agent, at }, address) => this.#marks.mark(address, agent, at);
      default:
        return (request) => request[column];
    }
  }
}

/** Programs whose name is kept at hand. */
const kept = 20_000;

/** What the list calls the program that a visitor uses; "" where no pattern is in its name, or the first that is stands for a person. */
export function robotNamer(robots: LogRules["robots"]): (agent: string) => string {
  const known = new Map<string, string>();
  return (agent) => {
    const before = known.get(agent);
    if (before !== undefined) return before;
    const name = agent.toLowerCase();
    const found = robots.find(({ pattern }) => (pattern === NONE ? isNobody(name) : name.includes(pattern)));
    const label = found === undefined || found.label === PERSON ? "" : found.label;
    if (known.size >= kept) known.clear();
    known.set(agent, label);
    return label;
  };
}

/** The pattern of a visitor that names no program, as every browser does, and the label of what is no program. */
const [NONE, PERSON] = ["(none)", "(person)"];

function isNobody(name: string): boolean {
  return name === "" || name === "-";
}
