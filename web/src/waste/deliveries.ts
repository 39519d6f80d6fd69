// SPDX-License-Identifier: Apache-2.0
// Where the collected waste went. The queue carries plain values, so a list travels in it as text. Pure: no page, no server.
import type { Flat } from "../rules/doors";
import type { Delivery, MonthForm } from "./types";

export interface DeliveryLine {
  facilityId: number;
  kg: number | null;
}
export function writeLines(lines: DeliveryLine[]): string {
  return JSON.stringify(lines.map(({ facilityId, kg }) => [facilityId, kg]));
}
export function readLines(text: string): DeliveryLine[] {
  try {
    return (JSON.parse(text) as [number, number | null][]).map(([facilityId, kg]) => ({ facilityId, kg }));
  } catch {
    return [];
  }
}
export function linesOf(list: Delivery[]): DeliveryLine[] {
  return list.map(({ facilityId, kg }) => ({ facilityId, kg }));
}
/** The server's input to the rules with these lines in the place of its own; what it knows of a site stays with the site. */
export function withLines(input: Flat, lines: DeliveryLine[]): Flat {
  const known = new Map<number | null, Record<string, number | null>>();
  const rest: Flat = {};
  for (const [name, value] of Object.entries(input)) {
    const [, row, member] = /^delivery\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (row === undefined) {
      rest[name] = value;
      continue;
    }
    const site = input[`delivery.${row}.facility`] ?? null;
    known.set(site, { ...known.get(site), [member!]: value });
  }
  lines.forEach((line, i) => {
    const { receipt = null, opened = null, closed = null } = known.get(line.facilityId) ?? {};
    Object.assign(rest, { [`delivery.${i}.facility`]: line.facilityId, [`delivery.${i}.kg`]: line.kg, [`delivery.${i}.receipt`]: receipt, [`delivery.${i}.opened`]: opened, [`delivery.${i}.closed`]: closed });
  });
  return rest;
}
/** Sum of what is typed; null: nothing is. */
export function deliveredKg(lines: DeliveryLine[]): number | null {
  const typed = lines.flatMap((line) => (line.kg === null ? [] : [line.kg]));
  return typed.length ? typed.reduce((sum, kg) => sum + kg, 0) : null;
}
/** Names that the form knows; a site that was just chosen brings its own. */
export function namesOf(form: Pick<MonthForm, "deliveries" | "previousDeliveries">): Map<number, { nameTh: string; nameEn: string }> {
  return new Map([...form.previousDeliveries, ...form.deliveries].map((one) => [one.facilityId, { nameTh: one.nameTh, nameEn: one.nameEn }]));
}
