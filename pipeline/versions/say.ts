import type { Change } from "./words.ts";

/** Something that a program may rely on is gone or means something else. */
export function major(what: string): Change {
  return { level: "major", what };
}

/** Something is new, or is said or counted better. */
export function minor(what: string): Change {
  return { level: "minor", what };
}

/** More than these of one kind are told by their number, since a list of hundreds of schools tells nobody anything. */
const most = 5;

/** Each of a few on its own, or all of many together with the first of them. */
export function few(
  names: readonly string[],
  one: (name: string) => Change,
  many: (number: number, such: string) => Change,
): Change[] {
  const [first] = names;
  return first !== undefined && names.length > most ? [many(names.length, first)] : names.map(one);
}

export type Compared<T> = { gone: T[]; added: T[]; both: (readonly [T, T])[] };

/** The members of two lists by name: those only in the first, only in the second, and in both. */
export function comparedByName<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (member: T) => string,
): Compared<T> {
  const [old, now] = [before, after].map((list) => new Map(list.map((member) => [nameOf(member), member])));
  return {
    gone: before.filter((member) => !now?.has(nameOf(member))),
    added: after.filter((member) => !old?.has(nameOf(member))),
    both: before.flatMap((member) => {
      const other = now?.get(nameOf(member));
      return other === undefined ? [] : [[member, other] as const];
    }),
  };
}
