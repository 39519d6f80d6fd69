// SPDX-License-Identifier: Apache-2.0
// Units, months and order of the monthly report. Pure: no page, no server.
import { number, parseNumber } from "../format";
import type { Figures, MonthBrief, ReportState, TotalRow } from "./types";

export type Measure = "count" | "tonnes" | "kg" | "baht";
export interface FieldSpec {
  name: string;
  measure: Measure;
  /** Amount of the month, so that a rate a day makes sense. */
  flow?: boolean;
}
export interface Group {
  id: string;
  fields: FieldSpec[];
}
const of = (measure: Measure, ...names: string[]): FieldSpec[] => names.map((name) => ({ name, measure, flow: measure === "tonnes" && name !== "residual_month" && name !== "largest_vehicle" }));

export const groups: Group[] = [
  { id: "people", fields: of("count", "population_registered", "population_latent") },
  { id: "generated", fields: of("tonnes", "generated") },
  { id: "source", fields: of("tonnes", "source_utilised", "utilised_food", "utilised_recycle", "utilised_other") },
  { id: "collected", fields: of("tonnes", "collected", "residual_month") },
  { id: "special", fields: [...of("kg", "hazardous_opening", "hazardous_collected", "hazardous_sent", "infectious_generated"), ...of("count", "manifests")] },
  { id: "households", fields: of("count", "households", "households_served", "wet_bin_households") },
  { id: "money", fields: of("baht", "fees_billed", "fees_arrears", "fees_collected", "cost") },
  { id: "trips", fields: [...of("count", "trips"), ...of("tonnes", "largest_vehicle")] },
];
export const allFields: FieldSpec[] = groups.flatMap((group) => group.fields);
export const knownBy = ["weighed", "truck-volume", "per-person-rate"] as const;

const decimals: Record<Measure, number> = { count: 0, tonnes: 3, kg: 0, baht: 2 };
const scale: Record<Measure, number> = { count: 1, tonnes: 1000, kg: 1, baht: 100 };

export type Read = { value: number | null } | { wrong: "number" | "negative" | "decimals" };
/** What was typed in a field, in the unit that is stored: kg, satang or a count. */
export function readFigure(text: string, measure: Measure): Read {
  const typed = parseNumber(text);
  if (typed === undefined) return { wrong: "number" };
  if (typed === null) return { value: null };
  if (typed < 0) return { wrong: "negative" };
  const places = /\.([\d๐-๙]*?)[0๐]*\s*$/.exec(text)?.[1]?.length ?? 0;
  if (places > decimals[measure]) return { wrong: "decimals" };
  return { value: Math.round(typed * scale[measure]) };
}
export function placesOf(measure: Measure): number {
  return decimals[measure];
}
/** The stored amount as it is typed: 412.5 for 412500 kg. */
export function figureText(value: number | null | undefined, measure: Measure): string {
  if (value === null || value === undefined) return "";
  return (value / scale[measure]).toLocaleString("en-US", { maximumFractionDigits: decimals[measure] });
}
export function tonnes(kg: number | null | undefined, places?: number): string {
  return number(kg === null || kg === undefined ? null : kg / 1000, places);
}
export function tonnesADay(kg: number | null | undefined, days: number): number | null {
  return kg === null || kg === undefined ? null : kg / 1000 / days;
}
/** "2565-03" → 2022-03-01, as the calendar of the format functions wants it. */
export function firstDay(month: string): string {
  return `${Number(month.slice(0, 4)) - 543}-${month.slice(5)}-01`;
}
export function daysOf(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)) - 543, Number(month.slice(5)), 0)).getUTCDate();
}
export function addMonths(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
/** The month in which we are, in Thailand. */
export function thisMonth(now = new Date()): string {
  const there = new Date(now.getTime() + 7 * 3600_000);
  return `${there.getUTCFullYear() + 543}-${String(there.getUTCMonth() + 1).padStart(2, "0")}`;
}
export function isOpen(state: ReportState): boolean {
  return state === "none" || state === "draft";
}
/** The one to do now: the month that just ended, else the newest late one, else the month that runs. Items: newest first. */
export function monthToDo(items: MonthBrief[], running: string): MonthBrief | undefined {
  const ended = items.find((one) => one.month === addMonths(running, -1));
  if (ended && isOpen(ended.state)) return ended;
  return items.find((one) => one.late) ?? items.find((one) => one.month === running && isOpen(one.state));
}
/** Generated less used at source less collected; null while a part is missing. Negative: the parts do not fit. */
export function uncollected(figures: Figures): number | null {
  const { generated, source_utilised: used, collected } = figures;
  if (generated === null || generated === undefined || used === null || used === undefined || collected === null || collected === undefined) return null;
  return generated - used - collected;
}
export function stateTone(state: ReportState): string {
  return state === "approved" || state === "closed" ? "state--pass" : state === "submitted" ? "state--wait" : state === "draft" ? "state--near" : "state--none";
}

/** An empty field that has to be filled: said calmly, for it is no mistake while the form is being filled. */
export const isMissing = (finding: { rule: string }): boolean => finding.rule === "M01";

/** What the map of the nation can show; null where nothing was reported. */
export const measures = {
  rate: { unit: "waste.unit.personDay", decimals: 2, of: (row: TotalRow) => (row.gramsAPersonDay === null ? null : row.gramsAPersonDay / 1000) },
  collected: { unit: "wasteNation.percentOfGenerated", decimals: 1, of: (row: TotalRow) => share(row.collected, row.generated) },
  used: { unit: "wasteNation.percentOfGenerated", decimals: 1, of: (row: TotalRow) => share(row.sourceUtilised, row.generated) },
  reported: { unit: "wasteNation.percentOfUnits", decimals: 0, of: (row: TotalRow) => share(row.reported, row.units) },
} as const;
export type MeasureId = keyof typeof measures;
function share(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}
