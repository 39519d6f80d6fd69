// SPDX-License-Identifier: Apache-2.0
// Replies of the yearly forms. A number is in units of 10^-decimals of its field.
import type { MonthFinding } from "./types";

export interface FormField {
  form: "kp1" | "kp2" | "kp3";
  group: string;
  id: string;
  labelTh: string;
  labelEn: string;
  kind: "number" | "text";
  unitTh: string;
  unitEn: string;
  fill: "months" | "register" | "derived" | "hand";
  certainty: string;
  source: string;
  decimals: number;
  shown: number;
  least: number | null;
  most: number | null;
  computed: number | null;
  computedTh: string;
  computedEn: string;
  hasEntered: boolean;
  entered: number | null;
  enteredText: string;
  reason: string;
  by: string;
  at: string;
}
export interface YearForm {
  unitId: number;
  facilityId: number | null;
  nameTh: string;
  nameEn: string;
  unitNameTh: string;
  unitNameEn: string;
  year: number;
  days: number;
  daysStated: number;
  monthsApproved: number;
  leftToFill: number;
  version: number;
  editable: boolean;
  fields: FormField[];
  findings: MonthFinding[];
}
export interface FormTown {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  kind: string;
  province: string;
  provinceNameTh: string;
  provinceNameEn: string;
  months: number;
  leftToFill: number;
  overridden: number;
  population: number | null;
  generated: number | null;
  served: number | null;
  generatedServed: number | null;
  collected: number | null;
  utilised: number | null;
  notCollected: number | null;
  rate: number | null;
}
export interface FormSum {
  id: string;
  sumOf: "kind" | "province" | "all";
  nameTh: string;
  nameEn: string;
  units: number;
  reported: number;
  complete: number;
  withoutBalance: number;
  population: number;
  generated: number;
  served: number;
  generatedServed: number;
  collected: number;
  utilised: number;
  notCollected: number;
  rate: number | null;
}
export interface FormSite {
  facilityId: number;
  unitId: number;
  nameTh: string;
  nameEn: string;
  unitNameTh: string;
  unitNameEn: string;
  methodTh: string;
  methodEn: string;
  classTh: string;
  classEn: string;
  forms: string[];
  months: number;
  leftToFill: number;
  overridden: number;
  received: number | null;
  sentOut: number | null;
}
export interface FormOverview {
  year: number;
  days: number;
  province: string;
  towns: FormTown[];
  sums: FormSum[];
  sites: FormSite[];
}
