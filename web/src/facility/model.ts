// SPDX-License-Identifier: Apache-2.0
// What the register asks for, in the units that people know: rai, metres, tonnes. Pure: no page, no server.
import { parseNumber } from "../format";
import type { Facility, FacilityRow } from "./types";

export const controls = ["weighing", "fence", "compaction", "cover", "leachate", "gas", "fire", "staff"] as const;
export const operators = ["local-government", "joint", "private", "other"] as const;

/** 1 rai = 1,600 m² (Measures and Weights Act B.E. 2466). */
const squareMetresOfRai = 1600;
export interface Quantity {
  name: "areaSquareMetres" | "depthCentimetres" | "capacityCubicMetres" | "capacityLeftCubicMetres" | "stockKg" | "waterMetres" | "latitudeMicro" | "longitudeMicro";
  /** Stored units in one shown unit. */
  scale: number;
  decimals: number;
}
export const quantities: Quantity[] = [
  { name: "latitudeMicro", scale: 1e6, decimals: 6 },
  { name: "longitudeMicro", scale: 1e6, decimals: 6 },
  { name: "areaSquareMetres", scale: squareMetresOfRai, decimals: 2 },
  { name: "depthCentimetres", scale: 100, decimals: 2 },
  { name: "capacityCubicMetres", scale: 1, decimals: 0 },
  { name: "capacityLeftCubicMetres", scale: 1, decimals: 0 },
  { name: "stockKg", scale: 1000, decimals: 3 },
  { name: "waterMetres", scale: 1, decimals: 0 },
];
/** The stored value as it is typed; empty when nothing is known. */
export function shown(value: number | null | undefined, quantity: Quantity): string {
  return value === null || value === undefined ? "" : String(Number((value / quantity.scale).toFixed(quantity.decimals)));
}
/** What was typed in stored units; undefined: no number. */
export function stored(text: string, quantity: Quantity): number | null | undefined {
  const typed = parseNumber(text);
  return typed === null || typed === undefined ? typed : Math.round(typed * quantity.scale);
}
export function toneOf(value: FacilityRow["class"]): string {
  return { proper: "state--pass", improper: "state--miss", unknown: "state--none", "not-disposal": "state--none" }[value];
}
export type Draft = Record<Quantity["name"] | "nameTh" | "nameEn" | "method" | "operatorKind" | "operatorName" | "opened" | "closed" | "floodProne" | "note", string> & { controls: string[] };
export function draftOf(page: Facility | undefined): Draft {
  const row = page?.facility;
  const numbers = Object.fromEntries(quantities.map((one) => [one.name, shown(page ? (one.name in page ? page[one.name as keyof Facility] : row![one.name as keyof FacilityRow]) as number | null : null, one)])) as Record<Quantity["name"], string>;
  return {
    ...numbers,
    nameTh: row?.nameTh ?? "",
    nameEn: row?.nameEn ?? "",
    method: row?.method ?? "",
    operatorKind: row?.operatorKind ?? "",
    operatorName: row?.operatorName ?? "",
    opened: row?.opened ?? "",
    closed: row?.closed ?? "",
    floodProne: page?.floodProne === true ? "yes" : page?.floodProne === false ? "no" : "",
    note: page?.note ?? "",
    controls: page?.controls ?? [],
  };
}
/** The body to send, and the fields whose number cannot be read. */
export function entryOf(draft: Draft): { entry: Record<string, unknown>; wrong: string[] } {
  const wrong: string[] = [];
  const entry: Record<string, unknown> = {
    nameTh: draft.nameTh.trim(),
    nameEn: draft.nameEn.trim(),
    method: draft.method,
    operatorKind: draft.operatorKind,
    operatorName: draft.operatorName.trim(),
    opened: draft.opened.trim() || null,
    closed: draft.closed.trim() || null,
    controls: draft.controls,
    floodProne: draft.floodProne === "" ? null : draft.floodProne === "yes",
    note: draft.note,
  };
  for (const quantity of quantities) {
    const value = stored(draft[quantity.name], quantity);
    if (value === undefined) wrong.push(quantity.name);
    else entry[quantity.name] = value;
  }
  return { entry, wrong };
}
