// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and years as the programme writes them. Missing is a word, never 0 or a dash.
import { language, t } from "./text";

export const months = {
  th: ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};
export const shortMonths = {
  th: ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
/** Thailand has one zone and no summer time. */
const bangkok = 7 * 3600_000;

type Maybe<T> = T | null | undefined;
/** A date or an instant: ISO text, or milliseconds since 1970 as some replies carry it. */
type When = Maybe<string | number>;

export function noData(): string {
  return t("common.noData");
}
/** 1,234.5 */
export function number(value: Maybe<number>, decimals?: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return noData();
  const places = decimals ?? (Number.isInteger(value) ? 0 : Math.min(2, decimalsOf(value)));
  const text = value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });
  return text.replace(/^-/, "−");
}
function decimalsOf(value: number): number {
  return (String(value).split(".")[1] ?? "").length;
}
/** 62.4 %: always one decimal. */
export function percent(value: Maybe<number>): string {
  return value === null || value === undefined ? noData() : `${number(value, 1)} %`;
}
/** What a person typed, as a number: commas and spaces allowed, Thai digits too. null: empty; undefined: not a number. */
export function parseNumber(text: string): number | null | undefined {
  const plain = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/[,\s]/g, "");
  if (plain === "") return null;
  return /^[-−]?\d*\.?\d+$|^[-−]?\d+\.$/.test(plain) ? Number(plain.replace("−", "-")) : undefined;
}
/** Years are stored as C.E. or shown as B.E.; anything below 2400 is C.E. */
export function beYear(year: number): number {
  return year < 2400 ? year + 543 : year;
}
/** "FY2563", "CY2562" or an ISO date as people read it. Periods carry B.E. years. */
export function period(value: string): string {
  const match = /^(FY|CY)(\d{4})$/.exec(value);
  if (match) return t(match[1] === "FY" ? "common.fiscalYear" : "common.calendarYear", { year: beYear(Number(match[2])) });
  return date(value);
}
/** "CY2562 read for FY2562", the name of the rule by which one kind of period is read for another, in words. */
export function readRule(rule: string): string {
  const [, from, to] = /^(\S+) read for (\S+)$/.exec(rule) ?? [];
  return from && to ? t("common.readFor", { from: period(from), to: period(to) }) : rule;
}
function parts(value: When): Date | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "number") return new Date(value + bangkok);
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const time = Date.parse(plain ? `${value}T00:00:00Z` : value);
  return Number.isNaN(time) ? undefined : new Date(plain ? time : time + bangkok);
}
/** 5 พ.ย. 2569 */
export function date(value: When): string {
  const day = parts(value);
  if (!day) return noData();
  return `${day.getUTCDate()} ${shortMonths[language()][day.getUTCMonth()]} ${day.getUTCFullYear() + 543}`;
}
/** 5 พฤศจิกายน พ.ศ. 2569 */
export function longDate(value: When): string {
  const day = parts(value);
  if (!day) return noData();
  const year = language() === "th" ? `พ.ศ. ${day.getUTCFullYear() + 543}` : `B.E. ${day.getUTCFullYear() + 543}`;
  return `${day.getUTCDate()} ${months[language()][day.getUTCMonth()]} ${year}`;
}
/** พฤศจิกายน 2562 */
export function monthYear(value: When): string {
  const day = parts(value);
  if (!day) return noData();
  return `${months[language()][day.getUTCMonth()]} ${day.getUTCFullYear() + 543}`;
}
/** พ.ย. 62, where a chart has little room */
export function shortMonth(value: When): string {
  const day = parts(value);
  if (!day) return noData();
  return `${shortMonths[language()][day.getUTCMonth()]} ${String((day.getUTCFullYear() + 543) % 100).padStart(2, "0")}`;
}
/** 5 พ.ย. 2569 10.42 น. */
export function dateTime(value: When): string {
  return parts(value) ? `${date(value)} ${clock(value)}` : noData();
}
/** 10.42 น. */
export function clock(value: When): string {
  const day = parts(value);
  if (!day) return "";
  const text = `${day.getUTCHours()}.${String(day.getUTCMinutes()).padStart(2, "0")}`;
  return language() === "th" ? `${text} น.` : text.replace(".", ":");
}
/** Whole days from now; negative when it is past. */
export function daysUntil(value: string | number, now = Date.now()): number {
  const day = parts(value);
  if (!day) return 0;
  const floor = (time: number) => Math.floor(time / 86_400_000);
  return floor(day.getTime()) - floor(now + bangkok);
}
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${number(Math.max(1, Math.round(bytes / 1024)))} kB`;
  return `${number(bytes / 1024 / 1024, 1)} MB`;
}
/** ทางการ · เผยแพร่ · อนุมาน · ยังไม่ยืนยัน */
export function certainty(value: Maybe<string>): string {
  return value ? t(`certainty.${value}`) : noData();
}
