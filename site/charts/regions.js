/**
 * The nine regions of England by their ONS codes (the ONS register of geographic codes, entity E12), as tiles in three
 * columns. The arrangement keeps the map's truths: any two tiles that share a side are regions that share a border.
 *
 * @type {ReadonlyMap<string, { name: string, column: number, row: number }>}
 */
export const regions = new Map([
  ["E12000001", { name: "North East", column: 1, row: 0 }],
  ["E12000002", { name: "North West", column: 0, row: 1 }],
  ["E12000003", { name: "Yorkshire and The Humber", column: 1, row: 1 }],
  ["E12000004", { name: "East Midlands", column: 1, row: 2 }],
  ["E12000005", { name: "West Midlands", column: 0, row: 2 }],
  ["E12000006", { name: "East of England", column: 2, row: 2 }],
  ["E12000007", { name: "London", column: 2, row: 3 }],
  ["E12000008", { name: "South East", column: 1, row: 3 }],
  ["E12000009", { name: "South West", column: 0, row: 3 }],
]);
