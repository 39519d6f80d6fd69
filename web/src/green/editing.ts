// SPDX-License-Identifier: Apache-2.0
// A plot under the pencil: closed polygons and the line that is being drawn. Pure: every step gives a new drawing, so that
// undoing is going back to the one before.
import { merge, split, type Position, type Shape } from "./geometry.ts";

export interface Drawing {
  shape: Shape;
  /** Corners of the polygon that is not closed yet. */
  line: Position[];
  /** The outline is a repair that the person took; the record says so. */
  repaired?: boolean;
  /** Plots that were merged into it, as they were read. */
  joined?: Joined[];
  /** Parts that go out as plots of their own. */
  cutOff?: CutOff[];
}
export interface Joined {
  plot: number;
  version: number;
}
export interface CutOff {
  key: string;
  shape: Shape;
}
/** What saving a plot that is in the register does beside changing it. */
export const stepOf = (drawing: Drawing): "merge" | "split" | undefined => (drawing.joined?.length ? "merge" : drawing.cutOff?.length ? "split" : undefined);
/** The polygon goes out as a plot of its own. */
export function takeOff(drawing: Drawing, polygon: number, key: string): Drawing {
  const part = drawing.shape[polygon];
  if (!part) return drawing;
  return { ...drawing, shape: drawing.shape.filter((_, i) => i !== polygon), cutOff: [...(drawing.cutOff ?? []), { key, shape: [part] }] };
}
/** A corner of a closed ring. */
export interface Corner {
  polygon: number;
  ring: number;
  corner: number;
}
export const nothing: Drawing = { shape: [], line: [] };

export function add(drawing: Drawing, position: Position): Drawing {
  const last = drawing.line.at(-1);
  if (last && last[0] === position[0] && last[1] === position[1]) return drawing;
  return { ...drawing, line: [...drawing.line, position] };
}
export const canClose = (drawing: Drawing): boolean => drawing.line.length > 2;
export function close(drawing: Drawing): Drawing {
  return canClose(drawing) ? { shape: [...drawing.shape, [drawing.line]], line: [] } : drawing;
}
function withRing(drawing: Drawing, at: Corner, change: (ring: Position[]) => Position[]): Drawing {
  const shape = drawing.shape.map((polygon, p) => (p === at.polygon ? polygon.map((ring, r) => (r === at.ring ? change(ring) : ring)) : polygon));
  return { ...drawing, shape };
}
export function move(drawing: Drawing, at: Corner, to: Position): Drawing {
  return withRing(drawing, at, (ring) => ring.map((corner, i) => (i === at.corner ? to : corner)));
}
/** A new corner after this one. */
export function insert(drawing: Drawing, at: Corner, position: Position): Drawing {
  return withRing(drawing, at, (ring) => [...ring.slice(0, at.corner + 1), position, ...ring.slice(at.corner + 1)]);
}
/** A ring left with two corners goes with its last: a hole alone, an outer ring with its holes. */
export function drop(drawing: Drawing, at: Corner): Drawing {
  const ring = drawing.shape[at.polygon]?.[at.ring];
  if (!ring) return drawing;
  if (ring.length > 3) return withRing(drawing, at, (corners) => corners.filter((_, i) => i !== at.corner));
  const shape = drawing.shape.flatMap((polygon, p) => {
    if (p !== at.polygon) return [polygon];
    return at.ring === 0 ? [] : [polygon.filter((_, r) => r !== at.ring)];
  });
  return { ...drawing, shape };
}
export function moveInLine(drawing: Drawing, corner: number, to: Position): Drawing {
  return { ...drawing, line: drawing.line.map((one, i) => (i === corner ? to : one)) };
}
export function dropFromLine(drawing: Drawing, corner: number): Drawing {
  return { ...drawing, line: drawing.line.filter((_, i) => i !== corner) };
}
/** Cuts the first polygon that the line divides; the second part comes last. Undefined: it divides none. */
export function cut(drawing: Drawing, from: Position, to: Position): Drawing | undefined {
  for (const [i, polygon] of drawing.shape.entries()) {
    const parts = split(polygon, from, to);
    if (parts) return { ...drawing, shape: [...drawing.shape.map((one, n) => (n === i ? parts[0] : one)), parts[1]] };
  }
  return undefined;
}
/** Joins another plot's polygons to this one where they have a border in common. Undefined: they have none. */
export function join(drawing: Drawing, other: Shape): Drawing | undefined {
  let shape = drawing.shape;
  for (const polygon of other) {
    const at = shape.findIndex((one) => merge(one, polygon));
    if (at < 0) return undefined;
    shape = shape.map((one, i) => (i === at ? merge(one, polygon)! : one));
  }
  return { ...drawing, shape };
}
/** What is measured: the closed polygons, and the open line as if it were closed now. */
export function measured(drawing: Drawing): Shape {
  return canClose(drawing) ? [...drawing.shape, [drawing.line]] : drawing.shape;
}

/** Steps back and forth; as deep as anybody remembers. */
export class History {
  static readonly deepest = 200;
  readonly #before: Drawing[] = [];
  #after: Drawing[] = [];

  push(drawing: Drawing): void {
    this.#before.push(drawing);
    if (this.#before.length > History.deepest) this.#before.shift();
    this.#after = [];
  }
  get canUndo(): boolean {
    return this.#before.length > 0;
  }
  get canRedo(): boolean {
    return this.#after.length > 0;
  }
  undo(now: Drawing): Drawing {
    const last = this.#before.pop();
    if (last) this.#after.push(now);
    return last ?? now;
  }
  redo(now: Drawing): Drawing {
    const next = this.#after.pop();
    if (next) this.#before.push(now);
    return next ?? now;
  }
}
