import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import { somePlaces } from "../places.ts";
import { judge } from "../result.ts";

/** Every authority and district of England lies in a region, by which people look for it; one rule for each level. */
function regionFor(level: string, name: string): Check {
  return async ({ data }) =>
    judge(
      "WARNING",
      await somePlaces(data, [name], `level = ${literal(level)} AND (region_code = '' OR region_name = '')`),
      `every row of ${level} has its region`,
      (them) => `${name} ${them} has no region; fill region_code and region_name in rows of ${level}`,
    );
}

export const regionForLa = regionFor("Local authority", "la_name");
export const regionForLad = regionFor("Local authority district", "lad_name");
