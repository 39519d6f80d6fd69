// SPDX-License-Identifier: Apache-2.0
// The file that a provincial office fills with LPA marks: one line a town and indicator. Made here, from what is open.
import { get } from "../api/client";
import type { Page, UnitBrief } from "../identity/types";
import type { InboxItem, InboxReply } from "../review/types";
import { toCsv } from "../table/csv";

export const columns = ["uid", "name", "indicator", "score", "max"];

type Town = Pick<UnitBrief, "id" | "uid" | "fullNameTh">;

/** Towns whose marks may still change: without a sheet, or with one that is still, or again, a draft. */
export function openTowns<T extends Town>(towns: T[], sheets: Pick<InboxItem, "unitId" | "state">[]): T[] {
  const gone = new Set(sheets.filter((sheet) => sheet.state !== "draft").map((sheet) => sheet.unitId));
  return towns.filter((town) => !gone.has(town.id));
}
export function template(towns: Town[], indicators: string[]): string {
  return toCsv(columns, towns.flatMap((town) => indicators.map((indicator) => [town.uid, town.fullNameTh, indicator, "", ""])));
}
export async function townsOf(province: string): Promise<UnitBrief[]> {
  return pages((cursor) => `/units?class=local-government&province=${encodeURIComponent(province)}&limit=200${cursor}`, (page: Page<UnitBrief>) => page.items);
}
export async function sheetsOf(province: string, year: string): Promise<InboxItem[]> {
  return pages((cursor) => `/inbox?year=${year}&province=${encodeURIComponent(province)}&limit=200${cursor}`, (page: InboxReply) => page.items);
}
async function pages<P extends { nextCursor?: string | null }, T>(path: (cursor: string) => string, items: (page: P) => T[]): Promise<T[]> {
  const found: T[] = [];
  let cursor = "";
  do {
    const { data }: { data: P } = await get<P>(path(cursor));
    found.push(...items(data));
    cursor = data.nextCursor ? `&cursor=${encodeURIComponent(data.nextCursor)}` : "";
  } while (cursor);
  return found;
}
