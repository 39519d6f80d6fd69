// SPDX-License-Identifier: Apache-2.0
// A day as people write it, in Buddhist years: 20/12/2562, 20 ธ.ค. 2562, 20 ธันวาคม พ.ศ. 2562.
import { months, shortMonths } from "../format";

const names = [months.th, shortMonths.th, months.en, shortMonths.en].map((list) => list.map(plain));

function plain(month: string): string {
  return month.replaceAll(".", "").toLowerCase();
}
function monthOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const wanted = plain(text);
  for (const list of names) {
    const at = list.indexOf(wanted);
    if (at >= 0) return at + 1;
  }
  return undefined;
}
/** ISO day of what was typed; undefined: not a day. A year from 2400 on is Buddhist, one below is C.E. */
export function parseDay(text: string): string | undefined {
  const digits = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const parts = digits.replace(/พ\.ศ\.|ค\.ศ\.|B\.E\./gi, " ").trim().split(/[\s/-]+/);
  if (parts.length !== 3) return undefined;
  const iso = /^\d{4}$/.test(parts[0]!);
  const [yearText, monthText, dayText] = iso ? parts : [parts[2], parts[1], parts[0]];
  const month = monthOf(monthText!);
  if (!/^\d{4}$/.test(yearText!) || !/^\d{1,2}$/.test(dayText!) || !month) return undefined;
  const year = Number(yearText) >= 2400 ? Number(yearText) - 543 : Number(yearText);
  const day = new Date(Date.UTC(year, month - 1, Number(dayText)));
  const real = day.getUTCFullYear() === year && day.getUTCMonth() === month - 1 && day.getUTCDate() === Number(dayText);
  return real ? day.toISOString().slice(0, 10) : undefined;
}
/** 2019-12-20 → 20/12/2562 */
export function typedDay(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return year && month && day ? `${day}/${month}/${year + 543}` : "";
}
/** Today in Thailand, as an ISO day. */
export function today(now = Date.now()): string {
  return new Date(now + 7 * 3600_000).toISOString().slice(0, 10);
}
