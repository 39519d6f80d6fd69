// SPDX-License-Identifier: Apache-2.0
// Records of coverage that were added by hand, one province at a time. Those that came with the program stay, and are not listed.
import { get } from "../api/client";
import type { BoardRow } from "./types";

export interface AddedRecord {
  id: number;
  province: string;
  year: number;
  passed: boolean;
  source: string;
  certainty: string;
  reason: string;
  seeded: boolean;
  byName: string;
  at: string;
}

export async function addedRecords(province: string): Promise<AddedRecord[]> {
  const { data } = await get<{ items: AddedRecord[] }>(`/coverage/records?province=${encodeURIComponent(province)}`);
  return data.items.filter((one) => !one.seeded);
}

/** Whether the board counts a province because of this record. */
export function carries(record: AddedRecord, row: BoardRow | undefined): boolean {
  return !!row?.covered && record.passed && row.source === record.source && row.since === record.year;
}
