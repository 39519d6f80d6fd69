// SPDX-License-Identifier: Apache-2.0
// Outlines while they are drawn: longitude first, rings open. Pure. What counts is measured by the server's own rules
// (rules/doors.ts) and checked by the server; distances here are for handling, in a plane at the place itself.

export type Position = [lon: number, lat: number];
export type Ring = Position[];
/** The outer ring, then its holes. */
export type Polygon = Ring[];
export type Shape = Polygon[];
export type GeoJsonShape = { type: "Polygon"; coordinates: Position[][] } | { type: "MultiPolygon"; coordinates: Position[][][] };

/** Metres of one degree of latitude: 40,008 km of meridian (WGS 84) / 360. */
const metresADegree = 111_133;

export function fromGeoJson(geometry: GeoJsonShape | null | undefined): Shape {
  if (!geometry) return [];
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lon, lat] as Position)));
}
export function toGeoJson(shape: Shape): GeoJsonShape {
  const polygons = shape.map((rings) => rings.filter((ring) => ring.length > 2).map((ring) => [...ring, ring[0]!]));
  return polygons.length === 1 ? { type: "Polygon", coordinates: polygons[0]! } : { type: "MultiPolygon", coordinates: polygons };
}
/** As the rules' door reads it. */
export function ringsText(shape: Shape): string {
  return shape.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => `${lon} ${lat}`).join(" ")).join(";")).join("|");
}
export function metresBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const narrow = Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.hypot((lonB - lonA) * narrow, latB - latA) * metresADegree;
}
export function boxOf(positions: Position[]): [west: number, south: number, east: number, north: number] | undefined {
  if (!positions.length) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  return [west, south, east, north];
}
export const cornersOf = (shape: Shape): Position[] => shape.flat(2);
const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const turn = (a: Position, b: Position, c: Position) => (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);

/** Where two segments cross between their ends; undefined when they do not, or touch only. */
export function crossing(a: Position, b: Position, c: Position, d: Position): Position | undefined {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd >= 0 || cda * cdb >= 0) return undefined;
  const share = cda / (cda - cdb);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
/** Where a ring crosses itself. Looks at every pair of edges: up to `most` corners, beyond that the server says it. */
export function selfCrossings(ring: Ring, most = 600): Position[] {
  const found: Position[] = [];
  if (ring.length < 4 || ring.length > most) return found;
  const at = (i: number) => ring[i % ring.length]!;
  for (let i = 0; i < ring.length; ++i)
    for (let j = i + 2; j < ring.length; ++j) {
      if (i === 0 && j === ring.length - 1) continue;
      const point = crossing(at(i), at(i + 1), at(j), at(j + 1));
      if (point) found.push(point);
    }
  return found;
}
export function contains(ring: Ring, [lon, lat]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!];
    if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export interface Snap {
  position: Position;
  kind: "corner" | "edge";
}
/** The corner within reach, else the nearest place on an edge within reach. `reach` and what `project` gives are pixels. */
export function snapped(position: Position, rings: Ring[], project: (p: Position) => { x: number; y: number }, reach: number): Snap | undefined {
  const at = project(position);
  let corner: Snap | undefined, edge: Snap | undefined;
  let nearCorner = reach, nearEdge = reach;
  for (const ring of rings)
    for (let i = 0; i < ring.length; ++i) {
      const [from, to] = [ring[i]!, ring[(i + 1) % ring.length]!];
      const [a, b] = [project(from), project(to)];
      const away = Math.hypot(a.x - at.x, a.y - at.y);
      if (away <= nearCorner) [nearCorner, corner] = [away, { position: from, kind: "corner" }];
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
      if (!length) continue;
      const share = Math.min(1, Math.max(0, ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / length));
      const aside = Math.hypot(a.x + share * (b.x - a.x) - at.x, a.y + share * (b.y - a.y) - at.y);
      if (aside < nearEdge) [nearEdge, edge] = [aside, { position: [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], kind: "edge" }];
    }
  return corner ?? edge;
}

