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
  coding COLLECTION/PERIOD VARIABLE [--coder NAME] [--blind] [--root DIR] [--responses DIR] [--private DIR]
      how far the coders of an open question agree; writes a coder's sheet into the private folder
  audit COLLECTION/PERIOD… [--root DIR] [--responses DIR]
      recomputes every published number of packages that stand
  audit FILE.csv… --count COLUMN [--dimensions A,B,…] [--rounding M] [--base N] [--threshold N] [--width N]
        [--max-difference N] [--rules FILE] [--hierarchy A/B/C]… [--not-additive A,…] [--total CODE]
      attacks published tables, whoever made them
  protect FILE.csv… --count COLUMN [--dimensions A,B,…] [--method M] [--base N] [--threshold N] [--rules FILE]
        [--hierarchy A/B/C]… [--not-additive A,…] [--total CODE] [--seed S] [--no-audit] --out DIR
      disclosure control of tables that somebody else made
  inspect FILE.ods|xlsx
      a finished workbook against the checklist of accessible spreadsheets, and what to do
  screen DATA.csv DATA.meta.csv [--codes DIR] [--root DIR]
      a data file and its metadata by the rules of Explore Education Statistics

options
  --root DIR        the content root, holding methodology/ and data/ (default: this folder)
  --out DIR         where the site goes (default: ROOT/_site), or the protected files
  --responses DIR   where responses are (default: ROOT/data/responses)
  --private DIR     where private records go (default: ROOT/data/private)
  --as-of DATE      build as on this day, YYYY-MM-DD (default: the newest publication date in the root)
  --count COLUMN    the column that holds the count
  --dimensions A,B  the columns that tell cells apart (default: every column but the count)
  --method M        conventional (default), random, controlled, small-count, cell-key, suppression or none
  --rounding M      the method that made the published files, by the same names
  --base N          counts were or are rounded to multiples of N (default: 5)
  --threshold N     counts from 1 to N - 1 are small (default: 5)
  --width N         the least that an attack must leave open (default: by the method)
  --max-difference N  the largest difference that the publisher states
  --rules FILE      a protection.yaml with every parameter of a method
  --hierarchy A/B/C columns that nest, finest first; may be repeated
  --not-additive A  dimensions whose codes do not add to the margin
  --total CODE      the code of a margin (default: Total)
  --seed S          what random draws start from (default: 0)
  --no-audit        writes without attacking the result first
  --codes DIR       code lists for screen (default: ROOT/methodology/classifications/geography)
  --coder NAME      whose coding sheet to write; "agreed" for the texts on which coders differ
  --blind           without what the rule suggests
  --json            results for machines, on standard output
  --quiet           no progress
  --help, --version

exit codes: 0 done; 1 something in your input or definitions must change; 2 a fault of First Release
`;
