/** A file's name without what says of which kind it is: x for x.csv, x.meta.csv and x.csv.gz. */
export function stemOf(name: string): string {
  return name
    .replace(/\.gz$/i, "")
    .replace(/\.csv$/i, "")
    .replace(/\.meta$/i, "");
}
