// In the project, the search library as npm installed it; on the site, the library itself stands in this file's place
// (see lib/client-files.js), as a browser knows no packages.
export { default } from "minisearch";
