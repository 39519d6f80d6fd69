// SPDX-License-Identifier: Apache-2.0
// What the programme slice sends, as this front reads it.

export interface BoardRow {
  code: string;
  uid: string;
  nameTh: string;
  nameEn: string;
  officeNumber: number | null;
  regionTh: string;
  regionEn: string;
  covered: boolean;
  standing: "none" | "joined" | "passed" | "certified";
  since: number | null;
  by: { unitId: number; nameTh: string; nameEn?: string; level: string | null } | null;
  source: string | null;
  certainty: string | null;
}
export interface ProvinceName {
  code: string;
  nameTh: string;
  nameEn: string;
}
export interface Coverage {
  year: number;
  provinces: number;
  covered: number | null;
  dataFrom: string | null;
  rounds: { year: number; covered: number | null; noData: boolean }[];
  board: BoardRow[];
  missing: ProvinceName[];
}
export interface KeyNumber {
  key: string;
  labelTh: string;
  labelEn: string;
  value: number | null;
  unitTh: string;
  unitEn?: string;
  points: { period: string; value: number | null }[];
  source: string | null;
  certainty: string | null;
  demo: boolean;
}
export interface FrontPage {
  numbers: KeyNumber[];
  announcements?: { titleTh: string; titleEn: string; at: string | number; href?: string }[];
}
export interface TodoItem {
  kind: string;
  textTh: string;
  textEn: string;
  href: string;
  dueAt: string | number | null;
  count: number | null;
}
export interface Round {
  year: number;
  edition: string;
  opensAt: string | number;
  closesAt: string | number;
  state: "planned" | "open" | "closed" | "announced";
  demo: boolean;
  version: number;
}
export interface CandidateTown {
  unitId: number;
  fullNameTh: string;
  fullNameEn?: string;
  state: string | null;
  answered: number;
  of: number;
  selfPercent: number | null;
  areaPercent: number | null;
  passMark: number;
  away: number | null;
}
export interface CandidateProvince extends ProvinceName {
  uid?: string;
  officeNumber?: number;
  towns: CandidateTown[];
}
/** A level of results with the percent from which it is given; null: the pass mark of the kind. */
export interface Level {
  id: string;
  nameTh: string;
  nameEn: string;
  minimumPercent: number | null;
  placeholder: boolean;
  validFrom: string;
  reason: string;
}
/** What the limits of the levels need of an edition. */
export interface Limits {
  id: string;
  levels: Level[];
  levelHistory: Level[];
  passMarks: Record<string, number>;
  version: number;
}

/** Figures of a province that stand beside its standing. */
export interface ProvinceFigures {
  population: number | null;
  populationYear: number | null;
  city: number;
  town: number;
  subdistrict: number;
}
/** How a standing is shown: class and tone. A province that was not heard of is missing. */
export function stateClass(row: Pick<BoardRow, "covered" | "standing">): string {
  if (row.covered) return "state--pass";
  return row.standing === "none" ? "state--miss" : "state--near";
}
