// SPDX-License-Identifier: Apache-2.0
// A scenario's answer on the map, and what its numbers say in words. Pure.
import type { Features } from "../green/map-style";
import { number } from "../format";
import { t } from "../text";
import type { Spot } from "./model";
import type { ScenarioPage, SiteSpot, SitingAnswer, SitingModel } from "./types";

export const models: SitingModel[] = ["mclp", "p-median", "lscp", "p-center"];
export const isOver = (status: ScenarioPage["scenario"]["status"]) => status !== "waiting" && status !== "running";
/** The form of a chosen site on the map; those of distances are before it. */
const siteBand = 4;

export function chosenSites(page: ScenarioPage | undefined): SiteSpot[] {
  const chosen = new Set(page?.answer?.sites);
  return page?.candidates.filter((one) => chosen.has(one.id)) ?? [];
}
export function siteFeatures(sites: SiteSpot[]): Features["features"] {
  return sites.map((one) => ({ type: "Feature", properties: { id: one.id, band: siteBand, chosen: true }, geometry: { type: "Point", coordinates: [one.longitude, one.latitude] } }));
}
/** A line from each place to the site that serves it. */
export function wayFeatures(page: ScenarioPage | undefined, spots: Spot[]): Features["features"] {
  const sites = new Map(page?.candidates.map((one) => [one.id, one])), places = new Map(spots.map((one) => [one.id, one]));
  const covered = (metres: number | null) => page?.scenario.radiusM == null || (metres !== null && metres <= page.scenario.radiusM);
  return (page?.answer?.ways ?? []).flatMap((way) => {
    const site = sites.get(way.site ?? ""), place = places.get(way.place);
    return site && place && covered(way.distanceM) ? [{ type: "Feature" as const, properties: {}, geometry: { type: "LineString", coordinates: [place.position, [site.longitude, site.latitude]] } }] : [];
  });
}
/** What the model makes best, with its unit. */
export function objectiveWords(answer: SitingAnswer, value: number): string {
  const unit = { mclp: "persons", lscp: "sites", "p-center": "metres", "p-median": "mean" } as const;
  const shown = answer.model === "p-median" ? (answer.weight ? value / answer.weight : value) : value;
  return t(`siting.unit.${unit[answer.model]}`, { n: number(shown, answer.model === "lscp" ? 0 : answer.model === "mclp" ? 0 : 1) });
}
