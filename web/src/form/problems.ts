// SPDX-License-Identifier: Apache-2.0
import type { FieldProblem, Problem } from "../api/client";
import { named, t } from "../text";

/** The words of one problem or finding in the chosen language. */
export function words(problem: { textTh: string; textEn: string }): string {
  return named(problem, "text");
}
/** Problems of a reply by the field they belong to; "" holds those of the whole form. */
export function byField(problem: Problem | undefined): Map<string, string> {
  const found = new Map<string, string>();
  const add = (field: string, text: string) => found.set(field, found.has(field) ? `${found.get(field)} ${text}` : text);
  for (const line of problem?.problems ?? []) add(plainField(line), words(line));
  if (problem && !found.size) add("", problem.offline ? t("trouble.offlineText") : problem.message);
  return found;
}
/** "/members/0/personId" and "members.0.personId" both name personId of the first member. */
function plainField(line: FieldProblem): string {
  return (line.field ?? "").replace(/^[/#]+/, "").replaceAll("/", ".");
}
