// SPDX-License-Identifier: Apache-2.0
// A place on the drawing of the provinces: plate carrée at the middle latitude of the country, as tools/province-map.mjs draws it.
// For looking at, never for measuring.
import map from "./provinces.json";

const narrow = Math.cos((13.5 * Math.PI) / 180);
export function project(latitude: number, longitude: number): { x: number; y: number } {
  return { x: (longitude - map.west) * narrow * map.unitsADegree, y: (map.north - latitude) * map.unitsADegree };
}
/** The way back, in degrees. */
export function unproject(x: number, y: number): [longitude: number, latitude: number] {
  return [map.west + x / (narrow * map.unitsADegree), map.north - y / map.unitsADegree];
}
