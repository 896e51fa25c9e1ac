import type { Check } from "../check.ts";
import type { ListName } from "../code-lists.ts";
import { somePlaces } from "../places.ts";
import { judge, notChecked } from "../result.ts";

/** Codes and names of places that the list has together; one rule for each list. */
function combinations(list: ListName, columns: readonly string[]): Check {
  const [codes, name] = [columns.slice(0, -1), columns.at(-1) ?? ""];
  const filled = columns.map((column) => `${column} <> ''`).join(" OR ");
  const unknown = `${name} = 'Not available' OR ${codes.map((code) => `${code} = 'x'`).join(" AND ")}`;
  return async ({ data, codes: lists }) => {
    if ((await somePlaces(data, [name], filled)).length === 0) return judge("FAIL", [], noSuch(name), String);
    const table = await lists.table(data, list);
    if (table === null) return notChecked(list);
    const extra = await lists.table(data, "extra_geog_options.csv");
    const same = columns.map((column) => `list.${column} = places.${column}`).join(" AND ");
    const wrong = await somePlaces(
      data,
      columns,
      `(${filled}) AND NOT (${unknown}) AND NOT (${special(codes, name, extra)})
        AND NOT EXISTS (FROM ${table} AS list WHERE ${same})`,
    );
    return judge(
      "FAIL",
      wrong,
      `every ${columns.join(" and ")} belong together`,
      (them) =>
        `${columns.join(" / ")} of ${them} is not in ${list}; write the code and the name as the list has them`,
    );
  };
}

function noSuch(name: string): string {
  return `no row has ${name}`;
}

/** Places outside the lists, such as z "Unknown"; without their list every place of code z is let pass. */
function special(codes: readonly string[], name: string, table: string | null): string {
  const coded = codes.map((code) => `${code} = 'z'`).join(" AND ");
  return table === null
    ? coded
    : `${coded} AND EXISTS (FROM ${table} AS extra WHERE extra.code = 'z' AND extra.name = places.${name})`;
}

export const countryCombinations = combinations("countries.csv", ["country_code", "country_name"]);
export const regionCombinations = combinations("regions.csv", ["region_code", "region_name"]);
export const wardCombinations = combinations("wards.csv", ["ward_code", "ward_name"]);
export const pconCombinations = combinations("pcons.csv", ["pcon_code", "pcon_name"]);
export const ladCombinations = combinations("lads.csv", ["lad_code", "lad_name"]);
export const lepCombinations = combinations("leps.csv", [
  "local_enterprise_partnership_code",
  "local_enterprise_partnership_name",
]);
export const lsipCombinations = combinations("lsips.csv", ["lsip_code", "lsip_name"]);
export const edaCombinations = combinations("edas.csv", [
  "english_devolved_area_code",
  "english_devolved_area_name",
]);
export const laCombinations = combinations("las.csv", ["old_la_code", "new_la_code", "la_name"]);
