// SPDX-License-Identifier: Apache-2.0
// The dated rows of a unit as lines to read: what, from when to when, how sure, who says so.
import { when } from "../city/history";
import { sourceWords } from "../city/sources";
import { certainty, date } from "../format";
import { has, language, named, t } from "../text";
import type { UnitDetail } from "./types";

export type Part = "kind" | "name" | "parent";

export interface DatedLine {
  key: string;
  part: Part;
  what: string;
  from: string;
  until: string;
  current: boolean;
  source: string;
  sure: string;
}
interface Period {
  validFrom: string | null;
  validFromLatest?: string | null;
  validTo?: string | null;
  source: string | null;
}

/** Certainty, or for a province's office how the source shows it. */
function sureness(code: string | null): string {
  return code && has(`confidence.${code}`) ? t(`confidence.${code}`) : certainty(code);
}
// `validTo` is the first day on which it counts no more.
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
function line(part: Part, what: string, period: Period, sure: string | null): DatedLine {
  return {
    key: [part, what, period.validFrom, period.validFromLatest, period.source].join("|"),
    part,
    what,
    from: when(period.validFrom, period.validFromLatest),
    until: period.validTo ? t("units.until", { date: date(dayBefore(period.validTo)) }) : "",
    current: !period.validTo,
    source: sourceWords(period.source) ?? t("common.noData"),
    sure: sureness(sure),
  };
}
// Both names, the one of the page's language first.
function names(one: { nameTh: string; nameEn: string }): string {
  const both = language() === "en" ? [one.nameEn, one.nameTh] : [one.nameTh, one.nameEn];
  return both.filter(Boolean).join(" · ");
}
/** Newest first in each part. */
export function linesOf(unit: UnitDetail): Record<Part, DatedLine[]> {
  return {
    kind: unit.kinds.map((one) => line("kind", t(`kind.${one.kind}`), one, one.certainty)).reverse(),
    name: unit.names.map((one) => line("name", names(one), one, one.certainty)).reverse(),
    parent: unit.parents.map((one) => line("parent", named(one, "parentName"), one, one.confidence)).reverse(),
  };
}
/** What stands in `now` and did not stand in `before`. */
export function newLines(before: UnitDetail, now: UnitDetail): DatedLine[] {
  const known = new Set(Object.values(linesOf(before)).flat().map((one) => one.key));
  return Object.values(linesOf(now)).flat().filter((one) => !known.has(one.key));
}
/** What may change in a unit of this class. */
export function partsOf(unit: UnitDetail): Part[] {
  if (unit.class === "local-government") return ["kind", "name", "parent"];
  if (unit.class === "province") return unit.officeNumber === null ? ["name"] : ["parent", "name"];
  return ["name"];
}
