/**
 * What is published cannot be true together under what the method concedes: no table of counts fits it. The caller,
 * who knows names of cells, says so to the user; it means that the method, the base or the structure is another one.
 */
export class Contradiction extends Error {
  readonly cell: number;

  constructor(cell: number) {
    super(`no table of counts fits what is known of cell ${cell}`);
    this.name = "Contradiction";
    this.cell = cell;
  }
}
