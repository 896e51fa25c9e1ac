/**
 * Gives names that differ from each other whatever their capitals, as spreadsheet programs ask of sheets, tables and
 * headers: the second "Place" becomes what `again` makes of it, e.g. "Place 2". None is longer than `most`.
 */
export function uniqueNames(
  most: number,
  again: (name: string, times: number) => string = (name, times) => `${name}_${times}`,
): (name: string) => string {
  const used = new Set<string>();
  return (name) => {
    let found = name.slice(0, most);
    for (let times = 2; used.has(found.toLowerCase()); times++) {
      const longer = again(name, times).length - name.length;
      found = again(name.slice(0, most - longer), times);
    }
    used.add(found.toLowerCase());
    return found;
  };
}
