import { judgedByPython } from "./by-python.ts";
import type { Check } from "./check.ts";
import { spoil } from "./files.ts";

const descriptor = /^parents-views\/2025\/datapackage\.json$/;
const table = /^parents-views\/2025\/statements\.csv$/;

/** Every datapackage.json, with the size and hash of its files and each CSV by its Table Schema. */
export const tableSchema: Check = {
  name: "Data Package",
  run: async ({ packages }) =>
    judgedByPython("table_schema.py", "frictionless", packages, /(^|\/)datapackage\.json$/),
  faults: [
    {
      what: "a file of another size and hash",
      plant: ({ packages }) => spoil(packages, table, ",Agree,", ",Agreed,"),
    },
    {
      what: "a citation of another size",
      plant: ({ packages }) => spoil(packages, /^parents-views\/2025\/citation\.bib$/, "title", "titles"),
    },
    {
      what: "a column that the schema does not name",
      plant: ({ packages }) =>
        spoil(packages, descriptor, '"name": "response_count"', '"name": "respondents"'),
    },
    {
      what: "a type that texts do not have",
      plant: ({ packages }) => spoil(packages, descriptor, '"type": "string"', '"type": "date"'),
    },
    {
      what: "a resource without a path",
      plant: ({ packages }) =>
        spoil(packages, descriptor, '"path": "statements.csv"', '"paths": "statements.csv"'),
    },
  ],
};
