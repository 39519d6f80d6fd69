// SPDX-License-Identifier: Apache-2.0
// The score of a sheet by the server's own rules, run on this device: what is typed counts before it has been sent.
// Pure: no page, no server.
import type { Flat, Rules } from "../rules/doors";
import { linesOf } from "./model";
import { parts, type Framework, type Indicator, type Score } from "./types";

/** What was answered on one line; null and a missing name: not answered. */
export type LineValues = Partial<Record<"process" | "output" | "outcome" | "lpaScore" | "lpaMax", number | null>>;

interface RawScore extends Omit<Score, "components" | "totalPercent" | "level" | "missing" | "nextLevel"> {
  components: { points: string; maxPoints: number; percent: string }[];
  totalPercent: string;
  level: number | null;
  missing: number[];
  nextLevel: { level: number; percentAway: string } | null;
  error?: string;
}
type Answers = (line: string) => LineValues | undefined;

const scorings = { parts: 0, lpa: 1, mean: 2 };

/** Undefined: an answer is not possible, or the rules did not understand; the server's word is waited for. */
export function scoreHere(rules: Rules, framework: Framework, passMark: number, answers: Answers): Score | undefined {
  const flat = flatSheet(framework, passMark, answers);
  const raw = flat && rules.ask<RawScore>("muang_score_sheet", flat);
  return raw && !raw.error ? named(raw, framework) : undefined;
}

function allLines(framework: Framework): { id: string; indicator: Indicator; at: number }[] {
  return framework.indicators.flatMap((indicator, at) => linesOf(indicator).map((id) => ({ id, indicator, at })));
}
function flatSheet(framework: Framework, passMark: number, answers: Answers): Flat | undefined {
  const flat: Flat = { pass_mark: passMark };
  framework.parts.forEach((part, i) => (flat[`part.${i}`] = part.max));
  framework.components.forEach((component, i) => (flat[`component.${i}`] = component.weightPercent));
  framework.levels.forEach((level, i) => (flat[`level.${i}`] = level.minimumPercent));
  framework.indicators.forEach((indicator, i) => {
    flat[`indicator.${i}.component`] = framework.components.findIndex((one) => one.id === indicator.component);
    flat[`indicator.${i}.scoring`] = scorings[indicator.scoring];
  });
  allLines(framework).forEach((line, i) => {
    const values = answers(line.id) ?? {};
    flat[`line.${i}.indicator`] = line.at;
    if (line.indicator.scoring === "lpa") {
      flat[`line.${i}.lpa_score`] = hundredths(values.lpaScore);
      flat[`line.${i}.lpa_max`] = hundredths(values.lpaMax);
    } else parts.forEach((part, p) => (flat[`line.${i}.part.${p}`] = values[part] ?? null));
  });
  return Object.values(flat).every((value) => value === null || Number.isSafeInteger(value)) ? flat : undefined;
}
/** Marks of the LPA have at most two decimals; NaN for one that has more, which the server refuses too. */
function hundredths(value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const scaled = Math.round(value * 100);
  return scaled / 100 === value ? scaled : NaN;
}
/** The double with these 64 bits. */
function double(bits: string): number {
  return new Float64Array(new BigUint64Array([BigInt(bits)]).buffer)[0]!;
}
function named(raw: RawScore, framework: Framework): Score {
  const lines = allLines(framework);
  return {
    ...raw,
    components: raw.components.map((one, i) => ({ id: framework.components[i]!.id, points: double(one.points), maxPoints: one.maxPoints, percent: double(one.percent) })),
    totalPercent: double(raw.totalPercent),
    level: raw.level === null ? null : framework.levels[raw.level]!.id,
    missing: raw.missing.map((at) => lines[at]!.id),
    nextLevel: raw.nextLevel && { id: framework.levels[raw.nextLevel.level]!.id, percentAway: raw.nextLevel.percentAway },
  };
}
