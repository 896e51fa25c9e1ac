/** An XML name without its prefix, which differs between the programs that write workbooks. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