/** Cuts a polygon by a line that goes on beyond both its ends. Undefined: it does not cut the outer ring in exactly two, or a hole. */
export function split(polygon: Polygon, from: Position, to: Position): [Polygon, Polygon] | undefined {
  const [outer, ...holes] = polygon;
  if (!outer || same(from, to)) return undefined;
  const side = (p: Position) => turn(from, to, p);
  if (holes.some((hole) => hole.some((p) => side(p) > 0) && hole.some((p) => side(p) < 0))) return undefined;
  const left: Ring = [], right: Ring = [];
  let cuts = 0;
  for (let i = 0; i < outer.length; ++i) {
    const [a, b] = [outer[i]!, outer[(i + 1) % outer.length]!];
    const [atA, atB] = [side(a), side(b)];
    if (atA >= 0) left.push(a);
    if (atA <= 0) right.push(a);
    if (atA === 0) ++cuts;
    if (atA * atB >= 0) continue;
    const share = atA / (atA - atB);
    const cut: Position = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    left.push(cut);
    right.push(cut);
    ++cuts;
  }
  if (cuts !== 2 || left.length < 3 || right.length < 3) return undefined;
  const of = (ring: Ring): Polygon => [ring, ...holes.filter((hole) => contains(ring, hole[0]!))];
  return [of(left), of(right)];
}

/** A corner of the other ring that lies on an edge becomes a corner here too, so that both walk the same way. */
function withCornersOf(ring: Ring, others: Ring[]): Ring {
  const out: Ring = [];
  for (let i = 0; i < ring.length; ++i) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const on = others.flat().flatMap((p) => {
      const share = length && ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length ** 2;
      // A billionth of a degree is a tenth of a millimetre.
      const beside = length && Math.abs(turn(a, b, p)) / length < 1e-9;
      return beside && share > 0 && share < 1 && !same(p, a) && !same(p, b) ? [{ p, share }] : [];
    });
    out.push(a, ...on.sort((one, two) => one.share - two.share).map((one) => one.p).filter((p, n, all) => !n || !same(p, all[n - 1]!)));
  }
  return out;
}
const ringArea = (ring: Ring) => ring.reduce((sum, p, i) => sum + turn(ring[0]!, p, ring[(i + 1) % ring.length]!), 0);
const against = (ring: Ring, clock: boolean) => (ringArea(ring) > 0 === clock ? [...ring].reverse() : ring);

/** Two polygons with a common border as one. Undefined: they have no border in common (or lie one over the other). */
export function merge(a: Polygon, b: Polygon): Polygon | undefined {
  const ringsOf = (one: Polygon, other: Polygon) => one.map((ring, i) => against(withCornersOf(ring, other), i > 0));
  const edges = new Map<string, { from: Position; to: Position }>();
  let shared = 0;
  const name = (from: Position, to: Position) => `${from} ${to}`;
  for (const ring of [...ringsOf(a, b), ...ringsOf(b, a)])
    for (let i = 0; i < ring.length; ++i) {
      const [from, to] = [ring[i]!, ring[(i + 1) % ring.length]!];
      if (edges.delete(name(to, from))) ++shared;
      else edges.set(name(from, to), { from, to });
    }
  if (!shared) return undefined;
  const next = new Map<string, Position[]>();
  for (const { from, to } of edges.values()) next.set(String(from), [...(next.get(String(from)) ?? []), to]);
  const rings: Ring[] = [];
  for (const { from } of edges.values()) {
    const ring: Ring = [];
    for (let at: Position | undefined = from; at; ) {
      const to: Position | undefined = next.get(String(at))?.pop();
      if (!to) break;
      ring.push(at);
      at = to;
    }
    if (ring.length > 2) rings.push(straight(ring));
  }
  const outer = rings.filter((ring) => ringArea(ring) > 0);
  return outer.length === 1 ? [outer[0]!, ...rings.filter((ring) => ringArea(ring) < 0)] : undefined;
}
/** Without corners that lie on the line between their neighbours to the bit. */
function straight(ring: Ring): Ring {
  const out = ring.filter((p, i) => turn(ring[(i + ring.length - 1) % ring.length]!, p, ring[(i + 1) % ring.length]!) !== 0);
  return out.length > 2 ? out : ring;
}

/** "16.43215, 102.82341", also with Thai digits, tabs or a semicolon; latitude first, as phones and maps show it. */
export function readPair(text: string): Position | undefined {
  const plain = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*°?\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*°?\s*$/.exec(plain);
  if (!found) return undefined;
  const [lat, lon] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined;
}
/** Seven decimals are a centimetre. */
export const pairText = ([lon, lat]: Position): string => `${lat.toFixed(7)}, ${lon.toFixed(7)}`;

/** 1 rai = 4 ngan = 400 square wah, 1 square wah = 4 m² (Measures and Weights Act B.E. 2466): "16-2-88". Rounded to a square wah. */
export function raiNganWah(cm2: number): string {
  const wah = Math.round(cm2 / 40_000);
  return `${Math.floor(wah / 400).toLocaleString("en-US")}-${Math.floor((wah % 400) / 100)}-${wah % 100}`;
}
