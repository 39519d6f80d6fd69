// SPDX-License-Identifier: Apache-2.0
// Replies about a town's public green and what citizens propose. Places in ten-millionths of a degree, days ISO.
import type { GeoJsonShape } from "../green/geometry";
import type { Answer, GreenSummary, GreenTarget, PlotArea, PlotStatus } from "../green/types";

export interface PublicPlot {
  id: number;
  nameTh: string;
  nameEn: string;
  type: string;
  typeNameTh: string;
  typeNameEn: string;
  typeCertainty: string;
  area: PlotArea | null;
  areaFrom: "outline" | "stated";
  hours: string;
  facilities: string[];
  sustainable: { value: Answer; year: number; certainty: string; reasons: { criterion: string; answer: Answer; textTh: string; textEn: string }[] };
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  demo: boolean;
}
export interface PublicTree {
  id: number;
  nameTh: string;
  species: string;
  class: "heritage" | "royal" | "notable";
  ageText: string;
  measuredOn: string;
  girthMm: number | null;
  dbhMm: number | null;
  heightMm: number | null;
  latE7: number | null;
  lonE7: number | null;
  demo: boolean;
}
export interface Listed<T> {
  items: T[];
  next: string;
  total: number;
}
export interface AcceptedProposal {
  id: number;
  latE7: number;
  lonE7: number;
  nameTh: string;
  nameEn: string;
  type: string;
  typeNameTh: string;
  typeNameEn: string;
  status: PlotStatus;
  publicText: string;
  decidedOn: string;
  demo: boolean;
}
export interface PublicTown {
  unitId: number;
  uid: string;
  fullNameTh: string;
  fullNameEn: string;
  year: number;
  registered: boolean;
  demo: boolean;
  open: GreenSummary["measures"][number] | null;
  people: GreenSummary["people"];
  targets: GreenTarget[];
  plots: Listed<PublicPlot>;
  trees: Listed<PublicTree>;
  accepted: AcceptedProposal[];
  keptDays: number;
}
export type ProposalState = "new" | "accepted" | "declined" | "spam" | "duplicate";
export interface Receipt {
  receipt: string;
  state: ProposalState;
  sentOn: string;
  unitId: number;
  keptDays: number;
}
export interface ProposalAnswer {
  state: ProposalState;
  sentOn: string;
  decidedOn: string;
  reason: string;
  type: string;
  typeNameTh: string;
  typeNameEn: string;
  publicText: string;
  plotNameTh: string;
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  demo: boolean;
}
export interface ProposalRow {
  id: number;
  unitId: number;
  version: number;
  state: ProposalState;
  latE7: number;
  lonE7: number;
  area: PlotArea | null;
  type: string;
  typeNameTh: string;
  typeNameEn: string;
  nowText: string;
  wishText: string;
  why: string;
  publicText: string;
  reason: string;
  duplicateOf: number | null;
  plotId: number | null;
  sentAt: string;
  decidedAt: string;
  decidedBy: string;
  demo: boolean;
}
export interface ProposalList {
  items: ProposalRow[];
  next: string;
  counts: Record<ProposalState, number>;
  mayDecide: boolean;
}
export interface ProposalPage {
  proposal: ProposalRow;
  geometry: GeoJsonShape | null;
  near: { id: number; nameTh: string; nameEn: string; status: PlotStatus; metres: number }[];
  steps: { state: ProposalState; reason: string; at: string; by: string }[];
  duplicates: number[];
  sender: { name: string; contact: string; erasedOn: string } | null;
  mayDecide: boolean;
}

export const states: ProposalState[] = ["new", "accepted", "declined", "duplicate", "spam"];
export const toneOf = (state: ProposalState) => ({ new: "state--wait", accepted: "state--pass", declined: "state--miss", duplicate: "state--none", spam: "state--none" })[state];
