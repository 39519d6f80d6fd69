// SPDX-License-Identifier: Apache-2.0
// Walking a boundary: which positions of the phone become corners. Pure.
import { metresBetween, type Position } from "./geometry.ts";

/** A phone under open sky is within 4.9 m (GPS.gov, "GPS accuracy"); ours is twice that: worse is refused. */
export const worstAccuracy = 10;
/** Metres from the last corner: nearer says more about the receiver than about the boundary. Our choice. */
export const leastStep = 3;
/** Metres a second: faster than a run is a jump of the receiver. Our choice. */
export const fastest = 5;

export interface Fix {
  position: Position;
  /** Metres around the position, at a confidence of 95 % (W3C Geolocation). */
  accuracy: number;
  /** Milliseconds. */
  at: number;
}
export type Verdict = "taken" | "inaccurate" | "near" | "jump";

export function judge(fix: Fix, last: Fix | undefined): Verdict {
  if (!(fix.accuracy <= worstAccuracy)) return "inaccurate";
  if (!last) return "taken";
  const metres = metresBetween(fix.position, last.position);
  if (metres < leastStep) return "near";
  return metres / Math.max(1, (fix.at - last.at) / 1000) > fastest ? "jump" : "taken";
}
