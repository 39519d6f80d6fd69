// SPDX-License-Identifier: Apache-2.0
// The register of trees as the pages need it. Pure: no page, no server.
import { parseNumber } from "../format.ts";
import type { Measurement, Species, TreeEntry, TreeMeasurement, TreePage, TreeStatus } from "./types.ts";

export const classes = ["ordinary", "heritage", "royal", "notable"] as const;
export const statuses: TreeStatus[] = ["living", "moved", "removed", "replaced", "dead"];
export const settings = ["street", "park", "temple", "school", "office", "home", "forest", "other"] as const;
export const methods = ["tape", "caliper", "instrument", "estimate"] as const;
export const healths = ["good", "fair", "poor", "dying"] as const;
export const risks = ["low", "moderate", "high", "extreme"] as const;

export function toneOf(status: TreeStatus): string {
  return { living: "state--pass", moved: "state--wait", removed: "state--miss", replaced: "state--near", dead: "state--miss" }[status];
}

/** What is typed about a tree and its first measurement. */
export interface TreeDraft {
  species: string;
  girth: string;
  height: string;
  crown: string;
  health: string;
  risk: string;
  lat: string;
  lon: string;
  code: string;
  plantedOn: string;
  campaign: string;
  class: string;
  setting: string;
  ageText: string;
  note: string;
}
export const emptyDraft = (): TreeDraft => ({ species: "", girth: "", height: "", crown: "", health: "", risk: "", lat: "", lon: "", code: "", plantedOn: "", campaign: "", class: "ordinary", setting: "", ageText: "", note: "" });

export function draftOf(page: TreePage): TreeDraft {
  const { tree } = page;
  const degrees = (e7: number | null) => (e7 === null ? "" : (e7 / 1e7).toFixed(7));
  return { ...emptyDraft(), species: tree.speciesText || tree.nameTh, lat: degrees(tree.latE7), lon: degrees(tree.lonE7), code: tree.code, plantedOn: tree.plantedOn, campaign: tree.campaign, class: tree.class, setting: tree.setting, ageText: page.ageText, note: page.note };
}

/** `wrong`: fields whose number cannot be read. A day is given as ISO already. */
export function entryOf(draft: TreeDraft, plantedOn: string, plotId: number | null): { entry: TreeEntry; wrong: string[] } {
  const wrong: string[] = [];
  const e7 = (name: "lat" | "lon") => {
    const value = parseNumber(draft[name]);
    if (value === undefined) wrong.push(name);
    return value === undefined || value === null ? null : Math.round(value * 1e7);
  };
  const entry = { species: draft.species.trim(), code: draft.code.trim(), plantedOn, campaign: draft.campaign.trim(), class: draft.class, setting: draft.setting, ageText: draft.ageText.trim(), note: draft.note.trim(), plotId, latE7: e7("lat"), lonE7: e7("lon") };
  return { entry, wrong };
}
export interface MeasureDraft {
  girth: string;
  height: string;
  crown: string;
  health: string;
  risk: string;
}
/** Girth is typed in centimetres, height and crown in metres. Nothing typed: null. */
export function measurementOf(draft: MeasureDraft, day: string, more: Partial<Measurement> = {}): { measurement: Measurement | null; wrong: string[] } {
  const wrong: string[] = [];
  const mm = (name: "girth" | "height" | "crown", unit: number) => {
    const value = parseNumber(draft[name]);
    if (value === undefined) wrong.push(name);
    return value === undefined || value === null ? null : Math.round(value * unit);
  };
  const measurement: Measurement = { day, girthMm: mm("girth", 10), heightMm: mm("height", 1000), crownMm: mm("crown", 1000), method: "tape", health: draft.health, risk: draft.risk, note: "", ...more };
  const empty = measurement.girthMm === null && measurement.heightMm === null && measurement.crownMm === null && !measurement.health && !measurement.risk;
  return { measurement: empty ? null : measurement, wrong };
}

/** Species whose name, in Thai or in Latin, holds what was typed; those that begin with it first. */
export function matching(species: Species[], text: string, most = 8): Species[] {
  const wanted = text.trim().toLowerCase().replace(/^ต้น/, "");
  if (!wanted) return [];
  const ranked = species.flatMap((one) => {
    const places = [one.nameTh, one.scientific, ...one.also].map((name) => name.toLowerCase().indexOf(wanted)).filter((at) => at >= 0);
    return places.length ? [{ one, at: Math.min(...places) }] : [];
  });
  return ranked.sort((a, b) => a.at - b.at || a.one.nameTh.localeCompare(b.one.nameTh, "th")).slice(0, most).map(({ one }) => one);
}

/** Diameter in cm of a girth or a diameter, for the eye; the server computes with its own. */
export function diameterCm(one: Pick<TreeMeasurement, "girthMm" | "dbhMm">): number | null {
  if (one.girthMm !== null) return one.girthMm / Math.PI / 10;
  return one.dbhMm === null ? null : one.dbhMm / 10;
}

/** The repairs that are accepted, as the server reads them: kinds, then single rows of kinds that are not accepted whole. */
export function acceptText(kinds: ReadonlySet<string>, rows: ReadonlySet<string>): string {
  const single = [...rows].filter((one) => !kinds.has(one.split(":")[0]!));
  return [...[...kinds].sort(), ...single.sort()].join(",");
}
