// SPDX-License-Identifier: Apache-2.0
// Replies behind the town's dashboard and a site's gas. Shares in millionths, masses in kg, money in satang, years B.E. but in `emissions`.
import { number } from "../format";
import { language } from "../text";

export interface Indicator {
  id: string;
  unit: "millionths" | "grams-person-day";
  value: number | null;
  certainty: string;
  formulaTh: string;
  formulaEn: string;
}
export interface PlanTarget {
  id: "proper" | "utilised";
  target: number;
  byYear: number;
  value: number | null;
  reached: boolean;
  distance: number | null;
  neededPerYear: number | null;
  trendPerYear: number | null;
  trendYears: number;
  expected: number | null;
  source: string;
  certainty: string;
}
export interface IndicatorYear {
  year: number;
  reports: number;
  reportsOf: number;
  whole: boolean;
  person: number | null;
  collected: number | null;
  utilised: number | null;
  proper: number | null;
  sdg1161: number | null;
  sdg1251: number | null;
}
export interface Factor {
  name: string;
  value: number;
  unit: string;
  source: string;
  certainty: string;
  recorded?: string | null;
}
export interface GasRow {
  id: string;
  kg: number;
  ch4: number;
  n2o: number;
  fossilCo2: number;
  co2e: number;
}
export interface GasSet {
  set: string;
  ch4: number;
  n2o: number;
}
export interface Indicators {
  nameTh: string;
  nameEn: string;
  year: number;
  basis: "calendar" | "fiscal";
  first: string;
  last: string;
  reports: number;
  reportsOf: number;
  weighedShare: number;
  indicators: Indicator[];
  targets: PlanTarget[];
  years: IndicatorYear[];
  destinations: { collected: number; delivered: number; proper: number; improper: number; unknown: number; notNamed: number };
  gas: { gwp: GasSet; rows: GasRow[]; co2e: number; notCounted: number; factors: Factor[] };
}
export interface Said {
  key: string;
  textTh: string;
  textEn: string;
}
export interface Outlook {
  nameTh: string;
  nameEn: string;
  history: { monthBe: string; tonnesPerDay: number }[];
  forecast: {
    method: string | null;
    methods: { method: string; errors: number; mape: number | null; mad: number | null; rmse: number | null; chosen: boolean }[];
    forecast: { monthBe: string; tonnesPerDay: number; low: number | null; high: number | null; tonnes: number }[];
    landfill: { capacityTonnes: number; full: string | null; early: string | null; late: string | null } | null;
    notes: Said[];
  } | null;
  parameters: Factor[];
}
export interface Fees {
  years: { year: number; months: number; billed: number | null; collected: number | null; arrears: number | null; cost: number | null; collectedShare: number | null; costRecovery: number | null; shortfall: number | null; collectedAboveBilled: boolean }[];
}
export interface FeeRow {
  id: string;
  act: string;
  issuer: string;
  service: "collection" | "disposal";
  waste: "general" | "infectious";
  period: "month" | "time";
  rounding: "flat" | "whole" | "half";
  overMillilitres: number;
  upToMillilitres: number;
  unitMillilitres: number;
  satang: number;
  validFrom: number | null;
  source: string;
  certainty: string;
}
export interface FeeSchedule {
  year: number;
  issuers: string[];
  rows: FeeRow[];
  ceilings: FeeRow[];
  findings: { code: string; row: string; ceiling: string; certain: boolean }[];
  bills: { service: "collection" | "disposal"; row: string; halfUnits: number; satang: number }[];
}
export interface YearFacts {
  year: number;
  months: number;
  destinationsNamed: boolean;
  mayPublish: boolean;
  facts: { key: string; labelTh: string; labelEn: string; unitTh: string; unitEn: string; decimals: number; value: number | null; certainty: string; standing: number | null; standingSource: string; state: "none" | "same" | "older" | "typed" }[];
}
export interface SiteGas {
  facilityId: number;
  version: number;
  nameTh: string;
  nameEn: string;
  methodNameTh: string;
  methodNameEn: string;
  way: "site" | "treatment" | "none";
  wayCertainty: string;
  waySource: string;
  deposits: { year: number; kg: number; origin: "months" | "entered" | "projected" | "none"; months: number; entered: number | null }[];
  emissions: {
    convention: string;
    gwp: GasSet;
    years: GasYear[];
    treatments: { year: number; method: string; tonnes: number; co2e: number }[];
    scenarios: { baseCo2e: number; siteCo2e: number; treatmentCo2e: number; differenceCo2e: number; divertedTonnes: number; turnedAwayTonnes: number; years: GasYear[] }[];
    notes: Said[];
    factors: Factor[];
  };
}
export interface GasYear {
  year: number;
  ch4Generated: number;
  ch4Emitted: number;
  co2e: number;
  notYetDecomposedDdocm: number;
}

/** Millionths as percent with one decimal: "66.7"; the unit stands beside. */
export function share(value: number | null | undefined): string {
  return number(value === null || value === undefined ? null : value / 10_000, 1);
}
export function baht(satang: number | null | undefined): string {
  return number(satang === null || satang === undefined ? null : satang / 100, satang !== null && satang !== undefined && satang % 100 ? 2 : 0);
}
/** An indicator's number in the unit that people read. */
export function shown(one: Indicator): string {
  return one.unit === "millionths" ? share(one.value) : number(one.value === null ? null : one.value / 1000, 2);
}
/** "2567-02" → "ก.พ. 67": as short as an axis needs it; the table beside says it in full. */
export function shortMonth(month: string): string {
  const day = new Date(Date.UTC(Number(month.slice(0, 4)) - 543, Number(month.slice(5)) - 1, 1));
  const name = new Intl.DateTimeFormat(language() === "th" ? "th" : "en", { month: "short", timeZone: "UTC" }).format(day);
  return `${name} ${month.slice(2, 4)}`;
}
