import type { System } from "../../system/system.ts";
import { CubeSearch } from "./cube-search.ts";
import { finishOf } from "./finish.ts";
import type { Move, Mover } from "./move.ts";
import { placesOf } from "./places.ts";

/**
 * Moves as Repsilber's hypercubes (Hundepool et al., Statistical Disclosure Control, 2012, section 4.4), carried over
 * to hierarchies and linked tables: the product of one turn a dimension.
 */
export function moverOf(system: System): Mover {
  const places = placesOf(system);
  const finish = finishOf(system, places);
  const searches = system.cubes.map((cube) => new CubeSearch(cube, finish));
  return (walk, wish) => {
    let best: Move | null = null;
    for (let i = places.starts[wish.cell] ?? 0; i < (places.starts[wish.cell + 1] ?? 0); i++)
      best = searches[places.cubes[i] ?? 0]?.from(walk, wish, places.positions[i] ?? 0, best) ?? best;
    return best;
  };
}
