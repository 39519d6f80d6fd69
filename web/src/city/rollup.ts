// SPDX-License-Identifier: Apache-2.0
// Figures of many towns together: which period a year's form reads, in which order rows stand, how they leave as a file.
import { language } from "../language";
import { toCsv } from "../table/csv";
import { named } from "../text";
import type { FactDefinition, Rollup, RollupRow } from "./types";

export const groupings = ["province", "office", "kind", "nation"] as const;
export type Grouping = (typeof groupings)[number];
export const orders = ["name", "value", "low", "share", "unshared"] as const;
export type Order = (typeof orders)[number];

/** The period of a fact on the form of a fiscal year (B.E.), by the rules of the form itself. */
export function periodOf(kind: FactDefinition["periodKind"], year: number): { period: string; rule?: string } {
  if (kind === "fiscal-year") return { period: `FY${year}` };
  const period = kind === "calendar-year" ? `CY${year}` : `${year - 544}-12-31`; // the 31 December inside that fiscal year
  return { period, rule: `${period} read for FY${year}` };
}
/** Those who answered: of a code also those who say that nothing was measured. */
export function answered(row: RollupRow): number {
  return row.reported + (row.notMeasured ?? 0);
}
export function share(row: RollupRow): number {
  return row.of ? answered(row) / row.of : 0;
}
/** Rows without a value stand last, whichever way values run: they are not small. */
export function sorted(rows: RollupRow[], order: Order): RollupRow[] {
  const up = (a: number, b: number) => a - b;
  const byValue = (sign: 1 | -1) => (a: RollupRow, b: RollupRow) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * up(a.value, b.value);
  };
  if (order === "value") return [...rows].sort(byValue(-1));
  if (order === "low") return [...rows].sort(byValue(1));
  if (order === "share") return [...rows].sort((a, b) => up(share(b), share(a)));
  if (order === "unshared") return [...rows].sort((a, b) => up(share(a), share(b)));
  const letters = new Intl.Collator(language(), { numeric: true }); // office 2 before office 10
  return [...rows].sort((a, b) => letters.compare(named(a), named(b)));
}
/** Decimals of a rolled-up value: as the server rounds it, so that the numbers of a column have one shape. */
export function decimalsOf(fact: Pick<FactDefinition, "decimals">, aggregation: string): number {
  return aggregation === "share" ? 1 : aggregation === "mean" ? fact.decimals + 1 : fact.decimals;
}
export function csv(roll: Rollup, rows: RollupRow[]): string {
  const header = ["key", "period", "group", "value", "unit", "aggregation", "reported", "not_measured", "of"];
  return toCsv(header, rows.map((row) => [roll.key, roll.period, named(row), row.valueText, named(roll, "unit"), roll.aggregation, row.reported, row.notMeasured, row.of]));
}
