import { judgedByPython } from "./by-python.ts";
import type { Check } from "./check.ts";
import { spoil } from "./files.ts";

const table = /^parents-views\/2025\/statements\.csv$/;
const metadata = /^parents-views\/2025\/statements\.csv-metadata\.json$/;

/** The metadata of every CSV, and the CSV by it: datatypes, null symbols, listed labels, keys. */
export const csvOnTheWeb: Check = {
  name: "CSV on the Web",
  run: async ({ packages }) => judgedByPython("csv_on_the_web.py", "csvw", packages, /\.csv-metadata\.json$/),
  faults: [
    {
      what: "a word where a number belongs",
      plant: ({ packages }) => spoil(packages, table, /,(\d+)$/m, ",several"),
    },
    {
      what: "a label that is not listed",
      plant: ({ packages }) => spoil(packages, table, ",Agree,", ",Agreed,"),
    },
    {
      what: "a row twice",
      plant: ({ packages }) => spoil(packages, table, /^2025.*\n/m, "$&$&"),
    },
    {
      what: "a datatype that does not exist",
      plant: ({ packages }) => spoil(packages, metadata, '"datatype": "integer"', '"datatype": "figure"'),
    },
  ],
};
