/**
 * Gives names that differ from each other whatever their capitals, as spreadsheet programs ask of sheets and tables: the
 * second "place" becomes "place_2". None is longer than `most`.
 */
export function uniqueNames(most: number): (name: string) => string {
  const used = new Set<string>();
  return (name) => {
    let found = name.slice(0, most);
    for (let times = 2; used.has(found.toLowerCase()); times++) {
      const end = `_${times}`;
      found = name.slice(0, most - end.length) + end;
    }
    used.add(found.toLowerCase());
    return found;
  };
}
