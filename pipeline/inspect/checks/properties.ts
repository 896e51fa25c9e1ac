import { type Check, look, unless } from "../item.ts";
import { bookPlace } from "../places.ts";
import type { Properties } from "../workbook.ts";

export const properties: Check = {
  item: 26,
  name: "properties",
  level: "must",
  title: "Spelling is checked; document properties (title, author or organisation, language) are filled",
  test({ workbook }) {
    const missing = missingFrom(workbook.properties);
    const todo =
      "fill them in: File, Info (or File, Properties), with the organisation as author; then check the spelling";
    return missing.length > 0
      ? unless(
          missing.map((name) => bookPlace(`no ${name}`)),
          todo,
        )
      : look(
          [],
          "title, author and language are filled; see that no person is named, and check the spelling",
        );
  },
};

/** What a property says is not repeated here: an author may be a person. */
function missingFrom({ title, author, organisation, language }: Properties): string[] {
  return [
    ...(title === "" ? ["title"] : []),
    ...(author === "" && organisation === "" ? ["author or organisation"] : []),
    ...(language === "" ? ["language"] : []),
  ];
}
