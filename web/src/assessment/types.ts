// SPDX-License-Identifier: Apache-2.0
// What the server says about frameworks, sheets and their review.

export type Part = "process" | "output" | "outcome";
export const parts: Part[] = ["process", "output", "outcome"];

export interface Framework {
  id: string;
  nameTh: string;
  nameEn: string;
  certainty: string;
  parts: { id: Part; nameTh: string; nameEn: string; max: number; meaningTh: string; meaningEn?: string }[];
  components: Component[];
  indicators: Indicator[];
  passMarks: Record<string, number>;
  levels: Level[];
}
export interface Component {
  id: string;
  nameTh: string;
  nameEn: string;
  weightPercent: number;
  certainty: string;
  aspects: { id: string; nameTh: string; nameEn: string; indicators: string[] }[];
}
export interface Indicator {
  id: string;
  number: number;
  component: string;
  aspect: string;
  nameTh: string;
  nameEn: string;
  draft: boolean;
  guidanceTh: string;
  guidanceEn: string;
  certainty: string;
  scoring: "parts" | "lpa" | "mean";
  subs?: (string | Sub)[];
  lpaLinked: boolean;
  evidenceExamplesTh: string[];
  facts: string[];
}
export interface Sub {
  id: string;
  nameTh: string;
  nameEn: string;
  guidanceTh?: string;
  guidanceEn?: string;
}
export interface Level {
  id: string;
  nameTh: string;
  nameEn: string;
  /** null: the pass mark of the kind. */
  minimumPercent: number | null;
  placeholder: boolean;
  /** For rounds whose fiscal year ends on this day or later. */
  validFrom: string;
}
export interface Evidence {
  id: number;
  name: string;
  size: number;
  type: string;
  part: Part | null;
  at: string;
  by: string;
}
export interface Marks {
  process: number | null;
  output: number | null;
  outcome: number | null;
  lpaPoints?: number | null;
  points?: number | null;
  reason?: string;
  version: number;
}
export interface Answer {
  indicator: string;
  process: number | null;
  output: number | null;
  outcome: number | null;
  lpaScore: number | null;
  lpaMax: number | null;
  reasons: string;
  version: number;
  updatedAt: string | null;
  updatedBy: string | null;
  evidence: Evidence[];
  areaMarks?: Marks & { agreed: boolean };
  comments: number;
  returnReason?: string | null;
}
export interface Score {
  components: { id: string; points: number; maxPoints: number; percent: number }[];
  totalPercent: number;
  passMark: number;
  passed: boolean;
  level: string | null;
  complete: boolean;
  missing: string[];
  toPass?: string | number | null;
  nextLevel?: { id: string; percentAway: string | number } | null;
}
export type SheetState = "draft" | "submitted" | "checked" | "area-scored" | "certified" | "announced";
export type Action =
  | "submit" | "withdraw" | "check" | "return" | "recommend" | "score" | "certify" | "announce" | "revoke" | "reopen" | "enter-national" | "score-national";

export interface Sheet {
  unitId: number;
  year: number;
  edition: string;
  state: SheetState;
  nationalState?: string;
  version: number;
  kind: string;
  passMark: number;
  editable: boolean;
  answers: Answer[];
  score: Score;
  area?: Score | null;
  national?: Score | null;
  final?: Score | null;
  allowedActions: Action[];
  closesAt: string | null;
  updatedAt: string | null;
  progress: Progress;
}
export interface Progress {
  answered: number;
  of: number;
  byComponent: Record<string, { answered: number; of: number }>;
}
export interface UnitBrief {
  id: number;
  uid: string;
  class: string;
  kind: string;
  nameTh: string;
  nameEn: string;
  fullNameTh: string;
  fullNameEn: string;
  provinceNameTh: string;
  provinceNameEn: string;
}
export interface Step {
  indicator: string;
  part: Part | "lpa";
  addPoints: number;
  gainPercent: number | string;
}
export interface Result {
  score: Score;
  kindPassMark: number;
  strengths: { indicator: string; percent: number }[];
  weaknesses: { indicator: string; percent: number }[];
  cheapest: Step[];
  history: { year: number; totalPercent: number; passed: boolean; level: string | null }[];
  area?: Score | null;
}
export interface TimelineEvent {
  at: string | number;
  personName: string;
  roleTh: string;
  roleEn?: string;
  action: string;
  reason?: string | null;
  details?: unknown;
}
export interface Comment {
  id: number;
  indicator: string;
  text: string;
  personName: string;
  at: string | number;
}
