/** What a claim's words say of the cells that back them. */
export type Claim =
  | { kind: "share"; holds: (percent: number) => boolean }
  | { kind: "direction"; direction: "up" | "down" | "same" }
  | { kind: "multiple"; holds: (ratio: number) => boolean }
  | { kind: "extreme"; extreme: "largest" | "smallest" };

/** How near, in percentage points, a figure must be to a fraction that is named without "about". */
const plainly = 1.5;

/** Fractions that words name, in per cent, and how near to one a figure must be to be about so much. */
const fractions: Readonly<Record<string, { percent: number; within: number }>> = {
  half: { percent: 50, within: 5 },
  third: { percent: 100 / 3, within: 3 },
  "one in three": { percent: 100 / 3, within: 3 },
  "two thirds": { percent: 200 / 3, within: 3 },
  quarter: { percent: 25, within: 3 },
  "one in four": { percent: 25, within: 3 },
  "three quarters": { percent: 75, within: 3 },
  fifth: { percent: 20, within: 3 },
  "one in five": { percent: 20, within: 3 },
};

const shares: Readonly<Record<string, (percent: number) => boolean>> = {
  most: (percent) => percent > 50,
  majority: (percent) => percent > 50,
  minority: (percent) => percent < 50,
  "nearly all": (percent) => percent >= 90 && percent < 100,
  "almost all": (percent) => percent >= 90 && percent < 100,
  few: (percent) => percent <= 10,
};

const directions: Readonly<Record<string, "up" | "down" | "same">> = {
  ...named("up", "up higher greater larger bigger more rose risen increased grew grown"),
  ...named("down", "down lower smaller fewer less fell fallen decreased declined dropped"),
  ...named("same", "similar unchanged"),
  "little changed": "same",
  "about the same": "same",
  "more likely": "up",
  "less likely": "down",
};

const multiples: Readonly<Record<string, number>> = {
  doubled: 2,
  twice: 2,
  "twice as many": 2,
  "twice as likely": 2,
  tripled: 3,
  trebled: 3,
  quadrupled: 4,
  halved: 0.5,
  "half as many": 0.5,
  "half as likely": 0.5,
};

const extremes: Readonly<Record<string, "largest" | "smallest">> = {
  ...named("largest", "largest biggest highest greatest"),
  ...named("smallest", "smallest lowest fewest"),
  "most common": "largest",
  "most often": "largest",
  "least common": "smallest",
  "least often": "smallest",
};

/** All words, for "did you mean". */
export const vocabulary: readonly string[] = [fractions, shares, directions, multiples, extremes].flatMap(
  (words) => Object.keys(words),
);

/** What words say, whatever their case and article; null where they are not in the vocabulary. */
export function claimOf(words: string): Claim | null {
  const plain = words
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^(?:the|an?) /, "")
    .replace(/ than$/, "");
  return simpleClaim(plain) ?? qualifiedClaim(plain);
}

function simpleClaim(words: string): Claim | null {
  const share = own(shares, words);
  if (share !== undefined) return { kind: "share", holds: share };
  const direction = own(directions, words);
  if (direction !== undefined) return { kind: "direction", direction };
  const extreme = own(extremes, words);
  return extreme === undefined ? null : { kind: "extreme", extreme };
}

const qualified =
  /^(?:(more than|over|less than|fewer than|under|about|around|roughly|nearly|almost) )?(?:an? )?(.+)$/;

/** A fraction or a multiple, by itself or as "more than", "less than", "about" or "nearly" so much. */
function qualifiedClaim(words: string): Claim | null {
  const [, qualifier = "", name = ""] = qualified.exec(words) ?? [];
  const fraction = own(fractions, name);
  if (fraction !== undefined)
    return {
      kind: "share",
      holds: near(qualifier, fraction.percent, qualifier === "" ? plainly : fraction.within),
    };
  const multiple = own(multiples, name);
  return multiple === undefined
    ? null
    : { kind: "multiple", holds: near(qualifier, multiple, multiple / 20) };
}

function near(qualifier: string, target: number, within: number): (value: number) => boolean {
  switch (qualifier) {
    case "more than":
    case "over":
      return (value) => value > target;
    case "less than":
    case "fewer than":
    case "under":
      return (value) => value < target;
    case "nearly":
    case "almost":
      return (value) => value < target && value >= target - within;
    default:
      return (value) => value >= target - within && value <= target + within;
  }
}

function own<T>(words: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function named<T>(meaning: T, words: string): Record<string, T> {
  return Object.fromEntries(words.split(" ").map((word) => [word, meaning]));
}
