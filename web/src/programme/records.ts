// SPDX-License-Identifier: Apache-2.0
// Records of coverage that were added by hand, one province at a time. The audit trail tells which were added and which
// were taken back again.
import { get } from "../api/client";
import type { AuditItem, Page } from "../identity/types";
import type { BoardRow } from "./types";

export interface AddedRecord {
  id: number;
  province: string;
  year: number;
  passed: boolean;
  source: string;
  by: string;
  at: string | number;
}
const pages = 20; // of 500 rows: more has never happened to one province

export async function addedRecords(province: string): Promise<AddedRecord[]> {
  const found = new Map<number, AddedRecord>();
  const removed = new Set<number>();
  let cursor: string | null | undefined = "";
  for (let i = 0; i < pages && cursor !== null && cursor !== undefined; i++) {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const { data }: { data: Page<AuditItem> } = await get<Page<AuditItem>>(`/audit?unit=${encodeURIComponent(province)}&limit=500${more}`);
    for (const item of data.items) note(item, found, removed);
    cursor = data.nextCursor;
  }
  return [...found.values()].filter((one) => !removed.has(one.id));
}
function note(item: AuditItem, found: Map<number, AddedRecord>, removed: Set<number>): void {
  for (const change of item.changes ?? []) {
    const id = Number(/^coverage-record\/(\d+)$/.exec(change.subject)?.[1]);
    if (!id) continue;
    if (item.action === "programme.record-remove") removed.add(id);
    const [, province, year, not, source] = /^(\S+) FY(\d{4}) (not )?passed: ([^]*)$/.exec(change.after ?? "") ?? [];
    if (item.action !== "programme.record-add" || !province) continue;
    found.set(id, { id, province, year: Number(year), passed: !not, source: source ?? "", by: item.personName, at: item.at });
  }
}

/** Whether the board counts a province because of this record. */
export function carries(record: AddedRecord, row: BoardRow | undefined): boolean {
  return !!row?.covered && record.passed && row.source === record.source && row.since === record.year;
}
