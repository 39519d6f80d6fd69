// SPDX-License-Identifier: Apache-2.0
// Replies of the register of facilities. Months are B.E. ("2565-03"); masses in kg; null: not reported.
import type { MonthFinding } from "../waste/types";

export type DisposalClass = "unknown" | "proper" | "improper" | "not-disposal";
export interface FacilityRow {
  id: number;
  unitId: number;
  nameTh: string;
  nameEn: string;
  unitNameTh: string;
  unitNameEn: string;
  province: string;
  provinceNameTh: string;
  provinceNameEn: string;
  method: string;
  methodNameTh: string;
  methodNameEn: string;
  operatorKind: string;
  operatorName: string;
  latitudeMicro: number | null;
  longitudeMicro: number | null;
  opened: string;
  closed: string;
  open: boolean;
  controlled: boolean;
  overridden: boolean;
  controlLevel: string;
  class: DisposalClass;
  derivedClass: DisposalClass;
  methodByTonnage: string;
  certainty: string;
  ruleVersion: number;
  receivedKg: number;
  receivedGramsDay: number | null;
}
export interface FacilityList {
  year: number;
  items: FacilityRow[];
}
export interface Facility {
  facility: FacilityRow;
  year: number;
  areaSquareMetres: number | null;
  depthCentimetres: number | null;
  capacityCubicMetres: number | null;
  capacityLeftCubicMetres: number | null;
  stockKg: number | null;
  stockNowKg: number | null;
  waterMetres: number | null;
  floodProne: boolean | null;
  controls: string[];
  version: number;
  inside: boolean;
  mayEdit: boolean;
  mayOverride: boolean;
  note: string;
  overrideReason: string;
  overrideFromYear: number | null;
  findings: MonthFinding[];
}
export interface Methods {
  methods: { id: string; nameTh: string; nameEn: string; group: string; certainty: string; source: string }[];
  rules: { version: number; method: string; class: DisposalClass; certainty: string; source: string }[];
}
export interface ReceiptRow {
  unitId: number;
  unitNameTh: string;
  unitNameEn: string;
  provinceNameTh: string;
  provinceNameEn: string;
  kg: number | null;
  deliveredKg: number | null;
  deliveredState: string;
  differenceKg: number | null;
  differs: boolean;
}
export interface SiteMonth {
  facilityId: number;
  nameTh: string;
  nameEn: string;
  month: string;
  days: number;
  version: number;
  mayEdit: boolean;
  receipts: ReceiptRow[];
  fromOthers: number | null;
  receivedKg: number | null;
  deliveredKg: number | null;
  sentOn: number | null;
  transfers: { facilityId: number; kg: number; nameTh: string; nameEn: string }[];
  removedStock: number | null;
  leftOver: number | null;
  stockKg: number | null;
  recovered: number | null;
  gasRecovered: number | null;
  knownBy: string;
  note: string;
  findings: MonthFinding[];
}
