// SPDX-License-Identifier: Apache-2.0
// Replies of the monthly waste report. Months are B.E. ("2565-03"); masses in kg, money in satang; null: not reported.
export type ReportState = "none" | "draft" | "submitted" | "approved" | "closed";
export type Step = "submit" | "withdraw" | "approve" | "return" | "close" | "revise";
export type Figures = Record<string, number | null>;

export interface MonthFinding {
  rule: string;
  severity: "error" | "warning" | "info";
  field: string;
  textTh: string;
  textEn: string;
}
export interface Delivery {
  facilityId: number;
  nameTh: string;
  nameEn: string;
  kg: number | null;
  receiptKg: number | null;
}
/** A file of the report, with the revision it was attached to. */
export interface MonthEvidence {
  id: number;
  revision: number;
  name: string;
  size: number;
  type: string;
  at: string;
  by: string;
  removedAt: string | null;
  removedBy: string | null;
}
export interface MonthForm {
  unitId: number;
  nameTh: string;
  nameEn: string;
  month: string;
  state: ReportState;
  days: number;
  revision: number;
  version: number;
  due: string;
  reason: string;
  knownBy: string;
  note: string;
  handIn: "ready" | "needs-reason" | "stopped";
  editable: boolean;
  late: boolean;
  figures: Figures;
  previous: Figures;
  previousMonth: string;
  previousKnownBy: string;
  deliveries: Delivery[];
  previousDeliveries: Delivery[];
  uncollectedComputed: number | null;
  gramsAPersonDay: number | null;
  /** What the rules read, the months before included. */
  rulesInput: Record<string, number | null>;
  findings: MonthFinding[];
  allowedSteps: Step[];
  evidence: MonthEvidence[];
}
export interface MonthBrief {
  month: string;
  state: ReportState;
  due: string;
  revision: number;
  late: boolean;
  generated: number | null;
  collected: number | null;
  sourceUtilised: number | null;
}
export interface MonthList {
  unitId: number;
  nameTh: string;
  nameEn: string;
  mayReport: boolean;
  items: MonthBrief[];
}
export interface MonthEvent {
  at: string;
  personName: string;
  step: Step;
  fromState: string;
  toState: string;
  reason: string;
  revision: number;
}
export interface MonthHistory {
  revisions: { revision: number; state: ReportState; reason: string; note: string; counted: boolean; figures: Figures; evidence: MonthEvidence[] }[];
  events: MonthEvent[];
}
export interface OfficeRow {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  provinceNameTh: string;
  provinceNameEn: string;
  kind: string;
  state: ReportState;
  revision: number;
  version: number;
  generated: number | null;
  collected: number | null;
  sourceUtilised: number | null;
  population: number | null;
  gramsAPersonDay: number | null;
  late: boolean;
  allowedSteps: Step[];
}
export interface OfficeMonth {
  month: string;
  due: string;
  of: number;
  handedIn: number;
  approved: number;
  late: number;
  items: OfficeRow[];
}
export interface BulkDone {
  done: number;
  failed: { unitId: number; code: string; textTh: string; textEn: string }[];
}
export interface TotalRow {
  id: string;
  nameTh: string;
  nameEn: string;
  units: number;
  reported: number;
  months: number;
  generated: number;
  sourceUtilised: number;
  collected: number;
  uncollected: number;
  gramsAPersonDay: number | null;
}
export interface Totals {
  year: number;
  basis: "calendar" | "fiscal";
  by: string;
  firstMonth: string;
  lastMonth: string;
  rows: TotalRow[];
  months: { month: string; reports: number; generated: number; collected: number }[];
}
export interface QualityFinding {
  month: string;
  rule: string;
  severity: "error" | "warning" | "info";
  textTh: string;
  textEn: string;
}
export interface QualityMonth {
  month: string;
  gramsADay: number | null;
  gramsAPersonDay: number | null;
}
export interface Quality {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  kind: string;
  first: string;
  last: string;
  score: number;
  parts: { id: string; points: number | null; weight: number; good: number; of: number }[];
  bandLow: number;
  bandHigh: number;
  bandMedian: number;
  findings: QualityFinding[];
  months: QualityMonth[];
}
export interface QualityRow {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  provinceNameTh: string;
  provinceNameEn: string;
  kind: string;
  score: number;
  findings: number;
  completeness: number | null;
  timeliness: number | null;
  consistency: number | null;
  plausibility: number | null;
  gramsADay: number;
  month: string;
  textTh: string;
  textEn: string;
}
export interface QualityList {
  first: string;
  last: string;
  of: number;
  items: QualityRow[];
}
export interface YearTotal {
  year: number;
  units: number;
  months: number;
  generated: number;
  sourceUtilised: number;
  collected: number;
  uncollected: number;
  gramsAPersonDay: number | null;
}
export interface PublishedFigure {
  year: number;
  metric: string;
  value: number;
  unit: string;
  tonnesADay: number;
  drawn: boolean;
  source: string;
  certainty: string;
  note: string;
}
export interface Years {
  basis: "calendar" | "fiscal";
  years: YearTotal[];
  published: PublishedFigure[];
  breakYear: number;
}
export interface MonthFile {
  id: number;
  written: boolean;
  fileName: string;
  sha256: string;
  rows: number;
  accepted: number;
  refused: number;
  taken: number;
  drafts: number;
  already: number;
  errors: number;
  warnings: number;
  compositionNotKept: boolean;
  disposalNotKept: boolean;
  findings: { row: number; column: string; rule: string; severity: "error" | "warning" | "info"; textTh: string; textEn: string }[];
}
/** Local governments that dispose together. */
export interface Cluster {
  id: number;
  nameTh: string;
  nameEn: string;
  hostId: number;
  facilityId: number | null;
  facilityNameTh: string;
  facilityNameEn: string;
  version: number;
  /** The caller's area holds every member. */
  mayEdit: boolean;
  members: { unitId: number; nameTh: string; nameEn: string; provinceNameTh: string; provinceNameEn: string; host: boolean }[];
}
export interface ClusterList {
  items: Cluster[];
}
