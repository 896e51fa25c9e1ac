import type { Stage } from "../check.ts";
import { filenameSpaces } from "./filename-spaces.ts";
import { filenameSpecial } from "./filename-special.ts";
import { filenamesMatch } from "./filenames-match.ts";

export const filename: Stage = {
  name: "Filename",
  prefix: "check",
  checks: {
    filename_spaces: filenameSpaces,
    filename_special: filenameSpecial,
    filenames_match: filenamesMatch,
  },
};
