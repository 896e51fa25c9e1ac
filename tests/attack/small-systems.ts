// Small systems for tests of the attack, and a brute force that knows nothing of how the attack works.
import { type Knowledge, NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { buildSystem, type CubeShape } from "../../pipeline/system/build-system.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import type { CodeTree, System } from "../../pipeline/system/system.ts";

/** A dimension of codes below one total. */
export function plain(name: string, codes: readonly string[], additive = true): CodeTree {
  const children = codes.map((_, i) => i + 1);
  const nodes = [
    { values: ["Total"], parent: null, children },
    ...codes.map((code) => ({ values: [code], parent: 0, children: [] })),
  ];
  return { name, columns: [name], nodes, additive, hasTotal: true };
}

/** Two regions of two areas each. */
export const places: CodeTree = {
  name: "place",
  columns: ["la", "region"],
  nodes: [
    { values: ["Total", "Total"], parent: null, children: [1, 2] },
    { values: ["Total", "N"], parent: 0, children: [3, 4] },
    { values: ["Total", "S"], parent: 0, children: [5, 6] },
    { values: ["a", "N"], parent: 1, children: [] },
    { values: ["b", "N"], parent: 1, children: [] },
    { values: ["c", "S"], parent: 2, children: [] },
    { values: ["d", "S"], parent: 2, children: [] },
  ],
  additive: true,
  hasTotal: true,
};

const x2 = plain("x", ["p", "q"]);
const x3 = plain("x", ["p", "q", "r"]);
const y2 = plain("y", ["s", "t"]);
const z2 = plain("z", ["u", "v"]);
const many = plain("m", ["k", "l"], false);

/** Shapes of which the properties take one: cubes, a hierarchy, linked tables, several answers allowed. */
export const shapes: readonly (readonly CubeShape[])[] = [
  [{ name: "a", trees: [plain("x", ["p", "q", "r", "s"])] }],
  [{ name: "a", trees: [x2, y2] }],
  [{ name: "a", trees: [x3, y2] }],
  [{ name: "a", trees: [x2, y2, z2] }],
  [{ name: "a", trees: [places, y2] }],
  [
    { name: "a", trees: [x2, y2] },
    { name: "b", trees: [x2, z2] },
  ],
  [{ name: "a", trees: [many, y2] }],
];

export const systems: readonly System[] = shapes.map((shape) => buildSystem(shape));

/** Code names of a system's cells, such as "x=p y=Total". */
export function nameOf(system: System, cell: number): string {
  for (const { trees, cells } of system.cubes) {
    const position = cells.indexOf(cell);
    if (position < 0) continue;
    let rest = position;
    const words = [...trees].reverse().map((tree) => {
      const node = tree.nodes[rest % tree.nodes.length]!;
      rest = Math.floor(rest / tree.nodes.length);
      return tree.columns.map((column, c) => `${column}=${node.values[c]}`).join(" ");
    });
    return words.reverse().join(" ");
  }
  return "";
}

/** The cell of a name. */
export function cellOf(system: System, name: string): number {
  for (let cell = 0; cell < system.size; cell++) if (nameOf(system, cell) === name) return cell;
  throw new Error(`no cell ${name}`);
}

/** The least and greatest count of each cell over every table that fits what is known; null where none does. */
export function bruteForce(system: System, known: Knowledge, most: number): Knowledge | null {
  const inner = Array.from({ length: system.size }, (_, cell) => cell).filter(
    (cell) => system.inner[cell] === 1,
  );
  const counts = new Int32Array(system.size);
  const lower = new Int32Array(system.size).fill(NO_UPPER);
  const upper = new Int32Array(system.size).fill(-1);
  const visit = (at: number): void => {
    const cell = inner[at];
    if (cell !== undefined) {
      const end = Math.min(known.upper[cell]!, most);
      for (let count = Math.max(0, known.lower[cell]!); count <= end; count++) {
        counts[cell] = count;
        visit(at + 1);
      }
      return;
    }
    if (!fits(system, known, counts)) return;
    for (let c = 0; c < system.size; c++) {
      lower[c] = Math.min(lower[c]!, counts[c]!);
      upper[c] = Math.max(upper[c]!, counts[c]!);
    }
  };
  visit(0);
  return upper[0] === -1 ? null : { lower, upper };
}

function fits({ equations, atMost, size }: System, known: Knowledge, counts: Int32Array): boolean {
  const { totals, starts, parts } = equations;
  fillTotals({ equations }, counts);
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e]!; i < starts[e + 1]!; i++) sum += counts[parts[i]!]!;
    if (sum !== counts[totals[e]!]) return false;
  }
  for (let e = 0; e < atMost.totals.length; e++) {
    for (let i = atMost.starts[e]!; i < atMost.starts[e + 1]!; i++) {
      if (counts[atMost.parts[i]!]! > counts[atMost.totals[e]!]!) return false;
    }
  }
  for (let c = 0; c < size; c++)
    if (counts[c]! < known.lower[c]! || counts[c]! > known.upper[c]!) return false;
  return true;
}

/** What is known of counts rounded to 5, halves up: from 2 below to 2 above, and not below 0. */
export function knownOfNearest(counts: Int32Array): Knowledge {
  const nearest = counts.map((count) => 5 * Math.floor((count + 2) / 5));
  return { lower: nearest.map((r) => Math.max(0, r - 2)), upper: nearest.map((r) => r + 2) };
}

/** What is known of counts rounded up or down to 3: from 2 below to 2 above, and not below 0. */
export function knownOfEither(counts: Int32Array, isUp: (cell: number) => boolean): Knowledge {
  const rounded = counts.map(
    (count, cell) => 3 * (isUp(cell) ? Math.ceil(count / 3) : Math.floor(count / 3)),
  );
  return { lower: rounded.map((r) => Math.max(0, r - 2)), upper: rounded.map((r) => r + 2) };
}

/** What is known where some cells are c and all others stand as they are. */
export function knownWhere(counts: Int32Array, isShown: (cell: number) => boolean): Knowledge {
  return {
    lower: counts.map((count, cell) => (isShown(cell) ? count : 0)),
    upper: counts.map((count, cell) => (isShown(cell) ? count : NO_UPPER)),
  };
}
