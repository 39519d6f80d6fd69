// SPDX-License-Identifier: Apache-2.0
// What a sheet says, read through its framework. Nothing here knows a number of points by heart.
import { parts, type Action, type Answer, type Framework, type Indicator, type Marks, type Score, type Sheet, type Sub } from "./types";

export type IndicatorState = "done" | "partly" | "none" | "returned";

/** The lines of a sheet that an indicator is answered on: itself, or its two halves. */
export function subsOf(indicator: Indicator): Sub[] {
  return (indicator.subs ?? []).map((sub) => (typeof sub === "string" ? { id: sub, nameTh: "", nameEn: "" } : sub));
}
export function linesOf(indicator: Indicator): string[] {
  const subs = subsOf(indicator);
  return indicator.scoring === "mean" && subs.length > 0 ? subs.map((sub) => sub.id) : [indicator.id];
}
/** ESC-19.1 → 19.1 */
export function lineNumber(line: string): string {
  return line.replace(/^.*-0*/, "");
}
export function maxPoints(framework: Framework): number {
  return framework.parts.reduce((sum, part) => sum + part.max, 0);
}
export function partMax(framework: Framework, part: string): number {
  return framework.parts.find((one) => one.id === part)?.max ?? 0;
}
export function emptyAnswer(line: string): Answer {
  return {
    indicator: line, process: null, output: null, outcome: null, lpaScore: null, lpaMax: null, reasons: "", version: 0,
    updatedAt: null, updatedBy: null, evidence: [], comments: 0,
  };
}
export function answerOf(sheet: Sheet, line: string): Answer {
  return sheet.answers.find((answer) => answer.indicator === line) ?? emptyAnswer(line);
}
/** Points of one line; undefined until it is answered whole. */
export function pointsOf(answer: Answer, indicator: Indicator, framework: Framework): number | undefined {
  if (indicator.scoring === "lpa") {
    if (answer.lpaScore === null || !answer.lpaMax) return undefined;
    return (maxPoints(framework) * answer.lpaScore) / answer.lpaMax;
  }
  return sumOf(answer);
}
export function sumOf(marks: Pick<Marks, "process" | "output" | "outcome">): number | undefined {
  const values = parts.map((part) => marks[part]);
  return values.some((value) => value === null || value === undefined) ? undefined : values.reduce<number>((sum, value) => sum + value!, 0);
}
/** Points of an indicator: of its line, or the mean of its two halves. */
export function indicatorPoints(sheet: Sheet, indicator: Indicator, framework: Framework): number | undefined {
  const all = linesOf(indicator).map((line) => pointsOf(answerOf(sheet, line), indicator, framework));
  if (all.some((points) => points === undefined)) return undefined;
  return all.reduce<number>((sum, points) => sum + points!, 0) / all.length;
}
/** The same from the committee's agreed marks. */
export function agreedPoints(sheet: Sheet, indicator: Indicator): number | undefined {
  const all = linesOf(indicator).map((line) => {
    const marks = answerOf(sheet, line).areaMarks;
    return marks ? markPoints(marks, indicator) : undefined;
  });
  if (all.some((points) => points === undefined)) return undefined;
  return all.reduce<number>((sum, points) => sum + points!, 0) / all.length;
}
export function markPoints(marks: Marks, indicator: Indicator): number | undefined {
  if (indicator.scoring !== "lpa") return sumOf(marks);
  return marks.points ?? marks.lpaPoints ?? undefined;
}
export function stateOf(sheet: Sheet, indicator: Indicator, framework: Framework): IndicatorState {
  const answers = linesOf(indicator).map((line) => answerOf(sheet, line));
  if (sheet.state === "draft" && answers.some((answer) => answer.returnReason)) return "returned";
  if (answers.every((answer) => pointsOf(answer, indicator, framework) !== undefined)) return "done";
  return answers.some(touched) ? "partly" : "none";
}
function touched(answer: Answer): boolean {
  return answer.version > 0 && [answer.process, answer.output, answer.outcome, answer.lpaScore, answer.reasons || null].some((value) => value !== null);
}
/** How many points of the total of 100 a full indicator of this component brings. */
export function worth(framework: Framework, indicator: Indicator): number {
  const component = framework.components.find((one) => one.id === indicator.component);
  const siblings = framework.indicators.filter((one) => one.component === indicator.component).length;
  return component && siblings > 0 ? component.weightPercent / siblings : 0;
}
export function findIndicator(framework: Framework, line: string): Indicator | undefined {
  return framework.indicators.find((one) => one.id === line || linesOf(one).includes(line));
}
/** One decimal, but never rounded up to a mark that is not reached: 69.96 under 70 reads 69.96. */
export function roundedBelow(value: number, mark: number, passed: boolean): number {
  let places = 1;
  let rounded = Number(value.toFixed(places));
  while (!passed && rounded >= mark && places < 6) rounded = Number(value.toFixed(++places));
  return rounded;
}
export function toPass(score: Score): number {
  if (score.passed) return 0;
  const exact = score.toPass === null || score.toPass === undefined ? score.passMark - score.totalPercent : Number(score.toPass);
  return Math.max(0.1, Math.ceil(exact * 10 - 1e-6) / 10);
}
/** The order in which buttons stand: the step forward first, the steps back last. */
const order: Action[] = ["submit", "check", "score", "certify", "announce", "enter-national", "score-national", "recommend", "return", "withdraw", "reopen", "revoke"];
export function sortedActions(actions: Action[]): Action[] {
  return [...actions].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
export const needsReason: ReadonlySet<Action> = new Set<Action>(["revoke", "reopen"]);
export const goesBack: ReadonlySet<Action> = new Set<Action>(["return", "withdraw", "reopen", "revoke"]);
/** Moments travel as ISO text or as milliseconds; pages show text. */
export function instant(at: string | number | null | undefined): string {
  return typeof at === "number" ? new Date(at).toISOString() : (at ?? "");
}
