// SPDX-License-Identifier: Apache-2.0
// Where a proposal lies: one place, typed or pointed at, and an outline where one was drawn.
import { boxOf, cornersOf, toGeoJson, type GeoJsonShape, type Position } from "../green/geometry.ts";
import type { Drawing } from "../green/editing";

/** Thai digits, a comma for the point, spaces around: degrees, or nothing. */
export function degrees(text: string): number | undefined {
  const plain = text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(",", ".");
  return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
export const e7 = (value: number) => Math.round(value * 1e7);
export const textOf = (value: number) => value.toFixed(6);

/** The middle of what was drawn; of corners that are not closed yet, the first. */
export function placeOf({ shape, line }: Drawing): Position | undefined {
  const box = boxOf(cornersOf(shape));
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : line[0];
}
export function outlineOf({ shape }: Drawing): GeoJsonShape | null {
  return shape.length ? toGeoJson(shape) : null;
}
