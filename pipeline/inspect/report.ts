import type { InspectedItem, Inspection } from "./inspect-workbook.ts";
import type { Outcome, Place } from "./item.ts";

/** Under the result of the item. */
const indent = " ".repeat(12);
const outcomes: readonly Outcome[] = ["met", "not met", "look", "not applicable"];

/** The report in lines: a block an item, its columns under each other, then the count of each result. */
export function reportLines({ file, items }: Inspection): string[] {
  return [...items.flatMap(itemLines), countLine(file, items)];
}

function itemLines({ item, level, result, title, where, more, todo }: InspectedItem): string[] {
  const head = `${String(item).padStart(2)}  ${level.padEnd(6)}  ${result.padEnd(14)}  ${title}`;
  return [
    head,
    ...where.map((place) => `${indent}${placeText(place)}`),
    ...(more === 0 ? [] : [`${indent}and ${more} more`]),
    ...(todo === "" ? [] : [`${indent}${result === "look" ? "look" : "to do"}: ${todo}`]),
  ];
}

function placeText({ sheet, cells, what }: Place): string {
  if (sheet === null) return what;
  return `${sheet}${cells === null ? "" : `!${cells}`}: ${what}`;
}

function countLine(file: string, items: readonly InspectedItem[]): string {
  const counts = outcomes.map((outcome) => {
    const these = items.filter(({ result }) => result === outcome);
    const musts = these.filter(({ level }) => level === "must").length;
    return `${these.length} ${outcome}${outcome === "not met" ? ` (${musts} must)` : ""}`;
  });
  return `${file}: ${counts.join(", ")}`;
}
