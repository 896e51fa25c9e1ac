import { showNumber } from "../lib/show.js";

/**
 * The value axis: from zero (bars must begin there) to a round number at or above the largest value.
 *
 * @typedef {{max: number, ticks: number[], format: (tick: number) => string}} Scale
 *
 * @param {number} largest
 * @param {{unit: string, decimals: number}} measure
 * @returns {Scale}
 */
export function scaleTo(largest, measure) {
  const step = stepFor(largest, measure.unit === "" && measure.decimals === 0);
  const count = Math.max(1, Math.ceil(largest / step - 1e-9));
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toFixed(decimals)));
  const unit = measure.unit === "%" ? "%" : "";
  return { max: ticks[count] ?? step, ticks, format: (tick) => `${showNumber(tick, decimals)}${unit}` };
}

/** The step of 1, 2 or 5 times a power of ten that takes five steps at most. @param {number} largest @param {boolean} whole */
export function stepFor(largest, whole) {
  const rough = (largest > 0 ? largest : 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((m) => m * power >= rough * (1 - 1e-9)) ?? 10) * power;
  return whole ? Math.max(1, step) : step;
}
