import { literal } from "../../database.ts";
import type { Check } from "../check.ts";
import type { Level } from "../levels.ts";
import { levelsOf, somePlaces } from "../places.ts";
import { judge } from "../result.ts";

/** A row of a level has a name and a code of its place; of two codes one is enough, as old authorities lack the new. */
export const levelCompleted: Check = async ({ data }) => {
  const lacking: string[] = [];
  for (const level of await levelsOf(data))
    if (
      (await somePlaces(data, ["level"], `level = ${literal(level.level)} AND (${blank(level)})`)).length > 0
    )
      lacking.push(level.level);
  return judge(
    "FAIL",
    lacking,
    "every row names the place of its level",
    (them) => `rows of ${them} have no code or no name of their place; fill the columns of that level`,
  );
};

function blank({ code, name, second }: Level): string {
  const codes = [code, second].filter((column) => column !== null).map((column) => `${column} = ''`);
  return codes.length === 0 ? `${name} = ''` : `${name} = '' OR (${codes.join(" AND ")})`;
}
