// SPDX-License-Identifier: Apache-2.0
// The register as the pages need it. Pure: no page, no server.
import { parseNumber } from "../format";
import { cornersOf, fromGeoJson, type GeoJsonShape, type Position } from "./geometry";
import type { Features } from "./map-style";
import type { OutlineCheck, PlotEntry, PlotFinding, PlotPage, PlotRow, PlotStatus } from "./types";

export const statuses: PlotStatus[] = ["existing", "added", "restored", "planned", "lost"];
/** What counts as green today. */
export const standing: PlotStatus[] = ["existing", "added", "restored"];
export const choices = {
  ownerKind: ["state", "local-government", "religious", "private", "other"],
  documentKind: ["title-deed", "certificate-of-use", "public-land", "state-property", "none", "other"],
  rightOfUse: ["owner", "permission", "agreement", "lease", "none"],
  permanence: ["permanent", "promised", "temporary"],
  access: ["open", "partly", "closed"],
  largeTrees: ["main", "some", "none"],
  diversity: ["varied", "few", "single"],
  upkeep: ["regular", "occasional", "none"],
} as const;
export const facilities = ["sign", "path", "seats", "bins", "lighting", "cctv", "toilets", "water", "ramps", "parking", "playground", "exercise", "shelter"] as const;
/** The six types; their parts and words come from the server. */
export const groups = ["1", "2", "3", "4", "5", "6"] as const;

const texts = ["nameTh", "nameEn", "type", "statedArea", "areaReason", "ownerName", "documentNumber", "hours", "keeper", "plan", "planting", "note"] as const;
const picked = ["ownerKind", "documentKind", "rightOfUse", "permanence", "access", "largeTrees", "diversity", "upkeep"] as const;
const numbers = ["promisedUntil", "budgetBaht", "plannedYear", "plannedBaht"] as const;
export type FieldName = (typeof texts)[number] | (typeof picked)[number] | (typeof numbers)[number];
export type PlotDraft = Record<FieldName, string> & { facilities: string[]; status: PlotStatus; day: string };

export function draftOf(page: PlotPage | undefined): PlotDraft {
  const entry = page?.entry;
  const fields = Object.fromEntries([...texts, ...picked, ...numbers].map((name) => [name, String(entry?.[name] ?? "")]));
  return { ...(fields as Record<FieldName, string>), facilities: [...(entry?.facilities ?? [])], status: page?.plot.status ?? "existing", day: "" };
}
/** The body to send, and the fields whose number cannot be read. */
export function entryOf(draft: PlotDraft, geometry: GeoJsonShape | null, repaired = false): { entry: PlotEntry; wrong: FieldName[] } {
  const wrong: FieldName[] = [];
  const entry: Record<string, unknown> = { geometry, repaired: repaired || null, facilities: draft.facilities };
  for (const name of [...texts, ...picked]) entry[name] = draft[name].trim();
  for (const name of numbers) {
    const value = parseNumber(draft[name]);
    if (value === undefined || (value !== null && !Number.isInteger(value))) wrong.push(name);
    else entry[name] = value;
  }
  return { entry: entry as unknown as PlotEntry, wrong };
}

export interface Outlines {
  type: "FeatureCollection";
  features: { type: "Feature"; id: number; properties: Record<string, unknown>; geometry: GeoJsonShape }[];
}
/** Outlines for the map: the chosen plot marked, the one under the pencil left out. */
export function features(outlines: Outlines | undefined, chosen?: number, without?: number): Features {
  const kept = (outlines?.features ?? []).filter((one) => one.id !== without);
  return { type: "FeatureCollection", features: kept.map((one) => ({ ...one, properties: { ...one.properties, id: one.id, chosen: one.id === chosen } })) };
}
export const positionsOf = (outlines: Outlines | undefined): Position[] => (outlines?.features ?? []).flatMap((one) => cornersOf(fromGeoJson(one.geometry)));
export function overlapFeatures(findings: PlotFinding[]): Features {
  const ground = findings.filter((one) => one.geometry);
  return { type: "FeatureCollection", features: ground.map((one) => ({ type: "Feature", properties: { code: one.code }, geometry: one.geometry })) };
}
export const overlapOf = (check: OutlineCheck | undefined): number => (check?.findings ?? []).filter((one) => one.code.startsWith("overlap")).reduce((sum, one) => sum + (one.area?.cm2 ?? 0), 0);

export function toneOf(status: PlotStatus): string {
  return { existing: "state--pass", added: "state--pass", restored: "state--pass", planned: "state--wait", lost: "state--miss", merged: "state--none", split: "state--none" }[status];
}
export interface Filter {
  type: string;
  status: string;
  q: string;
}
export function filtered(rows: PlotRow[], { type, status, q }: Filter): PlotRow[] {
  const wanted = q.trim().toLowerCase();
  return rows.filter((row) => (!type || row.type.split(".")[0] === type) && (!status || (status === "standing" ? standing.includes(row.status) : row.status === status)) && (!wanted || [row.nameTh, row.nameEn].some((name) => name.toLowerCase().includes(wanted))));
}
