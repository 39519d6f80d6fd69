// SPDX-License-Identifier: Apache-2.0
// What is typed on one line of a sheet: kept on the device as it is typed, sent from the queue, never overwritten from
// outside while the person is at it.
import { untrack } from "svelte";
import type { Save } from "../form/SaveState.svelte";
import { drafts } from "../drafts/drafts.svelte";
import type { Draft, Values } from "../drafts/line";
import { named, t } from "../text";
import { fields, keepAnswer, type Field } from "./answer-draft";
import type { LineValues } from "./expected";
import { answerOf } from "./model";
import type { SheetPage } from "./sheet-page.svelte";
import type { Answer, Indicator } from "./types";

type Typed = Record<Field, string | number | null>;
const pause = 450;

export class AnswerForm {
  values = $state<Typed>({ process: null, output: null, outcome: null, lpaScore: null, lpaMax: null, reasons: "" });
  errors = $state<Record<string, string>>({});
  #touched = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly page: SheetPage;
  readonly line: string;
  readonly indicator: Indicator;
  readonly path: string;

  constructor(page: SheetPage, line: string, indicator: Indicator) {
    this.page = page;
    this.line = line;
    this.indicator = indicator;
    this.path = `${page.path}/answers/${line}`;
    $effect(() => {
      const { answer, draft } = this;
      if (untrack(() => this.#touched)) return;
      this.values = valuesOf(answer, draft);
    });
    $effect(() => () => this.flush());
  }
  get answer(): Answer {
    return answerOf(this.page.sheet!, this.line);
  }
  get draft(): Draft | undefined {
    return drafts.of(this.path);
  }
  get editable(): boolean {
    return this.page.sheet?.editable ?? false;
  }
  get save(): Save {
    const draft = this.draft;
    if (draft?.state === "conflict") return "conflict";
    if (draft?.state === "refused" || Object.keys(this.errors).length > 0) return "failed";
    if (draft?.state === "waiting" && (!drafts.online || draft.tries > 0)) return "kept";
    if (draft || this.#touched) return "saving";
    return this.answer.updatedAt ? "saved" : "idle";
  }
  /** The reason why the server refused the line. */
  get refusal(): string {
    const draft = this.draft;
    return draft?.state === "refused" ? (draft.problem?.text ?? "") : "";
  }
  setPart(field: Field, value: number | null): void {
    this.#set(field, value, this.#rangeError(field, value));
  }
  setNumber(field: "lpaScore" | "lpaMax", value: number | null | undefined, typed: string): void {
    const text = value === undefined || (value !== null && (value < 0 || value > 999_999)) ? t("answer.notANumber", { typed }) : "";
    this.#set(field, value ?? (value === undefined ? typed : null), text);
    this.#checkLpa();
  }
  setReasons(text: string): void {
    this.#set("reasons", text, "");
  }
  /** Keeps at once what is still in the pause after the last key. */
  flush(): void {
    if (!this.#touched) return;
    clearTimeout(this.#timer);
    void this.#keep();
  }
  discardRefused(): void {
    void drafts.discard(this.path);
    this.page.type(this.line, undefined);
    this.errors = {};
    this.#touched = false;
  }

  #set(field: Field, value: string | number | null, error: string): void {
    const errors = { ...this.errors };
    if (error) errors[field] = error;
    else delete errors[field];
    this.errors = errors;
    this.values[field] = value;
    this.#touched = true;
    this.page.type(this.line, this.#good() as LineValues);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), pause);
  }
  #rangeError(field: Field, value: number | null): string {
    const part = this.page.framework?.parts.find((one) => one.id === field);
    if (!part || value === null || (Number.isInteger(value) && value >= 0 && value <= part.max)) return "";
    return t("answer.outOfRange", { part: named(part), max: part.max, typed: value });
  }
  #checkLpa(): void {
    const { lpaScore: score, lpaMax: max } = this.values;
    if (typeof score !== "number" || typeof max !== "number") return;
    const errors = { ...this.errors };
    if (max <= 0) errors["lpaMax"] = t("answer.lpaMaxZero");
    else if (score > max) errors["lpaScore"] = t("answer.lpaAbove", { score, max });
    else {
      delete errors["lpaScore"];
      delete errors["lpaMax"];
    }
    this.errors = errors;
  }
  /** A field that is out of range stays as typed on the page; what counts and is sent is its last good value. */
  #good(): Values {
    const kept = valuesOf(this.answer, this.draft);
    const kind: Field[] = this.indicator.scoring === "lpa" ? ["lpaScore", "lpaMax", "reasons"] : ["process", "output", "outcome", "reasons"];
    return Object.fromEntries(kind.map((field) => [field, this.errors[field] ? kept[field] : this.values[field]]));
  }
  async #keep(): Promise<void> {
    const { answer } = this;
    const label = t("answer.draftLabel", { n: this.line.replace(/^.*-0*/, ""), unit: named(this.page.unit) });
    await keepAnswer(this.path, label, `${location.pathname}`, this.#good(), answer.version);
    this.page.type(this.line, undefined);
    this.#touched = Object.keys(this.errors).length > 0;
  }
}
function valuesOf(answer: Answer, draft: Draft | undefined): Typed {
  const values = {} as Typed;
  for (const field of fields) values[field] = (draft?.body[field] as string | number | null | undefined) ?? (draft && field in draft.body ? null : (answer[field] ?? null));
  values.reasons ??= "";
  return values;
}
