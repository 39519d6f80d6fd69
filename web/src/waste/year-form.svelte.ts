// SPDX-License-Identifier: Apache-2.0
// One yearly form: what the server holds, and what was typed on top of it. One line of the queue carries all that changed, so that
// nothing typed is lost and each save stands on the version that the one before it made.
import { get, Problem, put } from "../api/client";
import { drafts, type Values } from "../drafts/drafts.svelte";
import { t } from "../text";
import { entriesOf } from "./form-model";
import type { FormField, YearForm } from "./form-types";

const kind = "waste-form";
const pause = 700;

function valueOf(form: YearForm, key: string): string | number | null {
  const field = form.fields.find((one) => one.id === key.replace(/:reason$/, ""));
  if (!field?.hasEntered) return null;
  return key.endsWith(":reason") ? field.reason : field.kind === "text" ? field.enteredText : field.entered;
}

export class YearSheet {
  form = $state.raw<YearForm | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  savedAt = $state("");
  /** Shown from this device because the server is out of reach. */
  copyAt = $state("");
  pending = $state.raw<Values>({});
  readonly path: string;
  readonly href: string;
  readonly draft = $derived.by(() => drafts.of(this.path));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, href: string) {
    this.path = path;
    this.href = href;
  }
  async start(): Promise<void> {
    await drafts.register(kind, {
      send: async (draft) => {
        const { data } = await put<YearForm>(draft.path, { entries: entriesOf(draft.body) }, { version: draft.version });
        return { version: data.version, reply: data };
      },
      read: async (draft) => {
        const { data } = await get<YearForm>(draft.path);
        const body = Object.fromEntries(Object.keys(draft.body).map((key) => [key, valueOf(data, key)]));
        if (draft.path === this.path) this.#adopt(data);
        return { body, version: data.version, by: "", at: "" };
      },
    });
    await this.load();
  }
  /** Learns what the queue sent; returns the way to stop listening. */
  listen(): () => void {
    return drafts.onSaved((draft, sent) => {
      if (draft.path !== this.path) return;
      this.savedAt = new Date().toISOString();
      if (sent.reply) this.#adopt(sent.reply as YearForm);
      else void this.load();
    });
  }
  async load(): Promise<void> {
    try {
      this.#adopt((await get<YearForm>(this.path)).data);
      this.problem = undefined;
      this.copyAt = "";
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      if (!error.offline || this.form) return;
      const copy = await drafts.copyOf<YearForm>(this.path);
      if (!copy) return;
      this.form = copy.value;
      this.copyAt = copy.at;
      this.problem = undefined;
    }
  }
  #adopt(form: YearForm): void {
    this.form = form;
    void drafts.keepCopy(this.path, form);
  }
  /** What the person sees: the server's value with what was typed on top; null: nothing of a person. */
  value(key: string): string | number | null {
    if (key in this.pending) return this.pending[key] as string | number | null;
    const drafted = this.draft?.body;
    if (drafted && key in drafted) return drafted[key] as string | number | null;
    return this.form ? valueOf(this.form, key) : null;
  }
  /** Kept at once on the device; sent after a pause. A value over a computed one comes with its reason. */
  change(field: FormField, value: string | number | null, reason?: string): void {
    if (value === this.value(field.id) && (reason === undefined || reason === this.value(`${field.id}:reason`))) return;
    this.pending = { ...this.pending, [field.id]: value, ...(reason !== undefined && { [`${field.id}:reason`]: value === null ? null : reason }) };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.form || Object.keys(this.pending).length === 0) return;
    const body = { ...this.draft?.body, ...this.pending };
    const kept = drafts.keep({ path: this.path, kind, label: t("wasteForm.line", { year: this.form.year }), href: this.href, body, version: this.form.version });
    this.pending = {};
    await kept;
  }
  async discard(): Promise<void> {
    await drafts.discard(this.path);
    await this.load();
  }
}
