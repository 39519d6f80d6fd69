// SPDX-License-Identifier: Apache-2.0
// Replies about the people of a town and how far they have it to green. Years B.E., m and m².
export interface PeopleSet {
  year: number;
  version: number;
  kind: "communities" | "tambons" | "raster";
  source: string;
  certainty: string;
  places: number;
  people: number;
  cells: number;
  needNames: string[];
  fileName: string;
  sha256: string;
  demo: boolean;
  at: string;
  by: string;
}
export interface PeopleSets {
  mayEdit: boolean;
  sets: PeopleSet[];
  folder: string[];
}
export interface PeopleReport {
  written: boolean;
  rows: number;
  set: PeopleSet;
  ignoredColumns: string[];
  errors: number;
  warnings: number;
  findings: { code: string; severity: "error" | "warning"; field: string; textTh: string; textEn: string }[];
}
export interface Note {
  code: string;
  th: string;
  en: string;
}
export interface AccessRow {
  id: string;
  people: number;
  park: string | null;
  distanceM: number | null;
  priority: { goalPercent: number; gapPercent: number; need: number | null; score: number | null } | null;
}
export interface Part {
  people: number;
  known: number;
  share: number | null;
}
export interface LorenzPoint {
  people: number;
  green: number;
}
export interface Access {
  people: number;
  places: number;
  parks: number;
  parksCounted: number;
  minAreaM2: number;
  distances: "ellipsoid" | "metres" | "network";
  within: { distanceM: number; people: number; share: number; places: number }[];
  threeThirtyThreeHundred: Record<"threeTrees" | "thirtyPercent" | "threeHundredMetres" | "all", Part>;
  evenness: { gini: number; equation: string; communities: number; lorenz: LorenzPoint[] } | null;
  rows: AccessRow[];
  notes: Note[];
}
export interface GreenAccess {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  known: boolean;
  years: number[];
  set: PeopleSet | null;
  registered: { value: number | null; period: string; source: string; certainty: string };
  access: Access | null;
  places: { id: string; name: string; households: number | null; latitude: number; longitude: number }[];
  parks: { id: string; nameTh: string; unitId: number; areaM2: number }[];
  neighbourParks: number;
  undrawnParks: number;
  /** Empty: no road file. */
  roadSource: string;
  greenFrom: "" | "file" | "nearest";
  notes: Note[];
}
export type SitingModel = "p-median" | "mclp" | "lscp" | "p-center";
export interface Scenario {
  id: number;
  version: number;
  name: string;
  model: SitingModel;
  sites: number | null;
  radiusM: number | null;
  servedM: number | null;
  minAreaM2: number;
  year: number;
  seconds: number;
  candidates: number;
  status: "waiting" | "running" | "done" | "failed" | "cancelled";
  problemCode: string;
  problemTh: string;
  problemEn: string;
  at: string;
  startedAt: string;
  by: string;
}
export interface Scenarios {
  mayEdit: boolean;
  scenarios: Scenario[];
}
export interface SiteSpot {
  id: string;
  name: string;
  plotId: number | null;
  latitude: number;
  longitude: number;
}
export interface SitingAnswer {
  model: SitingModel;
  sites: string[];
  siteCount: number;
  objective: number;
  bound: number;
  gap: number;
  proved: boolean;
  radiusM: number | null;
  weightedMeanDistance: number | null;
  longestDistance: number | null;
  weight: number;
  weightCovered: number | null;
  places: number;
  placesCovered: number | null;
  served: { site: string; places: number; weight: number; meanDistanceM: number | null }[];
  ways: { place: string; site: string | null; distanceM: number | null }[];
  notes: Note[];
}
export interface ScenarioPage {
  scenario: Scenario;
  mayEdit: boolean;
  candidates: SiteSpot[];
  answer: SitingAnswer | null;
}
