import type { Check } from "../check.ts";
import type { DataFile } from "../data-file.ts";
import { levels } from "../levels.ts";
import { somePlaces } from "../places.ts";
import { judge, type Spot } from "../result.ts";

/** Each code of a place with the name beside it. A second code may be x where an authority never had it. */
const pairs = levels.flatMap(({ code, name }) => (code === null ? [] : [{ code, name }]));

/** The code x and the name "Not available" say the same: the place is not known. */
export const na: Check = async ({ data }) =>
  judge(
    "FAIL",
    await spots(data, ({ code, name }) => [name, `${code} = 'x' AND ${name} <> 'Not available'`]),
    'every place with code x is named "Not available"',
    (them) => `${them} has code x; name it "Not available", or give it its code`,
  );

export const naCode: Check = async ({ data }) =>
  judge(
    "FAIL",
    await spots(data, ({ code, name }) => [code, `${name} = 'Not available' AND ${code} <> 'x'`]),
    'every place named "Not available" has code x',
    (them) => `${them} stands beside the name "Not available"; write code x, or the place's name`,
  );

async function spots(
  data: DataFile,
  rule: (pair: { code: string; name: string }) => [column: string, where: string],
): Promise<Spot[]> {
  const found: Spot[] = [];
  for (const pair of pairs.filter(({ code, name }) => data.has(code) && data.has(name))) {
    const [column, where] = rule(pair);
    const values = await somePlaces(data, [column], where);
    if (values.length > 0) found.push({ name: column, values });
  }
  return found;
}
