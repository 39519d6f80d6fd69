// SPDX-License-Identifier: Apache-2.0
// The answer of the server as the page needs it: communities with their band of distance, and lines on the map. Pure.
import type { Position } from "../green/geometry";
import { noFeatures, type Features } from "../green/map-style";
import type { GreenAccess } from "./types";

export const distances = [300, 400, 800] as const;
/** m²: all, one rai, half a hectare, one hectare. */
export const areas = [0, 1600, 5000, 10_000] as const;

export interface Spot {
  id: string;
  name: string;
  people: number;
  position: Position;
  metres: number | null;
  park: { id: string; nameTh: string } | undefined;
  /** 0 to 2: within that distance; 3: farther. */
  band: number;
  score: number | null;
  gap: number | null;
}
export function bandOf(metres: number | null): number {
  const band = metres === null ? -1 : distances.findIndex((one) => metres <= one);
  return band < 0 ? distances.length : band;
}
export function spotsOf(page: GreenAccess | undefined): Spot[] {
  const parks = new Map(page?.parks.map((one) => [one.id, one]));
  return (page?.access?.rows ?? []).map((row, i) => {
    const place = page!.places[i]!;
    return { id: row.id, name: place.name || row.id, people: row.people, position: [place.longitude, place.latitude], metres: row.distanceM, park: row.park === null ? undefined : parks.get(row.park), band: bandOf(row.distanceM), score: row.priority?.score ?? null, gap: row.priority?.gapPercent ?? null };
  });
}
export function spotFeatures(spots: Spot[], chosen: string | undefined): Features {
  return { type: "FeatureCollection", features: spots.map((one) => ({ type: "Feature", properties: { id: one.id, band: one.band, chosen: one.id === chosen }, geometry: { type: "Point", coordinates: one.position } })) };
}
/** A circle of so many metres around a place. */
export function ringAround([lon, lat]: Position, metres: number): Features {
  const metresADegree = 111_133, corners = 72, narrow = Math.cos((lat * Math.PI) / 180);
  const at = (i: number): Position => {
    const turn = (i / corners) * 2 * Math.PI;
    return [lon + (Math.cos(turn) * metres) / (metresADegree * narrow), lat + (Math.sin(turn) * metres) / metresADegree];
  };
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: { ring: true }, geometry: { type: "LineString", coordinates: Array.from({ length: corners + 1 }, (_, i) => at(i)) } }] };
}
export const nothing = noFeatures;
