// SPDX-License-Identifier: Apache-2.0
// The rules of the month with their words, which are the server's own: the same file, put into the page by the build.
import { date } from "../format";
import type { Rules } from "../rules/doors";
import { loadRules } from "../rules/rules";
import { addTexts, language, t } from "../text";
import { checkMonth, readableParams, textKey, type RawFinding, type Typed } from "./month-check";
import type { MonthFinding, MonthForm } from "./types";

type File = { default: Parameters<typeof addTexts>[0] };
const files = import.meta.glob<File>("../../../locales/*/waste-rules.json");

export type MonthRules = (form: MonthForm, typed: Typed) => { handIn: MonthForm["handIn"]; findings: MonthFinding[] } | undefined;

export async function loadMonthRules(): Promise<MonthRules | undefined> {
  const words = Object.entries(files).find(([path]) => path.includes(`/${language()}/`))?.[1];
  try {
    const [rules, file] = await Promise.all([loadRules(), words?.()]);
    if (!rules || !file) return undefined;
    addTexts(file.default, "waste-rules.");
    return checker(rules);
  } catch {
    return undefined; // the words could not be fetched
  }
}
function checker(rules: Rules): MonthRules {
  return (form, typed) => {
    const checked = checkMonth(rules, form, typed);
    return checked && { handIn: checked.handIn, findings: checked.findings.map(worded) };
  };
}
function worded(finding: RawFinding): MonthFinding {
  const english = language() === "en";
  const params = readableParams(finding.params, (iso) => (english ? iso : date(iso)));
  const text = t(`waste-rules.${textKey(finding)}`, params);
  return { ...finding, textTh: english ? "" : text, textEn: english ? text : "" };
}
