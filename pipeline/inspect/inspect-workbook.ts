import type { Beside } from "./beside.ts";
import { checks } from "./checks/all.ts";
import type { Check, Inspected, Outcome, Place } from "./item.ts";
import { regionsOf } from "./regions.ts";
import type { Workbook } from "./workbook.ts";

/** One item of the report: at most five places, how many more there are, and what to do. */
export type InspectedItem = {
  item: number;
  name: string;
  title: string;
  level: "must" | "should";
  result: Outcome;
  where: readonly Place[];
  more: number;
  todo: string;
};

/** The report on a workbook: `met` where no must is left undone. */
export type Inspection = { file: string; met: boolean; items: readonly InspectedItem[] };

const shown = 5;

/** Checks a workbook against every item of the checklist. */
export function inspectWorkbook(file: string, workbook: Workbook, beside: Beside): Inspection {
  const inspected = { workbook, regions: regionsOf(workbook), beside };
  const items = checks.map((check) => itemOf(check, inspected));
  const met = items.every(({ level, result }) => level !== "must" || result !== "not met");
  return { file, met, items };
}

function itemOf({ item, name, title, level, test }: Check, inspected: Inspected): InspectedItem {
  const { result, places, todo } = test(inspected);
  const where = places.slice(0, shown);
  return { item, name, title, level, result, where, more: places.length - where.length, todo };
}
