import { rangeName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import type { MarkedTable } from "../workbook.ts";

/** Names that a program gives by itself, in the languages of Excel that are common here, or that say nothing. */
const meaningless =
  /^_*(table|tabelle|tableau|tabla|database|db|range|data|list|sheet|unnamed)?[ _-]*\d*$|^.$/i;

export const tableNames: Check = {
  item: 2,
  name: "table-names",
  level: "should",
  title: "Tables have meaningful, unique names",
  test({ workbook: { tables } }) {
    if (tables.length === 0) return notApplicable;
    return unless(
      tables.flatMap((table) => faultOf(table, tables)),
      "name each table by what it holds, such as Pupils_by_region",
    );
  },
};

function faultOf(table: MarkedTable, tables: readonly MarkedTable[]): Place[] {
  const same = tables.filter(({ name }) => name.toLowerCase() === table.name.toLowerCase());
  const says =
    same.length > 1 ? "is used twice" : meaningless.test(table.name.slice(0, 255)) ? "says nothing" : null;
  if (says === null) return [];
  return [{ sheet: table.sheet, cells: rangeName(table.range), what: `the name "${table.name}" ${says}` }];
}
