// SPDX-License-Identifier: Apache-2.0
// The committee's marks of one sheet: mine, the others', the agreed ones. Kept and sent like every other typed line.
import { get, post, put, Problem } from "../api/client";
import { lineNumber, markPoints } from "../assessment/model";
import type { Indicator, Part } from "../assessment/types";
import { drafts } from "../drafts/drafts.svelte";
import type { Draft, Theirs, Values } from "../drafts/line";
import { t } from "../text";
import type { Mark, MarkSheet } from "./types";

export type Whose = "marks" | "agreed";
const kind = "mark";
const fields = ["process", "output", "outcome", "points", "reason"] as const;

interface Saved {
  mark: Mark;
  agreedPercent?: number | null;
  missing?: string[];
}

export class MarkBook {
  sheet = $state.raw<MarkSheet | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  /** Invalid numbers stay as typed, with the words beside them; the rest is sent. */
  errors = $state<Record<string, string>>({});
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    void drafts.register(kind, { send, read });
    $effect(() => drafts.onSaved((draft, sent) => this.#saved(draft, sent.reply as Saved | undefined)));
    $effect(() => void this.load());
  }
  async load(): Promise<void> {
    try {
      this.sheet = (await get<MarkSheet>(`${this.#path}/marks`)).data;
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
  address(whose: Whose, line: string): string {
    return `${this.#path}/${whose}/${line}?stage=${this.sheet?.stage ?? "area"}`;
  }
  draft(whose: Whose, line: string): Draft | undefined {
    return drafts.of(this.address(whose, line));
  }
  /** What is typed, or else what is stored. */
  mark(whose: Whose, line: string): Mark {
    const stored = this.#stored(whose, line);
    const draft = this.draft(whose, line);
    return draft ? { ...stored, ...(draft.body as Partial<Mark>) } : stored;
  }
  points(whose: Whose, line: string, indicator: Indicator): number | undefined {
    return markPoints(this.mark(whose, line), indicator);
  }
  async set(whose: Whose, line: string, change: Partial<Mark>, href: string, indicator: Indicator): Promise<void> {
    const now = { ...this.mark(whose, line), ...change };
    const body: Values = indicator.scoring === "lpa" ? { points: now.points } : { process: now.process, output: now.output, outcome: now.outcome };
    body["reason"] = now.reason ?? "";
    const label = t(whose === "agreed" ? "review.draftAgreed" : "review.draftOwn", { n: lineNumber(line) });
    await drafts.keep({ path: this.address(whose, line), kind, label, href, body, version: this.#stored(whose, line).version });
  }
  async copySelf(): Promise<number> {
    const { data } = await post<{ copied: number }>(`${this.#path}/agreed/copy-self?stage=${this.sheet?.stage ?? "area"}`, {});
    await this.load();
    return data.copied;
  }
  #stored(whose: Whose, line: string): Mark {
    const list = whose === "agreed" ? this.sheet?.agreed : this.sheet?.mine;
    return list?.find((one) => one.indicator === line) ?? { indicator: line, process: null, output: null, outcome: null, points: null, reason: "", version: 0 };
  }
  #saved(draft: Draft, reply: Saved | undefined): void {
    if (draft.kind !== kind || !draft.path.startsWith(`${this.#path}/`) || !this.sheet) return;
    if (!reply) return void this.load();
    const whose = draft.path.startsWith(`${this.#path}/agreed/`) ? "agreed" : "mine";
    const others = this.sheet[whose].filter((one) => one.indicator !== reply.mark.indicator);
    this.sheet = { ...this.sheet, [whose]: [...others, reply.mark], agreedPercent: reply.agreedPercent ?? this.sheet.agreedPercent };
  }
}
async function send(draft: Draft) {
  const { data } = await put<Saved>(draft.path, draft.body, { version: draft.version });
  return { version: data.mark.version, reply: data };
}
async function read(draft: Draft): Promise<Theirs> {
  const [, sheetPath = "", whose = "", line = ""] = /^(.*)\/(marks|agreed)\/([^?]+)/.exec(draft.path) ?? [];
  const { data } = await get<MarkSheet>(`${sheetPath}/marks`);
  const mark = (whose === "agreed" ? data.agreed : data.mine).find((one) => one.indicator === line);
  const body: Values = {};
  for (const key of Object.keys(draft.body)) body[key] = mark?.[key as (typeof fields)[number]] ?? null;
  return { body, version: mark?.version ?? 0, by: "", at: "" };
}
export type { Part };
