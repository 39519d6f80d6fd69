// SPDX-License-Identifier: Apache-2.0
// Period, words and geometry of the flows. Pure: no page, no server.
import { number, percent } from "../format";
import { t } from "../text";
import type { FlowDrawing, FlowLink, FlowRow, Flows } from "./flow-types";

export type Scope = "nation" | "office" | "province" | "cluster" | "town";
export const scopes: Scope[] = ["nation", "office", "province", "cluster", "town"];
/** "calendar", "fiscal" or a month "01" to "12". */
export type Part = string;

/** First and last month of a part of a year, B.E. */
export function monthsOf(year: number, part: Part): { first: string; last: string } {
  if (part === "calendar") return { first: `${year}-01`, last: `${year}-12` };
  if (part === "fiscal") return { first: `${year - 1}-10`, last: `${year}-09` };
  return { first: `${year}-${part}`, last: `${year}-${part}` };
}
/** What was chosen, read back from an address; nothing when it is no year's part. */
export function partOf(first: string, last: string): { year: number; part: Part } | undefined {
  const year = Number(last.slice(0, 4));
  if (!/^\d{4}-\d{2}$/.test(first) || !/^\d{4}-\d{2}$/.test(last)) return undefined;
  for (const part of ["calendar", "fiscal", last.slice(5)]) {
    const months = monthsOf(year, part);
    if (months.first === first && months.last === last) return { year, part };
  }
  return undefined;
}
/** Millions of tonnes from a million on, else whole tonnes. */
export function massText(kg: number): string {
  return kg >= 1e9 ? t("flows.millions", { n: number(kg / 1e9, 2) }) : t("flows.tonnes", { n: number(kg / 1000, kg < 10_000 ? 1 : 0) });
}
export const stageName = (stage: string): string => t(`flows.stage.${stage}`);

/** The amount of a row in the view: what nobody reports is nothing. */
export function amount(row: FlowRow, view: View): number {
  return view === "adjusted" ? row.adjusted : (row.reported ?? 0);
}
export type View = "adjusted" | "reported";

/** What reached a stage, or left it. */
export function into(rows: FlowRow[], stage: string, view: View): number {
  return rows.filter((row) => row.to === stage).reduce((sum, row) => sum + amount(row, view), 0);
}
export function outOf(rows: FlowRow[], stage: string, view: View): number {
  return rows.filter((row) => row.from === stage).reduce((sum, row) => sum + amount(row, view), 0);
}
export function shareText(kg: number, whole: number): string {
  return percent(whole > 0 ? (kg / whole) * 100 : null);
}
/** One band as words. */
export function linkText(drawing: FlowDrawing, link: FlowLink, whole: number): string {
  const from = drawing.nodes[link.from]!, to = drawing.nodes[link.to]!;
  return t("flows.link", { from: stageName(from.stage), to: stageName(to.stage), mass: massText(link.kg), share: shareText(link.kg, whole), mark: t(`flows.mark.${link.mark}`) });
}
/** The outline of a band, at least one unit thick. */
export function bandPath(drawing: FlowDrawing, link: FlowLink): string {
  const from = drawing.nodes[link.from]!, to = drawing.nodes[link.to]!;
  const left = from.x + from.width, right = to.x, middle = (left + right) / 2, thick = Math.max(1, link.thickness);
  const upper = `M${left} ${link.fromY}C${middle} ${link.fromY} ${middle} ${link.toY} ${right} ${link.toY}`;
  return `${upper}v${thick}C${middle} ${link.toY + thick} ${middle} ${link.fromY + thick} ${left} ${link.fromY + thick}Z`;
}
/** Where a stage leads to, as a tone of the palette. */
export function toneOf(stage: string): "good" | "bad" | "warn" | "way" | "none" {
  if (stage === "source-use" || stage === "recovered" || stage === "proper") return "good";
  if (stage === "improper") return "bad";
  if (stage === "leakage") return "warn";
  return stage === "unaccounted" || stage === "unexplained" ? "none" : "way";
}
/** Rows by the stage that they leave, in order; without what is nothing. */
export function byStage(view: Flows, shown: View): { stage: string; kg: number; rows: FlowRow[] }[] {
  const groups: { stage: string; kg: number; rows: FlowRow[] }[] = [];
  for (const row of view.rows) {
    if (amount(row, shown) <= 0) continue;
    const last = groups.at(-1);
    if (last?.stage === row.from) last.rows.push(row);
    else groups.push({ stage: row.from, kg: 0, rows: [row] });
  }
  for (const group of groups) group.kg = outOf(group.rows, group.stage, shown);
  return groups;
}
