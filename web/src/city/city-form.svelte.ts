// SPDX-License-Identifier: Apache-2.0
// The base-data form of one town and year: what the server holds, what was typed on top of it, and what it makes of it.
import { get, post, Problem, put } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import { session } from "../shell/session.svelte";
import { bodyOf, type Catalogue, type Fact, type FactBody, type FactDefinition, type FactForm, type FactSaved, type Finding } from "./types";

const kind = "city-fact";

function pathOf(unit: string, fact: Pick<Fact, "key" | "period">): string {
  return `/units/${unit}/facts/${fact.key}/${fact.period}`;
}
async function readForm(unit: string, year: string): Promise<FactForm> {
  return (await get<FactForm>(`/units/${unit}/facts?year=${year}`)).data;
}

export class CityForm {
  form = $state.raw<FactForm | undefined>(undefined);
  catalogue = $state.raw<Catalogue | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  savedAt = $state("");
  readonly unit: string;
  readonly year: string;
  readonly #facts = $derived(new Map((this.form?.facts ?? []).map((fact) => [fact.key, fact])));
  readonly mine = $derived(drafts.lines.filter((draft) => draft.kind === kind && draft.path.startsWith(`/units/${this.unit}/`)));
  readonly editable = $derived(this.form?.editable ?? (session.can("facts.edit") && session.me.grants.some((grant) => String(grant.unitId) === this.unit || grant.unitUid === this.unit)));

  constructor(unit: string, year: string) {
    this.unit = unit;
    this.year = year;
  }
  async start(): Promise<void> {
    await drafts.register(kind, {
      send: async (draft) => {
        const { data } = await put<FactSaved>(draft.path, draft.body, { version: draft.version });
        return { version: data.fact.version, reply: data };
      },
      read: async (draft) => {
        const [, , unit, , key, period] = draft.path.split("/");
        const year = new URLSearchParams(draft.href.split("?")[1]).get("year") ?? draft.href.split("/").at(-1)!;
        const fact = (await readForm(unit!, year)).facts.find((one) => one.key === key && one.period === period);
        if (!fact) throw new Problem(404, {});
        return { body: bodyOf(fact), version: fact.version, by: fact.by ?? "", at: fact.at ?? "" };
      },
    });
    await this.load();
  }
  /** Learns what the queue sent; returns the way to stop listening. */
  listen(): () => void {
    return drafts.onSaved((draft, sent) => {
      if (draft.kind !== kind || !draft.path.startsWith(`/units/${this.unit}/`)) return;
      if (sent.reply) this.#adopt(sent.reply as FactSaved);
      else void this.load();
    });
  }
  async load(): Promise<void> {
    try {
      this.catalogue ??= (await get<Catalogue>("/facts/catalogue")).data;
      this.form = await readForm(this.unit, this.year);
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
  #adopt(saved: FactSaved): void {
    if (!this.form) return;
    this.savedAt = new Date().toISOString();
    const facts = this.form.facts.map((fact) => (fact.key === saved.fact.key && fact.period === saved.fact.period ? { ...saved.fact, history: fact.history } : fact));
    this.form = { ...this.form, facts, findings: saved.findings, filled: saved.filled, of: saved.of };
  }
  fact(key: string): Fact | undefined {
    return this.#facts.get(key);
  }
  draft(fact: Fact) {
    return drafts.of(pathOf(this.unit, fact));
  }
  /** What the person sees: the server's values with what was typed on top. */
  body(fact: Fact): FactBody {
    return { ...bodyOf(fact), ...(this.draft(fact)?.body as Partial<FactBody> | undefined) } as FactBody;
  }
  async change(definition: FactDefinition, fact: Fact, change: Partial<FactBody>): Promise<void> {
    const body = { ...this.body(fact), ...change } as FactBody;
    await drafts.keep({ path: pathOf(this.unit, fact), kind, label: definition.labelTh, href: `/city/${this.unit}/${this.year}`, body, version: fact.version });
  }
  async choose(fact: Fact, side: "mine" | "theirs"): Promise<void> {
    await drafts.choose(pathOf(this.unit, fact), side);
    if (side === "theirs") await this.load();
  }
  findings(key: string): Finding[] {
    return this.form?.findings.filter((finding) => finding.keys.includes(key)) ?? [];
  }
  async copyForward(): Promise<number> {
    const { data } = await post<{ copied: number }>(`/units/${this.unit}/facts/copy-forward`, { year: Number(this.year) });
    await this.load();
    return data.copied;
  }
}
/** Answered: a figure, a code, or the word that there is none. */
export function isFilled(body: Pick<FactBody, "value" | "code" | "quality">): boolean {
  return body.value !== null || body.code !== null || body.quality === "not-measured" || body.quality === "not-applicable";
}
