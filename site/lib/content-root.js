import path from "node:path";

const project = path.resolve(import.meta.dirname, "../..");

/** The content root: FIRST_RELEASE_ROOT, or the project's own folder. An absolute path. */
export const root = path.resolve(process.env["FIRST_RELEASE_ROOT"] ?? project);

/** Where govuk-frontend's templates and styles are. An absolute path. */
export const govuk = path.join(project, "node_modules/govuk-frontend/dist");

/** The folder of the site's own sources. An absolute path. */
export const siteFolder = path.join(project, "site");
