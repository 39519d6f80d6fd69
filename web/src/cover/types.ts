// SPDX-License-Identifier: Apache-2.0
export interface Image {
  id: number;
  form: "classes" | "bands";
  classSet: string;
  source: string;
  takenOn: string;
  fileName: string;
  size: number;
  demo: boolean;
}
export interface Job {
  id: number;
  imageId: number;
  version: number;
  zones: "plots" | "boundaries";
  status: "waiting" | "running" | "done" | "failed" | "cancelled";
  total: number;
  done: number;
  problemCode: string;
  problemTh: string;
  problemEn: string;
  at: string;
}
export interface Images {
  images: Image[];
  jobs: Job[];
  classes: { set: string; code: number; nameTh: string; nameEn: string; green: boolean; canopy: boolean; certainty: string }[];
  folder: string[];
  mayMeasure: boolean;
}
export interface ZoneRow {
  zoneId: number;
  nameTh: string;
  nameEn: string;
  coveredM2: number;
  greenShare: number | null;
  canopyShare: number | null;
  reasonTh: string;
  reasonEn: string;
}
export interface Figures {
  image: Image;
  job: Job;
  coveredM2: number;
  greenShare: number | null;
  canopyShare: number | null;
  classes: { code: number; nameTh: string; nameEn: string; m2: number; share: number }[];
  rows: ZoneRow[];
  next: number | null;
}
export interface Published {
  year: number;
  units: number;
  leftOut: { unitId: number; nameTh: string; nameEn: string; reasonTh: string; reasonEn: string }[];
}
export interface Change {
  fromDay: string;
  toDay: string;
  zones: number;
  leftOut: number;
  greenFrom: number;
  greenTo: number;
  canopyFrom: number;
  canopyTo: number;
  doubt: number;
  beyondDoubtGreen: boolean;
  beyondDoubtCanopy: boolean;
  certainty: string;
  textTh: string;
  textEn: string;
}
export const isOver = (job: Job) => job.status !== "waiting" && job.status !== "running";
