// SPDX-License-Identifier: Apache-2.0
// How the green map looks: the colours of the page, paper, a grid of metres, the provinces; nothing from elsewhere.
import type { GeoJSONSource, LayerSpecification, Map, StyleSpecification } from "maplibre-gl";
import provinces from "../map/provinces.json";
import { unproject } from "../map/project";
import { base } from "../api/client";
import { numbersOver, radiusOf, recolourNumbers } from "./map-numbers";

export type Features = { type: "FeatureCollection"; features: { type: "Feature"; id?: number; properties: Record<string, unknown>; geometry: unknown }[] };
export const noFeatures: Features = { type: "FeatureCollection", features: [] };

/** The style's data that the page fills. */
export type Source = "grid" | "plots" | "overlap" | "drawing" | "corners" | "ways" | "spots";

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The drawing of the provinces ("M375 861l0-11…", relative lines) back in degrees. */
function provinceLines(): Features {
  const rings = (d: string) => {
    const out: [number, number][][] = [];
    let x = 0, y = 0;
    for (const [, letter, numbers] of d.matchAll(/([MmLlz])([^MmLlz]*)/g)) {
      const values = [...numbers!.matchAll(/-?\d*\.?\d+/g)].map(Number);
      for (let i = 0; i + 1 < values.length; i += 2) {
        [x, y] = letter === "M" || letter === "L" ? [values[i]!, values[i + 1]!] : [x + values[i]!, y + values[i + 1]!];
        if (letter === "M" && i === 0) out.push([]);
        out.at(-1)!.push(unproject(x, y));
      }
      if (letter === "z") out.at(-1)!.push(out.at(-1)![0]!);
    }
    return out;
  };
  const features = provinces.provinces.map((one) => ({ type: "Feature" as const, properties: { code: one.code }, geometry: { type: "MultiLineString", coordinates: rings(one.d) } }));
  return { type: "FeatureCollection", features };
}

