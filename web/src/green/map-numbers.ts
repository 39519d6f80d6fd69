// SPDX-License-Identifier: Apache-2.0
// How many plots or trees a mark on the map stands for: a circle that grows with the number, and the number in it. Numbers are drawn here,
// when the map asks for one, so that no typeface has to come from elsewhere.
import type { FilterSpecification, LayerSpecification, Map } from "maplibre-gl";
import { number } from "../format";

const prefix = "number-", several: FilterSpecification = [">", ["get", "count"], 1];
/** Layers of which a press means: closer. Those of trees also have trees that stand alone. */
export const countedLayers = ["marks", "known-trees", "trees"] as const;

/** By the root of the number, so that the circle's area follows it; wide enough for what stands in it. */
export function radiusOf(alone: number): never {
  const digits = ["length", ["to-string", ["get", "count"]]];
  return ["case", ["==", ["get", "count"], 1], alone, ["min", 26, ["max", ["+", 6, ["*", 3.4, digits]], ["+", 8, ["*", 0.5, ["sqrt", ["get", "count"]]]]]]] as never;
}
/** The numbers over a layer of circles. */
export function numbersOver(circles: string, source: string, sourceLayer: string): LayerSpecification {
  return { id: `${circles}-number`, type: "symbol", source, "source-layer": sourceLayer, filter: several, layout: { "icon-image": ["concat", prefix, ["to-string", ["get", "count"]]] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } };
}
/** Numbers are drawn when they are first asked for, in the colour of the page. */
export function drawNumbers(map: Map): void {
  map.setMissingStyleImageResolver((id) => {
    if (id.startsWith(prefix) && !map.hasImage(id)) map.addImage(id, picture(id), { pixelRatio: scale });
  });
}
/** The page turned dark or light. */
export function recolourNumbers(map: Map): void {
  for (const id of map.listImages().filter((one) => one.startsWith(prefix))) map.updateImage(id, picture(id));
}

const scale = 2;
function picture(id: string): ImageData {
  const text = number(Number(id.slice(prefix.length))), { fontFamily } = getComputedStyle(document.body);
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true })!, font = `700 ${12 * scale}px ${fontFamily}`;
  pen.font = font;
  canvas.width = Math.ceil(pen.measureText(text).width) + 4 * scale;
  canvas.height = 18 * scale;
  Object.assign(pen, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3 * scale });
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  pen.strokeStyle = token("surface");
  pen.strokeText(text, x, y);
  pen.fillStyle = token("ink");
  pen.fillText(text, x, y);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
