// In which order the lines of a table stand. Nothing here knows of a page, so that it is tested without a browser.

/**
 * A line: what its row headers say, which of them are margins ("Total"), and what each of its cells shows, the headers
 * included.
 * @typedef {{ keys: readonly string[], margins: readonly boolean[], cells: readonly string[] }} Line
 * @typedef {"ascending" | "descending"} Direction
 */

/**
 * The number that a cell shows, or null for a symbol, a note or nothing.
 * @param {string} text "1,234", "45%", "-0.5", "[c]"
 */
export function numberIn(text) {
  const plain = text.trim().replace(/,/g, "").replace(/%$/, "");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/**
 * Lines sorted by one column. A total stays where it stands, in the table and in each group of lines that has one; the
 * groups are sorted by their totals. A cell without a number comes last in both directions; lines that are equal keep
 * their order.
 * @template {Line} L
 * @param {readonly L[]} lines in the order of the table
 * @param {number} column counted from 0, row headers included
 * @param {Direction} direction
 * @returns {L[]}
 */
export function sorted(lines, column, direction) {
  return sortGroups(lines, column, direction, 0);
}

/**
 * @template {Line} L
 * @param {readonly L[]} lines that have the same row headers before `depth`
 * @param {number} column
 * @param {Direction} direction
 * @param {number} depth
 * @returns {L[]}
 */
function sortGroups(lines, column, direction, depth) {
  const groups = groupsOf(lines, depth);
  const moving = groups.filter(({ isMargin }) => !isMargin);
  moving.sort((a, b) => compare(a.head.cells[column] ?? "", b.head.cells[column] ?? "", direction));
  const ordered = groups.map((group) => (group.isMargin ? group : (moving.shift() ?? group)));
  return ordered.flatMap((group) =>
    group.lines.length === 1 ? group.lines : sortGroups(group.lines, column, direction, depth + 1),
  );
}

/**
 * Lines with the same header at `depth`, each group told by its total. Where a group has none, and at the last header,
 * each line is by itself: two schools may have one name.
 * @template {Line} L
 * @param {readonly L[]} lines
 * @param {number} depth
 */
function groupsOf(lines, depth) {
  const alone = lines.map((line) => ({
    head: line,
    lines: [line],
    isMargin: line.margins.slice(depth).every(Boolean),
  }));
  if (depth + 1 >= (lines[0]?.keys.length ?? 0)) return alone;
  /** @type {Map<string, L[]>} */
  const byKey = new Map();
  for (const line of lines)
    byKey.set(line.keys[depth] ?? "", [...(byKey.get(line.keys[depth] ?? "") ?? []), line]);
  const groups = [...byKey.values()].flatMap((members) => {
    const head = members.length === 1 ? members[0] : members.find((line) => isTotalOf(line, depth));
    return head ? [{ head, lines: members, isMargin: head.margins[depth] === true }] : [];
  });
  return groups.length === byKey.size ? groups : alone;
}

/**
 * @param {Line} line
 * @param {number} depth
 */
function isTotalOf({ margins }, depth) {
  return margins.slice(depth + 1).every(Boolean);
}

/**
 * @param {string} a
 * @param {string} b
 * @param {Direction} direction
 */
function compare(a, b, direction) {
  const [x, y] = [numberIn(a), numberIn(b)];
  const sign = direction === "ascending" ? 1 : -1;
  if (x !== null && y !== null) return sign * (x - y);
  if (x !== null || y !== null) return x === null ? 1 : -1;
  const [isSymbol, isOther] = [isShorthand(a), isShorthand(b)];
  return isSymbol || isOther ? Number(isSymbol) - Number(isOther) : sign * a.localeCompare(b, "en-GB");
}

/** @param {string} text a symbol in brackets, or nothing */
function isShorthand(text) {
  return /^(?:\[[a-z]+\])?$/.test(text.trim());
}
