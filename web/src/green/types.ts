// SPDX-License-Identifier: Apache-2.0
// Replies of the register of green plots. Areas in whole cm², days ISO, years B.E.
import type { GeoJsonShape } from "./geometry";

export type PlotStatus = "planned" | "existing" | "added" | "restored" | "lost" | "merged" | "split";
export type Answer = "yes" | "no" | "unknown";
export interface PlotArea {
  cm2: number;
  /** Rai-ngan-square wah: "4-2-0". */
  rai: string;
}
export interface PlotRow {
  id: number;
  unitId: number;
  version: number;
  nameTh: string;
  nameEn: string;
  type: string;
  typeNameTh: string;
  typeNameEn: string;
  typeCertainty: string;
  status: PlotStatus;
  since: string;
  sustainable: "" | Answer;
  area: PlotArea | null;
  areaFrom: "outline" | "stated";
  hasOutline: boolean;
  open: boolean;
  demo: boolean;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  plannedYear: number | null;
  plannedBaht: number | null;
}
export interface PlotList {
  items: PlotRow[];
  plots: number;
  drawn: number;
  sum: PlotArea;
  inside: boolean;
  mayEdit: boolean;
}
export interface PlotFinding {
  code: string;
  severity: "error" | "warning" | "info";
  field: string;
  textTh: string;
  textEn: string;
  plot: number | null;
  area: PlotArea | null;
  geometry: GeoJsonShape | null;
}
export interface PlotEntry {
  nameTh: string;
  nameEn: string | null;
  type: string;
  geometry: GeoJsonShape | null;
  statedArea: string | null;
  areaReason: string | null;
  ownerKind: string | null;
  ownerName: string | null;
  documentKind: string | null;
  documentNumber: string | null;
  rightOfUse: string | null;
  permanence: string | null;
  promisedUntil: number | null;
  access: string | null;
  hours: string | null;
  keeper: string | null;
  budgetBaht: number | null;
  facilities: string[] | null;
  largeTrees: string | null;
  diversity: string | null;
  upkeep: string | null;
  plan: string | null;
  planting: string | null;
  plannedYear: number | null;
  plannedBaht: number | null;
  note: string | null;
}
export interface PlotPage {
  plot: PlotRow;
  entry: PlotEntry;
  inside: boolean;
  mayEdit: boolean;
  computed: PlotArea | null;
  stated: PlotArea | null;
  differencePercent: number | null;
  repaired: boolean;
  sustainable: { value: Answer; year: number; certainty: string; reasons: { criterion: string; answer: Answer; textTh: string; textEn: string }[] } | null;
  findings: PlotFinding[];
  nextStatuses: PlotStatus[];
}
export interface OutlineCheck {
  valid: boolean;
  faults: { code: string; textTh: string; textEn: string }[];
  repaired: GeoJsonShape | null;
  area: PlotArea | null;
  stated: PlotArea | null;
  differencePercent: number | null;
  reasonNeeded: boolean;
  findings: PlotFinding[];
  boundaryKnown: boolean;
  boundaryApproximate: boolean;
}
export interface PlotHistory {
  events: { status: PlotStatus; day: string; reason: string; at: string; by: string; superseded: boolean; step: "" | "merged" | "split"; undone: string; others: { id: number; nameTh: string; nameEn: string }[] }[];
  undoable: "" | "merged" | "split";
  revisions: { version: number; at: string; by: string; changes: { field: string; before: string; after: string }[]; outlineBefore: GeoJsonShape | null }[];
}
export interface GreenWords {
  types: { code: string; parent: string; nameTh: string; nameEn: string; formerTh: string; examples: string[]; open: boolean | null; permanent: boolean; certainty: string; nameCertainty: string; source: string }[];
  facilities: string[];
}
interface GreenBase {
  value: number | null;
  period: string;
  source: string;
  certainty: string;
  missingTh: string;
  missingEn: string;
}
export interface GreenTarget {
  id: string;
  measure: string;
  unit: "percent" | "m2-person";
  nameTh: string;
  nameEn: string;
  target: number;
  value: number | null;
  met: Answer;
  gap: PlotArea | null;
  valueWithLatent: number | null;
  metWithLatent: Answer;
  gapWithLatent: PlotArea | null;
  certainty: string;
  source: string;
  missingTh: string;
  missingEn: string;
}
export interface GreenSummary {
  year: number;
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  kind: string;
  standingSince: string;
  inside: boolean;
  mayEdit: boolean;
  registered: boolean;
  area: GreenBase;
  people: GreenBase;
  latent: GreenBase;
  measures: { measure: string; nameTh: string; nameEn: string; plots: number; statedPlots: number; sum: PlotArea; once: PlotArea; countedTwice: PlotArea; sharePercent: number | null }[];
  targets: GreenTarget[];
  candidates: { plot: PlotRow; gain: PlotArea; ownerKind: string }[];
  plan: { year: number | null; planned: number; plannedArea: PlotArea; plannedBaht: number; withoutCost: number; added: number; addedArea: PlotArea }[];
  shareAfterPlanPercent: number | null;
  openShareAfterPlanPercent: number | null;
  criteria: GreenCriterion[];
}
export interface GreenCriterion {
  number: number;
  group: "quantity" | "quality" | "management";
  nameTh: string;
  nameEn: string;
  answer: Answer;
  textTh: string;
  textEn: string;
  certainty: string;
  source: string;
  said: "yes" | "no" | "";
  note: string;
  saidBy: string;
  saidAt: string;
  version: number;
  mayAnswer: boolean;
}
export interface GreenChanges {
  year: number;
  quarters: { quarter: number; first: string; last: string; added: number; addedArea: PlotArea; restored: number; restoredArea: PlotArea; lost: number; lostArea: PlotArea; netCm2: number }[];
}
