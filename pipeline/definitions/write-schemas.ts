import { writeSchemas } from "./json-schema.ts";

// What `npm run schemas` runs, from the root of the checkout, after a change of a schema.
writeSchemas(".");
