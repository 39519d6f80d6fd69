// SPDX-License-Identifier: Apache-2.0
// Fields of plots, trees and measurements in the words of their forms, where two people changed one thing.
import { date, number } from "../format";
import { has, t } from "../text";
import { cornersOf, fromGeoJson, type GeoJsonShape } from "./geometry";

const measures: Record<string, [name: string, unit: string, per: number]> = { girthMm: ["girth", "cm", 10], heightMm: ["height", "m", 1000], crownMm: ["crown", "m", 1000] };
const degrees: Record<string, string> = { latE7: "lat", lonE7: "lon" };

export function plotField(field: string): string {
  return t(`green.field.${field}`);
}
export function plotValue(field: string, value: string): string {
  if (field === "geometry") return value === "null" ? t("drafts.empty") : t("green.corner.title", { n: number(cornersOf(fromGeoJson(JSON.parse(value) as GeoJsonShape)).length) });
  if (field === "facilities") return (JSON.parse(value) as string[]).map((one) => t(`green.facility.${one}`)).join(" · ") || t("drafts.empty");
  return has(`green.choice.${field}.${value}`) ? t(`green.choice.${field}.${value}`) : value;
}
export function treeField(field: string): string {
  return t(field === "day" ? "trees.day" : field === "plotId" ? "trees.plot" : `trees.field.${measures[field]?.[0] ?? degrees[field] ?? field}`);
}
export function treeValue(field: string, value: string): string {
  const measure = measures[field];
  if (measure) return `${number(Number(value) / measure[2])} ${t(`trees.${measure[1]}`)}`;
  if (degrees[field]) return (Number(value) / 1e7).toFixed(6);
  if (field === "day" || field === "plantedOn") return date(value);
  return has(`trees.${field}.${value}`) ? t(`trees.${field}.${value}`) : value;
}
