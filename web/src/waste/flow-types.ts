// SPDX-License-Identifier: Apache-2.0
// Replies of the flows. Masses in kg of the period; places on the drawing in its own units.
export type FlowMark = "reported" | "adjusted" | "computed" | "unobservable";
export interface FlowNode {
  stage: string;
  kg: number;
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface FlowLink {
  from: number;
  to: number;
  kg: number;
  mark: FlowMark;
  fromY: number;
  toY: number;
  thickness: number;
}
export interface FlowDrawing {
  nodes: FlowNode[];
  links: FlowLink[];
}
export interface FlowRow {
  from: string;
  to: string;
  mark: FlowMark;
  reported: number | null;
  received: number | null;
  adjusted: number;
  sd: number;
  residual: number;
  parts: number;
  suspicious: number;
  unobservable: number;
}
export interface SuspiciousFlow {
  kind: string;
  unitId: number;
  unitNameTh: string;
  unitNameEn: string;
  facilityId: number;
  siteNameTh: string;
  siteNameEn: string;
  reported: number;
  received: number | null;
  adjusted: number;
  residual: number;
}
export interface Uncertainty {
  figure: string;
  knownBy: string;
  percent: number;
  certainty: string;
  source: string;
}
export interface Flows {
  scope: string;
  id: string;
  nameTh: string;
  nameEn: string;
  first: string;
  last: string;
  units: number;
  reported: number;
  months: number;
  gramsADay: number;
  balanced: boolean;
  tested: number;
  threshold: number;
  suspiciousCount: number;
  width: number;
  height: number;
  reportedDrawing: FlowDrawing;
  adjustedDrawing: FlowDrawing;
  rows: FlowRow[];
  suspicious: SuspiciousFlow[];
  uncertainty: Uncertainty[];
}
