import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { identifier } from "../database.ts";
import { refuse } from "../user-error.ts";
import type { DataFile } from "./data-file.ts";
import { sqlPath } from "./sql-path.ts";

/** Code lists by file name, with the columns that rules read. */
const columnsOfLists = {
  "api_char_limits.csv": ["id", "char_limit"],
  "countries.csv": ["country_code", "country_name"],
  "data_dictionary.csv": ["col_name", "filter_item"],
  "edas.csv": ["english_devolved_area_code", "english_devolved_area_name"],
  "ethnicity_values.csv": ["ethnicity_major", "ethnicity_minor"],
  "extra_geog_options.csv": ["code", "name"],
  "geography_df.csv": ["geographic_level", "code_field", "name_field", "code_field_secondary"],
  "lads.csv": ["lad_code", "lad_name"],
  "las.csv": ["old_la_code", "new_la_code", "la_name"],
  "leps.csv": ["local_enterprise_partnership_code", "local_enterprise_partnership_name"],
  "lsips.csv": ["lsip_code", "lsip_name"],
  "pcons.csv": ["pcon_code", "pcon_name"],
  "regions.csv": ["region_code", "region_name"],
  "wards.csv": ["ward_code", "ward_name"],
} as const;

export type ListName = keyof typeof columnsOfLists;

/** A folder of code lists. A list is read into DuckDB when a rule first asks for it. */
export type CodeLists = {
  /** The name of a list's table in DuckDB, all texts; null where the folder has no such list. */
  table: (data: DataFile, list: ListName) => Promise<string | null>;
};

/**
 * The code lists of a folder. A folder that is null is the default one, which may be absent: its rules then warn.
 * Throws a UserError for a named folder that is not there; `table` throws one for a list without its columns.
 */
export function codeLists(folder: string, isNamed: boolean): CodeLists {
  if (isNamed && !(existsSync(folder) && statSync(folder).isDirectory()))
    refuse("command line", "--codes names no folder", "name the folder that holds the code lists");
  const read = new Map<ListName, Promise<string | null>>();
  return {
    table: (data, list) => {
      const known = read.get(list) ?? tableOf(data, folder, list);
      read.set(list, known);
      return known;
    },
  };
}

async function tableOf(data: DataFile, folder: string, list: ListName): Promise<string | null> {
  const path = join(folder, list);
  if (!existsSync(path)) return null;
  const table = identifier(`list_${list.slice(0, -".csv".length)}`);
  const columns = columnsOfLists[list].map((column) => `coalesce(${column}, '') AS ${column}`).join(", ");
  try {
    await data.run(`CREATE TABLE ${table} AS SELECT ${columns} FROM read_csv(${sqlPath(path)}, header = true,
      delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '')`);
  } catch {
    refuse(
      list,
      "is no code list that can be read",
      `give it the columns ${columnsOfLists[list].join(", ")}`,
    );
  }
  return table;
}
