// SPDX-License-Identifier: Apache-2.0
// Replies of the register of trees. Days ISO, places ten-millionths of a degree, measures millimetres.
export type TreeClass = "ordinary" | "heritage" | "royal" | "notable";
export type TreeStatus = "living" | "moved" | "removed" | "replaced" | "dead";

export interface TreeRow {
  id: number;
  unitId: number;
  version: number;
  plotId: number | null;
  latE7: number | null;
  lonE7: number | null;
  code: string;
  nameTh: string;
  species: string;
  speciesText: string;
  listed: boolean;
  plantedOn: string;
  campaign: string;
  class: TreeClass;
  setting: string;
  status: TreeStatus;
  statusOn: string;
  demo: boolean;
  measuredOn: string;
  girthMm: number | null;
  dbhMm: number | null;
  heightMm: number | null;
  crownMm: number | null;
}
export interface TreeList {
  items: TreeRow[];
  next: string;
  total: number;
  inside: boolean;
  mayRecord: boolean;
}
export interface TreeMeasurement {
  day: string;
  girthMm: number | null;
  dbhMm: number | null;
  heightMm: number | null;
  crownMm: number | null;
  method: string;
  health: string;
  risk: string;
  note: string;
  at: string;
  by: string;
}
export interface TreePage {
  tree: TreeRow;
  unitNameTh: string;
  unitNameEn: string;
  ageText: string;
  note: string;
  statusReason: string;
  successor: number | null;
  version: number;
  inside: boolean;
  mayEdit: boolean;
  measurements: TreeMeasurement[];
  events: { day: string; kind: string; reason: string; at: string; by: string; successor: number | null }[];
  notices: { code: string; textTh: string; textEn: string }[];
}
export interface TreeEntry {
  species: string;
  code: string;
  plantedOn: string;
  campaign: string;
  class: string;
  setting: string;
  ageText: string;
  note: string;
  plotId: number | null;
  latE7: number | null;
  lonE7: number | null;
}
export interface Measurement {
  day: string;
  girthMm: number | null;
  heightMm: number | null;
  crownMm: number | null;
  method: string;
  health: string;
  risk: string;
  note: string;
  corrects?: boolean;
}
export interface Species {
  scientific: string;
  nameTh: string;
  also: string[];
  group: string;
}
export interface Note {
  code: string;
  th: string;
  en: string;
}
export interface Quoted {
  what: string;
  low: number;
  high: number;
  unit: string;
  certainty: string;
  source: string;
  th: string;
  en: string;
}
export interface TreeCarbon {
  rootMethod: string;
  rootRatio: number;
  carbonFraction: number;
  draws: number;
  measurements: {
    day: string;
    equation: string;
    equationCertainty: string;
    equationSource: string;
    dbhCm: number | null;
    heightM: number | null;
    aboveGroundKg: number | null;
    rootKg: number | null;
    carbonKg: number | null;
    co2eKg: number | null;
    co2eLowKg: number | null;
    co2eHighKg: number | null;
    reasons: Note[];
    flags: Note[];
  }[];
  growth: { from: string; to: string; years: number; co2eKgYear: number | null; lowKgYear: number | null; highKgYear: number | null; shrunk: boolean; reasons: Note[] }[];
  notes: Note[];
  quoted: Quoted[];
}
export interface Counted extends Note {
  trees: number;
}
export interface UnitCarbon {
  firstDay: string;
  lastDay: string;
  total: {
    trees: number;
    computed: number;
    co2eKg: number | null;
    rootMethod: string;
    rootRatio: number;
    carbonFraction: number;
    uncertainty: { draws: number; co2eLowKg: number; co2eHighKg: number } | null;
    equations: { code: string; trees: number; certainty: string; source: string }[];
    reasons: Counted[];
    flags: Counted[];
    notes: Note[];
    quoted: Quoted[];
  };
  growth: { trees: number; computed: number; shrunk: number; co2eKgYear: number | null; lowKgYear: number | null; highKgYear: number | null; reasons: Counted[] };
}
export interface Campaign {
  campaign: string;
  firstDay: string;
  lastDay: string;
  trees: number;
  standing: number;
  gone: number;
  measured: number;
  survivalPercent: number | null;
}
export interface FileKind {
  code: string;
  severity: "error" | "warning" | "info";
  acceptBy: "" | "kind" | "row";
  titleTh: string;
  titleEn: string;
  count: number;
  proposed: number;
  accepted: number;
}
export interface FileFinding {
  row: number;
  column: string;
  code: string;
  severity: "error" | "warning" | "info";
  textTh: string;
  textEn: string;
  acceptBy: "" | "kind" | "row";
  repairTh: string;
  repairEn: string;
  accepted: boolean;
}
export interface FileReport {
  id: number;
  written: boolean;
  fileName: string;
  sha256: string;
  rows: number;
  newTrees: number;
  repeats: number;
  known: number;
  refused: number;
  leftOut: number;
  warnings: number;
  withoutLimit: number;
  ignoredColumns: string[];
  kinds: FileKind[];
  findings: FileFinding[];
}
