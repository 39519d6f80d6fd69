// SPDX-License-Identifier: Apache-2.0
// Numbers and groups of the yearly forms. Pure: no page, no server.
import { number, parseNumber } from "../format";
import type { FormField } from "./form-types";

export type Entry = { id: string; number?: number; text?: string; reason?: string };
export type Read = { value: number | null } | { wrong: "number" | "negative" | "decimals" };

/** What was typed, in the unit that is stored: 12.5 t/day is 12,500,000 with six decimals. */
export function readNumber(text: string, field: Pick<FormField, "decimals">): Read {
  const typed = parseNumber(text);
  if (typed === undefined) return { wrong: "number" };
  if (typed === null) return { value: null };
  if (typed < 0) return { wrong: "negative" };
  const places = /\.([\d๐-๙]*?)[0๐]*\s*$/.exec(text)?.[1]?.length ?? 0;
  if (places > field.decimals) return { wrong: "decimals" };
  return { value: Math.round(typed * 10 ** field.decimals) };
}
/** As it is typed: every decimal that is there, no more. */
export function numberText(value: number | null, field: Pick<FormField, "decimals">): string {
  return value === null ? "" : (value / 10 ** field.decimals).toLocaleString("en-US", { maximumFractionDigits: field.decimals });
}
/** As it is read: the decimals of the field; a year stands without a comma. */
export function shownNumber(value: number | null, field: Pick<FormField, "decimals" | "shown" | "id">): string {
  if (value !== null && /(^|_)(year|oldest)$/.test(field.id) && field.decimals === 0) return String(value);
  return number(value === null ? null : value / 10 ** field.decimals, field.shown);
}
/** The groups in the order of the form, each with its fields. */
export function groupsOf(fields: FormField[]): { id: string; form: string; fields: FormField[] }[] {
  const groups: { id: string; form: string; fields: FormField[] }[] = [];
  for (const field of fields) {
    let group = groups.find((one) => one.id === field.group && one.form === field.form);
    if (!group) groups.push((group = { id: field.group, form: field.form, fields: [] }));
    group.fields.push(field);
  }
  return groups;
}
/** The queue's line as the server wants it: a value and its reason travel together. */
export function entriesOf(values: Record<string, unknown>): Entry[] {
  return Object.keys(values)
    .filter((key) => !key.endsWith(":reason"))
    .map((id) => {
      const value = values[id];
      const reason = values[`${id}:reason`];
      return { id, ...(typeof value === "number" && { number: value }), ...(typeof value === "string" && value.trim() !== "" && { text: value }), ...(typeof reason === "string" && reason !== "" && { reason }) };
    });
}
