// SPDX-License-Identifier: Apache-2.0
// The report of one month: what the server holds, and what was typed on top of it. One line of the queue carries all changed
// figures of the month, so that they go out one after another, each on the version that the one before it made.
import { get, post, Problem, put } from "../api/client";
import { drafts, type Values } from "../drafts/drafts.svelte";
import { monthYear } from "../format";
import { t } from "../text";
import { linesOf, readLines, writeLines, type DeliveryLine } from "./deliveries";
import { allFields, firstDay } from "./model";
import { loadMonthRules, type MonthRules } from "./month-rules";
import type { Figures, MonthEvidence, MonthFinding, MonthForm, Step } from "./types";

const kind = "waste-month";
const pause = 700;
/** Milliseconds after the last key before the rules speak, so that half a number is not scolded. */
const hush = 250;

function bodyOf(values: Values): { figures: Figures; knownBy?: string; note?: string; deliveries?: DeliveryLine[] } {
  const { knownBy, note, deliveries, ...figures } = values;
  return {
    figures: figures as Figures,
    ...(knownBy !== undefined && { knownBy: String(knownBy ?? "") }),
    ...(note !== undefined && { note: String(note ?? "") }),
    ...(deliveries !== undefined && { deliveries: readLines(String(deliveries)) }),
  };
}
function valueOf(form: MonthForm, name: string): string | number | null {
  if (name === "knownBy") return form.knownBy;
  if (name === "note") return form.note;
  if (name === "deliveries") return writeLines(linesOf(form.deliveries));
  return form.figures[name] ?? null;
}

export class MonthSheet {
  form = $state.raw<MonthForm | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  savedAt = $state("");
  /** Shown from this device because the server is out of reach. */
  copyAt = $state("");
  /** Typed, but not yet handed to the queue. */
  pending = $state.raw<Values>({});
  readonly unit: string;
  readonly month: string;
  readonly path: string;
  readonly draft = $derived.by(() => drafts.of(this.path));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rules: MonthRules | undefined;
  /** Several files at once begin a month once. */
  #beginning: Promise<void> | undefined;
  #hush: ReturnType<typeof setTimeout> | undefined;
  #checked = $state.raw<ReturnType<MonthRules>>(undefined);