const treesFrom = 9;
function layers(): LayerSpecification[] {
  const status = ["match", ["get", "status"], "planned", token("wait"), "lost", token("miss"), token("pass")] as never;
  return [
    { id: "paper", type: "background", paint: { "background-color": token("map-land") } },
    { id: "grid", type: "line", source: "grid", paint: { "line-color": token("map-line"), "line-width": 1 } },
    { id: "provinces", type: "line", source: "provinces", paint: { "line-color": token("map-edge"), "line-width": 1 } },
    { id: "around", type: "fill", source: "tiles", "source-layer": "plots", paint: { "fill-color": token("pass"), "fill-opacity": 0.18 } },
    { id: "around-line", type: "line", source: "tiles", "source-layer": "plots", paint: { "line-color": token("pass"), "line-width": 0.8, "line-opacity": 0.7 } },
    { id: "marks", type: "circle", source: "tiles", "source-layer": "plot_marks", paint: { "circle-color": token("pass"), "circle-opacity": 0.55, "circle-radius": radiusOf(5), "circle-stroke-color": token("surface"), "circle-stroke-width": 1 } },
    { id: "plots", type: "fill", source: "plots", paint: { "fill-color": status, "fill-opacity": ["case", ["boolean", ["get", "chosen"], false], 0.5, 0.28] as never } },
    { id: "plots-line", type: "line", source: "plots", filter: ["in", ["get", "status"], ["literal", ["existing", "added", "restored"]]] as never, paint: { "line-color": status, "line-width": ["case", ["boolean", ["get", "chosen"], false], 4, 2] as never } },
    { id: "plots-dashed", type: "line", source: "plots", filter: ["in", ["get", "status"], ["literal", ["planned", "lost"]]] as never, paint: { "line-color": status, "line-width": 2, "line-dasharray": [3, 2] } },
    { id: "drawing", type: "fill", source: "drawing", filter: ["==", ["geometry-type"], "Polygon"] as never, paint: { "fill-color": token("leaf"), "fill-opacity": 0.22 } },
    { id: "drawing-line", type: "line", source: "drawing", paint: { "line-color": token("ink"), "line-width": 2.5 } },
    numbersOver("marks", "tiles", "plot_marks"),
    // Of the whole country the plots alone are counted: two circles on one place would hide each other.
    { ...trees(), id: "known-trees", source: "tiles", minzoom: treesFrom } as LayerSpecification,
    { ...numbersOver("known-trees", "tiles", "trees"), minzoom: treesFrom } as LayerSpecification,
    { id: "overlap", type: "fill", source: "overlap", paint: { "fill-pattern": "hatch" } },
    { id: "overlap-line", type: "line", source: "overlap", paint: { "line-color": token("miss"), "line-width": 2 } },
    { id: "middles", type: "circle", source: "corners", filter: ["==", ["get", "kind"], "middle"] as never, paint: { "circle-radius": 5, "circle-color": token("surface"), "circle-stroke-color": token("ink"), "circle-stroke-width": 1.5, "circle-opacity": 0.8 } },
    { id: "corners", type: "circle", source: "corners", filter: ["==", ["get", "kind"], "corner"] as never, paint: { "circle-radius": 7, "circle-color": ["case", ["get", "chosen"], token("leaf"), token("surface")] as never, "circle-stroke-color": token("ink"), "circle-stroke-width": 2.5 } },
    { id: "ways", type: "line", source: "ways", paint: { "line-color": token("ink-2"), "line-width": ["case", ["boolean", ["get", "ring"], false], 2, 1.2] as never, "line-dasharray": [2, 2] } },
    { id: "spots", type: "symbol", source: "spots", layout: { "icon-image": ["concat", "spot-", ["get", "band"]] as never, "icon-size": ["case", ["boolean", ["get", "chosen"], false], 1.5, 1] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } },
    { id: "wrong", type: "circle", source: "corners", filter: ["==", ["get", "kind"], "wrong"] as never, paint: { "circle-radius": 11, "circle-opacity": 0, "circle-stroke-color": token("miss"), "circle-stroke-width": 3 } },
  ];
}
const tilesOf = (path: string) => ({ type: "vector" as const, tiles: [`${location.origin}${base}${path}/green/tiles/{z}/{x}/{y}`], minzoom: 0, maxzoom: 16 });
/** Of the trees of a register, beside what the public sees: for those who read it. */
export function addRegister(map: Map, unit: number | string): void {
  if (map.getSource("register")) return;
  map.addSource("register", tilesOf(`/units/${unit}`));
  map.addLayer({ ...trees(), id: "trees", source: "register" } as LayerSpecification, "overlap");
  map.addLayer(numbersOver("trees", "register", "trees"), "overlap");
  for (const layer of ["known-trees-number", "known-trees"]) map.removeLayer(layer);
}
function trees(): Partial<LayerSpecification> {
  // A tree that stands alone is a dot, larger where it is near enough to be pressed.
  const radius = ["interpolate", ["linear"], ["zoom"], 14, radiusOf(3.5), 17, radiusOf(6)] as never;
  const known = ["in", ["get", "class"], ["literal", ["heritage", "royal", "notable"]]] as never;
  return { type: "circle", "source-layer": "trees", paint: { "circle-color": ["case", known, token("near"), token("leaf")] as never, "circle-radius": radius, "circle-opacity": 0.75, "circle-stroke-color": token("surface"), "circle-stroke-width": 1 } };
}
export function greenStyle(): StyleSpecification {
  const data = (features: Features) => ({ type: "geojson" as const, data: features as never, tolerance: 0 });
  return {
    version: 8,
    sources: {
      provinces: data(provinceLines()), grid: data(noFeatures), plots: data(noFeatures), overlap: data(noFeatures), ways: data(noFeatures), spots: data(noFeatures), drawing: data(noFeatures), corners: data(noFeatures),
      tiles: tilesOf(""),
    },
    layers: layers(),
  };
}
export function fill(map: Map, source: Source, features: Features): void {
  map.getSource<GeoJSONSource>(source)?.setData(features as never);
}
/** The page turned dark or light. */
export function recolour(map: Map): void {
  for (const layer of layers().filter((one) => map.getLayer(one.id)))
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
  addHatch(map);
  addSpots(map);
  recolourNumbers(map);
}
/** How a community's distance is drawn: by colour and by form, so that neither is needed alone. */
export const spotForms = [
  { color: "wait", path: "M14 4a10 10 0 1 0 .01 0z" },
  { color: "c2", path: "M5 5h18v18H5z" },
  { color: "near", path: "M14 3L25 24H3z" },
  { color: "miss", path: "M14 1L27 14 14 27 1 14z" },
  { color: "ink", path: "M14 1l4 8.6 9.4 1.2-6.9 6.5 1.8 9.3L14 22l-8.3 4.6 1.8-9.3L.6 10.8 10 9.600z" },
] as const;
export function addSpots(map: Map): void {
  const side = 28;
  for (const [i, { color, path }] of spotForms.entries()) {
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = token(color);
    pen.strokeStyle = token("surface");
    pen.lineWidth = 3;
    pen.stroke(new Path2D(path));
    pen.fill(new Path2D(path));
    const image = pen.getImageData(0, 0, side, side), name = `spot-${i}`;
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: 1.5 });
  }
}
/** Slanting lines for ground that two plots claim. */
export function addHatch(map: Map): void {
  const side = 16;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const pen = canvas.getContext("2d")!;
  pen.strokeStyle = token("miss");
  pen.lineWidth = 3;
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 2, side + 2);
    pen.lineTo(shift + side + 2, -2);
  }
  pen.stroke();
  const image = pen.getImageData(0, 0, side, side);
  if (map.hasImage("hatch")) map.updateImage("hatch", image);
  else map.addImage("hatch", image, { pixelRatio: 2 });
}
/** Lines a round number of metres apart over what is seen; 0: too far away for a grid. */
export function gridOver(map: Map): { features: Features; metres: number } {
  const bounds = map.getBounds(), [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const middle = (south + north) / 2, up = 1 / 111_133, across = up / Math.cos((Math.round(middle) * Math.PI) / 180);
  const metres = [10, 50, 100, 500, 1000, 5000].find((one) => (east - west) / (one * across) < 14) ?? 0;
  if (!metres) return { features: noFeatures, metres };
  const lines: [number, number][][] = [];
  for (let i = Math.ceil(west / (metres * across)); i * metres * across < east; ++i) lines.push([[i * metres * across, south], [i * metres * across, north]]);
  for (let i = Math.ceil(south / (metres * up)); i * metres * up < north; ++i) lines.push([[west, i * metres * up], [east, i * metres * up]]);
  return { features: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } }] }, metres };
}
