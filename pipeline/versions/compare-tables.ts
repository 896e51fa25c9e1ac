import { compareDimensions } from "./compare-dimensions.ts";
import { compareValues } from "./compare-values.ts";
import type { EditionTable, PublishedMeasure } from "./edition.ts";
import { comparedByName, major, minor } from "./say.ts";
import type { Change } from "./words.ts";

/**
 * What changed in a table from one edition of its series to the next, major changes first. `period` says that the later
 * one is of another period, whose figures are others by their nature; otherwise it is a correction, and its figures are
 * compared too.
 */
export function compareTables(
  earlier: EditionTable,
  later: EditionTable,
  kind: "period" | "correction",
): Change[] {
  const changes = [
    ...compareWords(earlier, later),
    ...compareDimensions(earlier, later),
    ...compareMeasures(earlier, later),
    ...compareColumns(earlier, later),
    ...(kind === "correction" ? compareValues(earlier, later) : []),
  ];
  return [
    ...changes.filter(({ level }) => level === "major"),
    ...changes.filter(({ level }) => level === "minor"),
  ];
}

/** What the percentages share out and whether people are weighted decide what every figure means. */
function compareWords(before: EditionTable, after: EditionTable): Change[] {
  const of = (table: EditionTable) => (table.of === null ? "of nothing" : `of ${table.of}`);
  return [
    ...(before.of === after.of ? [] : [major(`percentages are ${of(after)}, and were ${of(before)}`)]),
    ...(before.weighted === after.weighted
      ? []
      : [major(after.weighted ? "figures are now weighted" : "figures are not weighted any more")]),
    ...(before.universe === after.universe
      ? []
      : [minor(`it covers “${after.universe}”, and covered “${before.universe}”`)]),
    ...(before.title === after.title ? [] : [minor(`its title is now “${after.title}”`)]),
    ...(before.notes.join("\n") === after.notes.join("\n") ? [] : [minor("its notes are changed")]),
  ];
}

function compareMeasures(earlier: EditionTable, later: EditionTable): Change[] {
  const { gone, added, both } = comparedByName(earlier.measures, later.measures, ({ column }) => column);
  return [
    ...gone.map(({ column }) => major(`measure ${column} is gone`)),
    ...added.map(({ column }) => minor(`measure ${column} is new`)),
    ...both.flatMap(([before, after]) => compareMeasure(before, after)),
  ];
}

function compareMeasure(before: PublishedMeasure, after: PublishedMeasure): Change[] {
  const { column } = before;
  const unit = (measure: PublishedMeasure) => measure.unit || "no unit";
  return [
    ...(before.kind === after.kind
      ? []
      : [major(`measure ${column} is a ${after.kind}, and was a ${before.kind}`)]),
    ...(before.unit === after.unit
      ? []
      : [major(`measure ${column} is in ${unit(after)}, and was in ${unit(before)}`)]),
    ...(before.decimals === after.decimals
      ? []
      : [minor(`measure ${column} now has ${after.decimals} decimals in place of ${before.decimals}`)]),
    ...(before.label === after.label ? [] : [minor(`measure ${column} is now labelled “${after.label}”`)]),
  ];
}

/** Columns of the files that are neither a dimension's nor a measure's, such as those of places. */
function compareColumns(earlier: EditionTable, later: EditionTable): Change[] {
  const named = new Set([earlier, later].flatMap(namedColumns));
  const [before, after] = [earlier, later].map((table) =>
    table.columns().filter((column) => !named.has(column)),
  );
  const { gone, added } = comparedByName(before ?? [], after ?? [], (column) => column);
  return [
    ...gone.map((column) => major(`column ${column} is gone`)),
    ...added.map((column) => minor(`column ${column} is new`)),
  ];
}

function namedColumns({ dimensions, measures }: EditionTable): string[] {
  return [...dimensions, ...measures].map(({ column }) => column);
}
