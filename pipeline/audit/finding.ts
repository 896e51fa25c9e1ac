/** A place in a published file where what stands there is not what the safe tables say. */
export type Finding = { file: string; where: string; what: string };

/** What a check looked at: how many numbers it recomputed, and what was wrong. */
export type Checked = { numbers: number; findings: readonly Finding[] };

/** One file with more faults than this is wrong as a whole; the rest are counted, not listed. */
const MOST_FINDINGS = 50;

/** Takes the notes of one check on one file. */
export class Notes {
  readonly #file: string;
  readonly #findings: Finding[] = [];
  #more = 0;
  #numbers = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Counts numbers that were recomputed. */
  count(numbers: number): void {
    this.#numbers += numbers;
  }

  /** Writes down a fault. */
  fault(where: string, what: string): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push({ file: this.#file, where, what });
    else this.#more += 1;
  }

  /** Writes down a fault where the two differ; both are published text, never a response. */
  same(where: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) this.fault(where, `is ${quoted(actual)} and should be ${quoted(expected)}`);
  }

  checked(): Checked {
    const more = { file: this.#file, where: "elsewhere", what: `${this.#more} more faults` };
    return {
      numbers: this.#numbers,
      findings: this.#more > 0 ? [...this.#findings, more] : [...this.#findings],
    };
  }
}

/** The sum of several checks. */
export function together(checks: readonly Checked[]): Checked {
  return {
    numbers: checks.reduce((sum, { numbers }) => sum + numbers, 0),
    findings: checks.flatMap(({ findings }) => findings),
  };
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
