/** The command line's help, one place; a test holds that every command and option here is documented. */
export const usage = `first-release: from response data to a published statistical release

usage: first-release COMMAND [options]

  release [--root DIR] [--out DIR] [--as-of DATE]
      every release of the root, then the site
  build [COLLECTION/PERIOD…] [--root DIR] [--responses DIR] [--private DIR] [--as-of DATE]
      packages only
  check [COLLECTION/PERIOD…] [--root DIR]
      definitions only; needs no responses
  site [--root DIR] [--out DIR]
      the site from the packages
  explain COLLECTION/PERIOD TABLE [DIMENSION=CODE…] [--root DIR]
      the SQL, base, weight and rules behind a figure
  audit COLLECTION/PERIOD… [--root DIR] [--responses DIR]
      recomputes every published number of packages that stand

options
  --root DIR        the content root, holding methodology/ and data/ (default: this folder)
  --out DIR         where the site goes (default: ROOT/_site)
  --responses DIR   where responses are (default: ROOT/data/responses)
  --private DIR     where private records go (default: ROOT/data/private)
  --as-of DATE      build as on this day, YYYY-MM-DD (default: the newest publication date in the root)
  --json            results for machines, on standard output
  --quiet           no progress
  --help, --version

exit codes: 0 done; 1 something in your input or definitions must change; 2 a fault of First Release
`;
