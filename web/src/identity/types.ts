// SPDX-License-Identifier: Apache-2.0
// What the identity slice sends, as this front reads it.

export type Kind = "city" | "town" | "subdistrict" | "sao" | "pattaya";

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total?: number | null;
}
export interface UnitBrief {
  id: number;
  uid: string;
  class: string;
  kind: Kind | null;
  nameTh: string;
  nameEn: string;
  fullNameTh: string;
  fullNameEn: string;
  provinceId: number | null;
  provinceUid: string | null;
  provinceNameTh: string | null;
  provinceNameEn: string | null;
  officeNumber: number | null;
  population: number | null;
  populationYear: number | null;
}
interface Dated {
  validFrom: string | null;
  validFromLatest?: string | null;
  validTo?: string | null;
  source: string | null;
}
export interface UnitDetail extends UnitBrief {
  code: string | null;
  districtTh: string | null;
  districtEn: string | null;
  areaKm2: number | null;
  latitude: number | null;
  longitude: number | null;
  coordinateSource: string | null;
  kinds: (Dated & { kind: Kind; certainty: string | null })[];
  names: (Dated & { nameTh: string; nameEn: string; certainty: string | null })[];
  parents: (Dated & { parentId: number; parentNameTh: string; parentNameEn?: string; confidence: string | null })[];
  populations: { date: string; persons: number; flag?: string | null; source: string | null }[];
  version: number;
}
export interface UnitCounts {
  on: string;
  total: number;
  byKind: Record<Kind, number>;
  provinces: { uid: string; code: string; nameTh: string; nameEn: string; city: number; town: number; subdistrict: number }[];
}
export interface Person {
  id: number;
  displayName: string;
  login: string;
  active: boolean;
  manageable?: boolean;
  grants: { role: string; unitId: number; unitUid?: string; unitNameTh: string; unitNameEn: string }[];
}
export interface NewLink {
  id?: number;
  link: string;
  expiresAt: string | number;
}
export interface AuditItem {
  id: number;
  at: string | number;
  personId: number;
  personName: string | null;
  actor: "person" | "public" | "system";
  action: string;
  unitId: number | null;
  unitNameTh?: string;
  changes: { subject: string; before: string | null; after: string | null }[];
  sealed: boolean;
}
export interface Committee {
  id: number;
  kind: "area" | "national" | "steering";
  nameTh: string;
  nameEn: string;
  orderNumber: string | null;
  orderDate: string | null;
  provinces: string[];
  unitKind?: Kind | null;
  members: { personId: number; displayName?: string; chair: boolean }[];
}
