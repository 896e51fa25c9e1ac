/**
 * A value of a chart: what it is of, and how it reads.
 * @typedef {{ cell: string, of: string, text: string }} Value
 * The shapes on the screen that show a value.
 * @typedef {Value & { shapes: Element[] }} Mark
 */

/**
 * The values of a chart in the order of the table under it, which says of each what row and column it stands in.
 * @param {Element} figure
 * @returns {Value[]}
 */
export function valuesOf(figure) {
  return [...figure.querySelectorAll("td")].flatMap((cell) => {
    const marked = cell.matches("[data-cell]") ? cell : cell.querySelector("[data-cell]");
    const name = marked?.getAttribute("data-cell") ?? "";
    return name === "" ? [] : [{ cell: name, of: headersOf(cell), text: textOf(cell) }];
  });
}

/** The headers of a cell's part of the table, if it has parts, of its row and, of several columns of figures, of its column. @param {HTMLTableCellElement} cell */
function headersOf(cell) {
  const part = [...(cell.closest("tbody")?.querySelectorAll('th[scope="rowgroup"]') ?? [])].map(textOf);
  const row = [...(cell.parentElement?.querySelectorAll("th") ?? [])].map(textOf);
  const figures = cell.parentElement?.querySelectorAll("td").length ?? 0;
  const head = cell.closest("table")?.tHead?.rows;
  const column = head?.item(head.length - 1)?.cells[cell.cellIndex];
  return [...part, ...row, ...(figures > 1 && column ? [textOf(column)] : [])].join(", ");
}

/** @param {Element} element */
function textOf(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * The values that a drawing shows, each with its shapes: its bar or dot, and the text beside it.
 * @param {Value[]} values
 * @param {Element} drawing
 * @returns {Mark[]}
 */
export function marksIn(values, drawing) {
  /** @type {Map<string, Element[]>} */
  const shapes = new Map();
  for (const shape of drawing.querySelectorAll("[data-mark], [data-cell]")) {
    const cell = shape.getAttribute("data-mark") ?? shape.getAttribute("data-cell") ?? "";
    shapes.set(cell, [...(shapes.get(cell) ?? []), shape]);
  }
  return values.flatMap((value) => {
    const own = shapes.get(value.cell);
    return own === undefined ? [] : [{ ...value, shapes: own }];
  });
}

/** How far from a mark a pointer still means it, in px: half of a target that is easy to hit. */
const reach = 12;

/**
 * The mark under a point of the screen, or the nearest one that is within reach. Of shapes over each other the smallest.
 * @param {readonly Mark[]} marks
 * @param {{ clientX: number, clientY: number }} point
 */
export function markAt(marks, { clientX, clientY }) {
  let best = /** @type {Mark | null} */ (null);
  let least = [reach, Infinity];
  for (const mark of marks)
    for (const shape of mark.shapes) {
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      const across = Math.max(left - clientX, clientX - right, 0);
      const down = Math.max(top - clientY, clientY - bottom, 0);
      const found = [Math.hypot(across, down), (right - left) * (bottom - top)];
      if (less(found, least)) [best, least] = [mark, found];
    }
  return best;
}

/** @param {number[]} a @param {number[]} b */
function less([a0 = 0, a1 = 0], [b0 = 0, b1 = 0]) {
  return a0 < b0 || (a0 === b0 && a1 < b1);
}
