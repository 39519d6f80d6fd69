// SPDX-License-Identifier: Apache-2.0
// What is near a place: how far, in which direction, in which order. Pure.
import { contains, metresBetween, type Position, type Shape } from "./geometry.ts";

export const directions = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof directions)[number];

/** The place of an edge that is nearest, in the plane of the place itself. */
function nearestOn(a: Position, b: Position, at: Position): Position {
  const narrow = Math.cos((at[1] * Math.PI) / 180);
  const [x, y] = [(b[0] - a[0]) * narrow, b[1] - a[1]];
  const square = x * x + y * y;
  const along = square > 0 ? Math.min(1, Math.max(0, ((at[0] - a[0]) * narrow * x + (at[1] - a[1]) * y) / square)) : 0;
  return [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])];
}
/** The nearest place of a shape; the place itself where it lies inside. Undefined: an empty shape. */
export function nearestOf(shape: Shape, at: Position): Position | undefined {
  let best: Position | undefined;
  let least = Infinity;
  for (const [outer, ...holes] of shape) {
    if (outer && contains(outer, at) && !holes.some((hole) => contains(hole, at))) return at;
    for (const ring of [outer ?? [], ...holes])
      for (const [i, corner] of ring.entries()) {
        const place = nearestOn(corner, ring[(i + 1) % ring.length]!, at);
        const metres = metresBetween(place, at);
        if (metres < least) [best, least] = [place, metres];
      }
  }
  return best;
}
export function directionTo(from: Position, to: Position): Direction {
  const narrow = Math.cos((from[1] * Math.PI) / 180);
  const turn = Math.atan2((to[0] - from[0]) * narrow, to[1] - from[1]) / (Math.PI / 4);
  return directions[(Math.round(turn) + 8) % 8]!;
}
export interface Near<T> {
  of: T;
  metres: number;
  /** Undefined: one stands in it. */
  direction: Direction | undefined;
}
/** The nearest first. What has no place is left out. */
export function near<T>(things: T[], shapeOf: (thing: T) => Shape | Position | undefined, at: Position): Near<T>[] {
  const found = things.flatMap((of): Near<T>[] => {
    const where = shapeOf(of);
    const place = where && (typeof where[0] === "number" ? (where as Position) : nearestOf(where as Shape, at));
    if (!place) return [];
    const metres = metresBetween(at, place);
    return [{ of, metres, direction: metres < 1 ? undefined : directionTo(at, place) }];
  });
  return found.sort((a, b) => a.metres - b.metres);
}
