/*
 * Where the records of a delimited text begin and end (RFC 4180), as DuckDB's reader has it, so that both count the
 * same records: spaces around a quoted field are skipped, a quote inside an unquoted field is an ordinary character,
 * and an empty line is not a record. The automaton runs byte by byte over UTF-8 through a table: one to two seconds for 230 MB.
 */

/** What the byte is for the automaton. */
const [ORDINARY, DELIMITER, LF, CR, QUOTE, SPACE] = [0, 1, 2, 3, 4, 5];

/**
 * Where in a field the automaton is. SPACED is after spaces that may precede a quote; TAIL is after text that follows
 * a closing quote, which is a broken line.
 */
const [START, PLAIN, QUOTED, CLOSED, TAIL, SPACED] = [0, 1, 2, 3, 4, 5];

/** What a step means, beside its next state: the table holds state + 8 * action. */
const [FIELD, RECORD, LINE, OPEN, BROKEN, OPEN_SPACED] = [8, 16, 24, 32, 40, 48];

const table = Uint8Array.from(
  [
    // ordinary, delimiter, LF, CR, quote, space
    [PLAIN, START + FIELD, START + RECORD, START + RECORD, QUOTED + OPEN, SPACED],
    [PLAIN, START + FIELD, START + RECORD, START + RECORD, PLAIN, PLAIN],
    [QUOTED, QUOTED, QUOTED + LINE, QUOTED + LINE, CLOSED, QUOTED],
    [TAIL + BROKEN, START + FIELD, START + RECORD, START + RECORD, QUOTED, CLOSED],
    [TAIL, START + FIELD, START + RECORD, START + RECORD, TAIL, TAIL],
    [PLAIN, START + FIELD, START + RECORD, START + RECORD, QUOTED + OPEN_SPACED, SPACED],
  ].flatMap((row) => [...row, 0, 0]),
);

/**
 * A record as bytes of the buffer. `broken`: text after a closing quote. `quoteLine`: where its first quote opened
 * that closes on a later line, or null.
 */
export type RecordSpan = {
  bytes: Buffer;
  start: number;
  end: number;
  fields: number;
  broken: boolean;
  quoteLine: number | null;
};

export class RecordScanner {
  /** The line that is being read, from 1. */
  line = 1;
  /** Line ends seen outside quotes, by kind; DuckDB reads only files that have one kind. */
  readonly lineEnds = { lf: 0, cr: 0, crlf: 0 };
  longest = 0;
  /** A quote opened after spaces, which DuckDB reads as a quote in some places and not in others. */
  spacedQuotes = false;

  readonly #kinds = new Uint8Array(256);
  readonly #onRecord: (record: RecordSpan) => void;
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #state = START;
  #fields = 1;
  #broken = false;
  #opened = 0;
  #quoteLine: number | null = null;
  #lastByte = ORDINARY;

  /** `delimiter` is one ASCII character. */
  constructor(delimiter: string, onRecord: (record: RecordSpan) => void) {
    this.#kinds[10] = LF;
    this.#kinds[13] = CR;
    this.#kinds[32] = SPACE;
    this.#kinds[34] = QUOTE;
    this.#kinds[delimiter.charCodeAt(0)] = DELIMITER;
    this.#onRecord = onRecord;
  }

  /** The line where the quote opened that is still open, or null. */
  get openQuote(): number | null {
    return this.#state === QUOTED ? this.#opened : null;
  }

  /** Bytes of the record that has begun and not ended. */
  get pending(): number {
    return this.#bytes.length - this.#start;
  }

  push(chunk: Buffer): void {
    const rest = this.#bytes.subarray(this.#start);
    this.#bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.#start = 0;
    this.#run(rest.length);
  }

  /** The last record need not have a line end. */
  end(): void {
    if (this.pending > 0) this.#endRecord(this.#bytes.length);
  }

  #run(from: number): void {
    const bytes = this.#bytes;
    const kinds = this.#kinds;
    let state = this.#state;
    for (let i = from; i < bytes.length; i++) {
      const kind = kinds[bytes[i] ?? 0] ?? 0;
      const step = table[state * 8 + kind] ?? 0;
      state = step & 7;
      if (step > 7) this.#act(step & ~7, kind, i);
    }
    this.#state = state;
    this.#lastByte = bytes[bytes.length - 1] ?? ORDINARY;
  }

  #act(action: number, kind: number, at: number): void {
    if (action === FIELD) this.#fields++;
    else if (action === OPEN || action === OPEN_SPACED) this.#openQuote(action === OPEN_SPACED);
    else if (action === BROKEN) this.#broken = true;
    else {
      const joined = kind === LF && (at === 0 ? this.#lastByte : this.#bytes[at - 1]) === 13;
      if (!joined) this.line++;
      if (action === RECORD) this.#endLine(kind, joined, at);
      else this.#quoteLine ??= this.#opened;
    }
  }

  #openQuote(spaced: boolean): void {
    this.#opened = this.line;
    if (spaced) this.spacedQuotes = true;
  }

  #endLine(kind: number, joined: boolean, at: number): void {
    if (joined) {
      this.lineEnds.cr--;
      this.lineEnds.crlf++;
    } else if (kind === LF) this.lineEnds.lf++;
    else this.lineEnds.cr++;
    if (at > this.#start) this.#endRecord(at);
    this.#start = at + 1;
  }

  #endRecord(end: number): void {
    const [fields, broken, quoteLine] = [this.#fields, this.#broken, this.#quoteLine];
    const record = { bytes: this.#bytes, start: this.#start, end, fields, broken, quoteLine };
    this.longest = Math.max(this.longest, end - this.#start);
    this.#start = end;
    this.#fields = 1;
    this.#broken = false;
    this.#quoteLine = null;
    if (record.end > record.start) this.#onRecord(record);
  }
}
