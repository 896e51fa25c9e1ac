/** How the user's files are to be read: which column counts, which are dimensions, and what their codes mean. */
export type TableOptions = {
  /** Name of the column that holds the count. */
  count: string;
  /** Names of the dimensions, or null for every column but the count. */
  dimensions: readonly string[] | null;
  /** The code of a margin. */
  total: string;
  /** Each a list of columns, finest first, whose codes nest. */
  hierarchies: readonly (readonly string[])[];
  /** Dimensions whose codes do not add to the margin. */
  notAdditive: readonly string[];
};
