import { judgedByPython } from "./by-python.ts";
import type { Check } from "./check.ts";
import { spoil } from "./files.ts";

const catalogue = /^api\/catalogue\.jsonld$/;

/** The catalogue by the SHACL shapes of DCAT-AP, the profile that data portals harvest by. */
export const dcat: Check = {
  name: "DCAT catalogue",
  run: async ({ site }) => judgedByPython("dcat_ap.py", "pyshacl", site, catalogue),
  faults: [
    {
      what: "a distribution without an address",
      plant: ({ site }) => spoil(site, catalogue, '"dcat:accessURL"', '"dcat:address"'),
    },
    {
      what: "a resource without a title",
      plant: ({ site }) => spoil(site, catalogue, '"dct:title"', '"dct:heading"'),
    },
    {
      what: "a date that is none",
      plant: ({ site }) => spoil(site, catalogue, /("dct:modified": \{\s*"@value": )"[^"]*"/, '$1"recently"'),
    },
  ],
};
