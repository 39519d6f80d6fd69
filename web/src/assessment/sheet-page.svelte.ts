// SPDX-License-Identifier: Apache-2.0
// A sheet with its framework and its town, as every page of the assessment needs them. Without a connection the last copy
// is shown with its time.
import { get, Problem } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import type { Draft } from "../drafts/line";
import { registerAnswers, type AnswerReply } from "./answer-draft";
import type { Rules } from "../rules/doors";
import { loadRules } from "../rules/rules";
import { scoreHere, type LineValues } from "./expected";
import { answerOf, findIndicator } from "./model";
import type { Answer, Framework, Indicator, Score, Sheet, UnitBrief } from "./types";

interface Copy {
  unit: UnitBrief;
  sheet: Sheet;
  framework: Framework;
}
const frameworks = new Map<string, Framework>();

export class SheetPage {
  unit = $state.raw<UnitBrief | undefined>(undefined);
  sheet = $state.raw<Sheet | undefined>(undefined);
  framework = $state.raw<Framework | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  /** When the score shown was worked out; `old`: the server has not been reached since. */
  scoredAt = $state("");
  old = $state(false);
  readonly path: string;
  readonly #unitId: string;
  #rules = $state.raw<Rules | undefined>(undefined);
  /** By line: typed, but not yet handed to the queue. */
  #typed = $state.raw<Record<string, LineValues>>({});
  /** The score with everything that this device holds, by the server's rules; undefined: the server knows all of it. */
  readonly expected = $derived.by(() => this.#scoreHere());

  constructor(unitId: string, year: string) {
    this.#unitId = unitId;
    this.path = `/units/${unitId}/sheets/${year}`;
    registerAnswers();
    $effect(() => drafts.onSaved((draft, sent) => this.#saved(draft, sent.reply as AnswerReply | undefined)));
    $effect(() => void this.load());
    void loadRules().then((rules) => (this.#rules = rules));
  }
  get score(): Score | undefined {
    return this.expected ?? this.sheet?.score;
  }
  /** What stands on a line of the form; undefined: the queue or the server has it. */
  type(line: string, values: LineValues | undefined): void {
    const { [line]: _, ...others } = this.#typed;
    this.#typed = values ? { ...others, [line]: values } : others;
  }
  get ready(): boolean {
    return this.sheet !== undefined && this.framework !== undefined && this.unit !== undefined;
  }
  async load(): Promise<void> {
    try {
      const [unit, sheet] = await Promise.all([get<UnitBrief>(`/units/${this.#unitId}`), get<Sheet>(this.path)]);
      const framework = await frameworkOf(sheet.data.edition);
      this.unit = unit.data;
      this.framework = framework;
      this.#show(sheet.data, new Date().toISOString());
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!error.offline || !(await this.#fromCopy())) this.problem = error;
    }
  }
  /** After a step of the review, or a mark: the server's new word on the whole sheet. */
  replace(sheet: Sheet): void {
    this.#show(sheet, new Date().toISOString());
  }
  setAnswer(answer: Answer): void {
    if (!this.sheet) return;
    const others = this.sheet.answers.filter((one) => one.indicator !== answer.indicator);
    this.sheet = { ...this.sheet, answers: [...others, answer] };
  }
  indicator(line: string): Indicator | undefined {
    return this.framework && findIndicator(this.framework, line);
  }
  #show(sheet: Sheet, at: string): void {
    this.sheet = sheet;
    this.scoredAt = at;
    this.old = false;
    this.#keep();
  }
  #saved(draft: Draft, reply: AnswerReply | undefined): void {
    if (!draft.path.startsWith(`${this.path}/`) || !this.sheet) return;
    if (!reply) return void this.load();
    this.setAnswer(reply.answer);
    this.#show({ ...this.sheet, score: reply.score, progress: reply.progress }, new Date().toISOString());
  }
  #scoreHere(): Score | undefined {
    const { sheet, framework } = this;
    const queued = drafts.lines.filter((line) => line.path.startsWith(`${this.path}/answers/`));
    if (!this.#rules || !sheet || !framework || (!queued.length && !Object.keys(this.#typed).length)) return undefined;
    const answers = (line: string): LineValues => ({
      ...answerOf(sheet, line),
      ...queued.find((one) => one.path.endsWith(`/answers/${line}`))?.body,
      ...this.#typed[line],
    });
    const score = scoreHere(this.#rules, framework, sheet.passMark, answers);
    // Limits that were set for a later round say nothing about the level of this one.
    const known = framework.levels.every((level) => level.validFrom <= `${sheet.year - 543}-09-30`);
    return score && (known ? score : { ...score, level: null, nextLevel: null });
  }
  #keep(): void {
    if (!this.unit || !this.sheet || !this.framework) return;
    void drafts.keepCopy(this.path, $state.snapshot({ unit: this.unit, sheet: this.sheet, framework: this.framework }));
  }
  async #fromCopy(): Promise<boolean> {
    const copy = await drafts.copyOf<Copy>(this.path);
    if (!copy) return this.sheet !== undefined;
    ({ unit: this.unit, sheet: this.sheet, framework: this.framework } = copy.value);
    this.scoredAt = copy.at;
    this.old = true;
    return true;
  }
}

async function frameworkOf(edition: string): Promise<Framework> {
  const known = frameworks.get(edition);
  if (known) return known;
  const { data } = await get<Framework>(`/frameworks/${edition}`);
  frameworks.set(edition, data);
  return data;
}
