// SPDX-License-Identifier: Apache-2.0
// What changed when: kinds and names of a unit as one list, newest first.
import { date } from "../format";
import type { UnitDetail } from "../identity/types";
import { named, t } from "../text";
import { sourceWords } from "./sources";

export interface HistoryLine {
  key: string;
  when: string;
  what: string;
  source: string | null;
  sure: string | null;
  order: string;
}

/** A date that is known only to lie between two days is shown as both. */
export function when(from: string | null, latest?: string | null): string {
  if (!from && latest) return t("town.atLatest", { date: date(latest) });
  if (!from) return t("town.sinceUnknown");
  return latest && latest !== from ? t("town.between", { from: date(from), to: date(latest) }) : date(from);
}
export function history(unit: Pick<UnitDetail, "kinds" | "names" | "parents">): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const kind of unit.kinds ?? []) {
    lines.push({ key: `kind${kind.validFrom}${kind.kind}`, when: when(kind.validFrom, kind.validFromLatest), what: t("town.became", { kind: t(`kind.${kind.kind}`) }), source: sourceWords(kind.source), sure: kind.certainty, order: kind.validFrom ?? "" });
  }
  for (const name of unit.names ?? []) {
    lines.push({ key: `name${name.validFrom}${name.nameTh}`, when: when(name.validFrom, name.validFromLatest), what: t("town.named", { name: named(name) }), source: sourceWords(name.source), sure: name.certainty, order: name.validFrom ?? "" });
  }
  return lines.sort((a, b) => (a.order < b.order ? 1 : -1));
}
