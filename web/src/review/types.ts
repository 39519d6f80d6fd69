// SPDX-License-Identifier: Apache-2.0
import type { Action, SheetState } from "../assessment/types";

export interface InboxItem {
  unitId: number;
  fullNameTh: string;
  fullNameEn: string;
  provinceNameTh: string;
  provinceNameEn: string;
  kind: string;
  state: SheetState;
  year: number;
  selfPercent: number | null;
  areaPercent: number | null;
  /** Self minus area. */
  difference: number | null;
  passMark: number;
  passed: boolean | null;
  answered: number;
  of: number;
  findings: string[];
  waitingDays: number | null;
  dueAt: string | null;
  version: number;
  allowedActions: Action[];
}
export interface InboxReply {
  items: InboxItem[];
  counts: Partial<Record<SheetState, number>>;
  total: number;
  nextCursor?: string | null;
}
export interface BulkReply {
  done: number;
  failed: { unitId: number; code: string; textTh: string; textEn: string }[];
}
export interface Mark {
  indicator: string;
  process: number | null;
  output: number | null;
  outcome: number | null;
  points: number | null;
  reason: string;
  version: number;
}
export interface MarkSheet {
  stage: "area" | "national";
  mine: Mark[];
  others: { personId: number; name: string; marks: Mark[] }[];
  agreed: Mark[];
  missing?: string[];
  agreedPercent?: number | null;
  open: boolean;
  chair: boolean;
}
