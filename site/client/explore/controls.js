import { boxesIn, checkbox, element } from "./element.js";

/** @import { Control } from "./filter.js" */
/** @import { Dimension, Table } from "./words.js" */

/**
 * The figures that the table can show, each with a box.
 * @param {Table} table
 * @param {(show: string[], said: string) => void} choose
 * @returns {Control}
 */
export function figures({ values }, choose) {
  const boxes = element(
    "div",
    { class: "fr-explore__row" },
    ...values.map(({ column, label }) => checkbox(label, column, false)),
  );
  boxes.addEventListener("change", () => {
    const show = boxesIn(boxes).filter(({ checked }) => checked);
    choose(
      show.map(({ value }) => value),
      `${show.length} of ${values.length} figures chosen.`,
    );
  });
  return {
    element: group("Figures", boxes),
    update: ({ show }) => {
      for (const box of boxesIn(boxes)) box.checked = show.includes(box.value);
    },
  };
}

/**
 * Where each list goes: in rows or in columns.
 * @param {Table} table
 * @param {(name: string, isAcross: boolean, said: string) => void} put
 * @returns {Control}
 */
export function places({ dimensions }, put) {
  const selects = dimensions.map((dimension) => placeSelect(dimension, put));
  const labels = selects.map((select, index) => labelled(dimensions[index]?.label ?? "", select));
  return {
    element: group("Rows and columns", element("div", { class: "fr-explore__row" }, ...labels)),
    update: ({ across }) => {
      dimensions.forEach(({ name }, index) => {
        const select = selects[index];
        if (select) select.value = across.includes(name) ? "columns" : "rows";
      });
    },
  };
}

/**
 * @param {Dimension} dimension
 * @param {(name: string, isAcross: boolean, said: string) => void} put
 */
function placeSelect({ name, label }, put) {
  const options = [
    element("option", { value: "rows" }, "In rows"),
    element("option", { value: "columns" }, "In columns"),
  ];
  const select = element("select", { "data-place": name }, ...options);
  select.addEventListener("change", () =>
    put(name, select.value === "columns", `${label} in ${select.value}.`),
  );
  return select;
}

/**
 * Which figures a chart draws, or none.
 * @param {Table} table
 * @param {(column: string, said: string) => void} draw
 * @returns {Control}
 */
export function chartChoice({ values }, draw) {
  const options = values
    .filter(({ kind }) => kind !== "note")
    .map(({ column, label }) => element("option", { value: column }, label));
  const select = element(
    "select",
    { "data-chart-choice": true },
    element("option", { value: "" }, "No chart"),
    ...options,
  );
  select.addEventListener("change", () => {
    draw(
      select.value,
      select.value === "" ? "No chart." : `Chart of ${select.selectedOptions[0]?.text ?? ""}.`,
    );
  });
  return {
    element: group("Chart", labelled("Bars that show", select)),
    update: ({ chart }) => {
      select.value = chart;
    },
  };
}

/**
 * @param {string} legend
 * @param {...Node} children
 */
function group(legend, ...children) {
  return element("fieldset", { class: "fr-explore__group" }, element("legend", {}, legend), ...children);
}

/**
 * @param {string} label
 * @param {Node} control
 */
function labelled(label, control) {
  return element("label", { class: "fr-explore__label" }, label, control);
}
