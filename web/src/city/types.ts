// SPDX-License-Identifier: Apache-2.0
// What the city slice sends, as this front reads it.
import type { UnitBrief } from "../identity/types";

export type Quality = "measured" | "estimated" | "reported" | "not-measured" | "not-applicable";

export interface CodeChoice {
  code: number;
  meaning?: "below" | "meets" | "not-measured" | "not-applicable";
  labelTh: string;
  labelEn: string;
}
export interface FactDefinition {
  key: string;
  labelTh: string;
  labelEn: string;
  unitTh: string;
  unitEn: string;
  type: "number" | "code" | "linked";
  periodKind: "fiscal-year" | "calendar-year" | "date";
  decimals: number;
  minimum: number | null;
  maximum: number | null;
  aggregation?: "sum" | "mean" | "none" | "share";
  codes?: CodeChoice[] | null;
  owner: string;
  certainty: string;
  source?: string;
  relatedIndicators: string[];
}
export interface Catalogue {
  sections: { id: string; nameTh: string; nameEn: string; facts: FactDefinition[] }[];
  rules: { id: string; textTh: string; textEn: string }[];
}
export interface Fact {
  key: string;
  period: string;
  value: number | null;
  code: number | null;
  quality: Quality | null;
  note: string | null;
  source: string | null;
  certainty: string | null;
  reason: string | null;
  by: string | null;
  at: string | null;
  version: number;
  readRule?: string | null;
  history: { period: string; value: number | null; code: number | null; version: number; source: string | null }[];
}
export interface Finding {
  rule: string;
  severity: "error" | "warning";
  keys: string[];
  textTh: string;
  textEn: string;
}
export interface FactForm {
  unitId: number;
  year: number;
  editable?: boolean;
  facts: Fact[];
  findings: Finding[];
  filled: number;
  of: number;
}
export interface FactSaved {
  fact: Fact;
  findings: Finding[];
  filled: number;
  of: number;
}
export interface Rollup {
  key: string;
  period: string;
  by: string;
  unitTh: string;
  unitEn: string;
  aggregation: string;
  rows: RollupRow[];
}
export interface RollupRow {
  id: number;
  nameTh: string;
  nameEn: string;
  /** Of those who reported; null: nobody did. */
  value: number | null;
  /** The same with every digit. */
  valueText: string | null;
  reported: number;
  of: number;
  /** Of a code: those who say that nothing was measured or applies. */
  notMeasured: number | null;
}
export interface Result {
  year: number;
  totalPercent: number | null;
  passed: boolean | null;
  level: string | null;
  passMark?: number | null;
  components?: { id: string; percent: number | null }[];
  stage?: string;
}
export interface Profile {
  unit: UnitBrief;
  series: { key: string; labelTh: string; labelEn: string; unitTh: string; unitEn?: string; codes?: CodeChoice[] | null; points: { period: string; value: number | null; code?: number | null; source: string | null; certainty: string | null; at?: string | null }[] }[];
  results: Result[];
}
/** What of a fact a person types; exactly what is sent. */
export interface FactBody {
  [field: string]: string | number | null;
  value: number | null;
  code: number | null;
  quality: Quality | null;
  note: string | null;
  source: string | null;
  reason: string | null;
}
export function bodyOf(fact: Fact): FactBody {
  return { value: fact.value, code: fact.code, quality: fact.quality, note: fact.note || null, source: fact.source || null, reason: fact.reason || null };
}