  constructor(unit: string, month: string) {
    this.unit = unit;
    this.month = month;
    this.path = `/units/${unit}/waste/${month}`;
  }
  async start(): Promise<void> {
    await drafts.register(kind, {
      send: async (draft) => {
        const { data } = await put<MonthForm>(draft.path, bodyOf(draft.body), { version: draft.version });
        return { version: data.version, reply: data };
      },
      read: async (draft) => {
        const { data } = await get<MonthForm>(draft.path);
        const body = Object.fromEntries(Object.keys(draft.body).map((name) => [name, valueOf(data, name)]));
        if (draft.path === this.path) this.#adopt(data);
        return { body, version: data.version, by: "", at: "" };
      },
    });
    void loadMonthRules().then((rules) => {
      this.#rules = rules;
      this.#check();
    });
    await this.load();
    this.#check();
  }
  /** Learns what the queue sent; returns the way to stop listening. */
  listen(): () => void {
    return drafts.onSaved((draft, sent) => {
      if (draft.path !== this.path) return;
      this.savedAt = new Date().toISOString();
      if (sent.reply) this.#adopt(sent.reply as MonthForm);
      else void this.load();
    });
  }
  async load(): Promise<void> {
    try {
      this.#adopt((await get<MonthForm>(this.path)).data);
      this.problem = undefined;
      this.copyAt = "";
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      if (!error.offline || this.form) return;
      const copy = await drafts.copyOf<MonthForm>(this.path);
      if (!copy) return;
      this.form = copy.value;
      this.copyAt = copy.at;
      this.problem = undefined;
    }
  }
  #adopt(form: MonthForm): void {
    this.form = form;
    void drafts.keepCopy(this.path, form);
  }
  /** Something stands on this page that the server has not confirmed. */
  get #ahead(): boolean {
    return this.draft !== undefined || Object.keys(this.pending).length > 0;
  }
  #check(): void {
    clearTimeout(this.#hush);
    if (!this.form || !this.#rules || !this.#ahead) return;
    this.#checked = this.#rules(this.form, { figures: this.figures, knownBy: String(this.value("knownBy") ?? ""), note: String(this.value("note") ?? ""), deliveries: this.deliveries });
  }
  /** The server's word on what it holds; on what is typed, the word of the same rules on this device. */
  get findings(): MonthFinding[] {
    return (this.#ahead && this.#checked?.findings) || (this.form?.findings ?? []);
  }
  get handIn(): MonthForm["handIn"] | undefined {
    return (this.#ahead && this.#checked?.handIn) || this.form?.handIn;
  }
  get editable(): boolean {
    return this.form?.editable ?? false;
  }
  /** What the person sees: the server's value with what was typed on top. */
  value(name: string): string | number | null {
    if (name in this.pending) return this.pending[name] as string | number | null;
    const drafted = this.draft?.body;
    if (drafted && name in drafted) return drafted[name] as string | number | null;
    return this.form ? valueOf(this.form, name) : null;
  }
  figure(name: string): number | null {
    return this.value(name) as number | null;
  }
  get figures(): Figures {
    return Object.fromEntries(allFields.map(({ name }) => [name, this.figure(name)]));
  }
  get deliveries(): DeliveryLine[] {
    return readLines(String(this.value("deliveries") ?? "[]"));
  }
  changeDeliveries(lines: DeliveryLine[]): void {
    this.change("deliveries", writeLines(lines));
  }
  change(name: string, value: string | number | null): void {
    if (value === this.value(name)) return;
    // What was said about an earlier text of the page must not stand beside this one.
    if (!this.#ahead) this.#checked = undefined;
    this.pending = { ...this.pending, [name]: value };
    clearTimeout(this.#hush);
    this.#hush = setTimeout(() => this.#check(), hush);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }
  /** Hands what was typed to the queue, which keeps it on the device and sends it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#check();
    if (!this.form || Object.keys(this.pending).length === 0) return;
    const body = { ...this.draft?.body, ...this.pending };
    const line = { path: this.path, kind, label: t("waste.month", { month: monthYear(firstDay(this.month)) }), href: `/waste/${this.unit}/${this.month}`, body, version: this.form.version };
    const kept = drafts.keep(line);
    this.pending = {};
    await kept;
  }
  /** What is open and has a value in the month before: figures, how the amount was found, and where it went. */
  get fillable(): string[] {
    const names = allFields.map((field) => field.name).filter((name) => this.figure(name) === null && this.#previous(name) !== null);
    if (!this.value("knownBy") && this.form?.previousKnownBy) names.push("knownBy");
    if (!this.deliveries.length && this.form?.previousDeliveries.length) names.push("deliveries");
    return names;
  }
  fill(): void {
    for (const name of this.fillable) this.change(name, this.#previous(name));
  }
  #previous(name: string): number | string | null {
    if (name === "deliveries") return writeLines(linesOf(this.form?.previousDeliveries ?? []));
    return name === "knownBy" ? (this.form?.previousKnownBy ?? null) : (this.form?.previous[name] ?? null);
  }
  async discard(): Promise<void> {
    await drafts.discard(this.path);
    await this.load();
  }
  /** A file belongs to a report: what was typed goes first, and an untouched month begins as an empty draft. */
  begin(): Promise<void> {
    return (this.#beginning ??= this.#begin().finally(() => (this.#beginning = undefined)));
  }
  async #begin(): Promise<void> {
    await this.flush();
    await drafts.wake();
    await this.load();
    if (this.form?.state === "none" && !drafts.of(this.path)) this.#adopt((await put<MonthForm>(this.path, bodyOf({}), { version: 0 })).data);
  }
  setEvidence(evidence: MonthEvidence[]): void {
    if (this.form) this.#adopt({ ...this.form, evidence });
  }
  /** Takes a step; false: something typed is not on the server yet. */
  async step(step: Step, reason: string): Promise<boolean> {
    await this.flush();
    await drafts.wake();
    if (drafts.of(this.path) || !this.form) return false;
    this.#adopt((await post<MonthForm>(`${this.path}/steps`, { step, reason }, { version: this.form.version })).data);
    return true;
  }
}
