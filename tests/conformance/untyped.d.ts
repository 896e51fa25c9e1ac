// Packages that bring no types of their own.
declare module "jsonld";
declare module "@citation-js/core";
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
