// SPDX-License-Identifier: Apache-2.0
// Sources of a unit's history come as the register keeps them, in English; those that it uses have words of their own.
import { date } from "../format";
import { t } from "../text";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const known: [RegExp, string][] = [
  [/^list of the Department of Local Administration of (\d+) (\w+) (\d+)$/, "source.dla"],
  [/^list of local governments of (\d+) (\w+) (\d+)$/, "source.list"],
  [/^name in use on (\d+) (\w+) (\d+)$/, "source.inUse"],
  [/^renamed (\d+) (\w+) (\d+)$/, "source.renamed"],
  [/^ministerial regulation gazetted (\d+) (\w+) (\d+)(?: \(.*\))?$/, "source.gazette"],
  [/^DOPA$/, "source.dopa"],
];

/** What a person wrote by hand is shown as it is. */
export function sourceWords(source: string | null | undefined): string | null {
  if (!source) return null;
  for (const [pattern, key] of known) {
    const found = pattern.exec(source);
    if (!found) continue;
    const [, day = "", month = "", year = ""] = found;
    if (!day) return t(key);
    const place = months.indexOf(month) + 1;
    if (place) return t(key, { date: date(`${Number(year) - 543}-${String(place).padStart(2, "0")}-${day.padStart(2, "0")}`) });
  }
  return source;
}
