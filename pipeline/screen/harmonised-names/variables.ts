import type { Check } from "../check.ts";
import { filterColumns } from "../meta-file.ts";
import { judge } from "../result.ts";

/** What a name with this in it is to be called, from the harmonised names of the Department for Education. */
const harmonised: readonly { part: string; names: readonly string[] }[] = [
  { part: "sen", names: ["sen_status", "sen_provision", "sen_primary_need", "sen_secondary_need"] },
  { part: "primary_need", names: ["sen_primary_need"] },
  { part: "secondary_need", names: ["sen_secondary_need"] },
  { part: "establishment_type", names: ["establishment_type", "establishment_type_group"] },
  { part: "school_type", names: ["establishment_type", "establishment_type_group"] },
  { part: "provider_type", names: ["provider_type"] },
  {
    part: "ethnic",
    names: ["ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic"],
  },
];

/** The same breakdown has the same name in every file, so that files can be put side by side. */
export const variables: Check = ({ meta }) => {
  const found = filterColumns(meta).flatMap((name) => {
    const rule = harmonised.find(({ part, names }) => holds(name, part) && !names.includes(name));
    return rule === undefined ? [] : [{ name, values: rule.names }];
  });
  return judge(
    "FAIL",
    found,
    "every filter that has a harmonised name bears it",
    (them) => `the filter ${them} has a harmonised name, given in brackets; rename it`,
  );
};

/** At the beginning of a word of the name: `absence` has no `sen` in it. "sen" and the needs are whole words. */
function holds(name: string, part: string): boolean {
  const end = part === "ethnic" ? "" : "(?=_|$)";
  return new RegExp(`(^|_)${part}${end}`).test(name.toLowerCase());
}
