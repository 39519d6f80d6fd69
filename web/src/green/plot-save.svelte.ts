// SPDX-License-Identifier: Apache-2.0
// Saving what was drawn: the plot, or the step in which it took others in or became several. Each is one request, so nothing is half done when
// the connection breaks.
import { get, newKey, post, Problem, put } from "../api/client";
import { byField } from "../form/problems";
import { parseDay, today, typedDay } from "../form/be-day";
import { t } from "../text";
import { stepOf, type CutOff, type Drawing } from "./editing";
import { toGeoJson } from "./geometry";
import { entryOf, type PlotDraft } from "./model";
import { queueChange, queueNew, queueStep } from "./plot-draft";
import type { PlotEntry, PlotPage, PlotRow } from "./types";

export class PlotSaver {
  errors = $state.raw(new Map<string, string>());
  busy = $state(false);
  /** Somebody else saved the plot meanwhile: their version. */
  theirs = $state.raw<PlotPage | undefined>(undefined);
  /** Of the merge or split, as typed. */
  day = $state(typedDay(today()));
  reason = $state("");
  readonly #key = newKey();

  /** Where to go next; undefined: not saved, and `errors` or `theirs` say why. */
  async save(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, drawing: Drawing): Promise<string | undefined> {
    if (this.busy) return undefined;
    const { entry, wrong } = entryOf(draft, drawing.shape.length ? toGeoJson(drawing.shape) : null, drawing.repaired);
    this.errors = new Map(wrong.map((name) => [name, t("green.noNumber")]));
    if (drawing.joined?.length && drawing.cutOff?.length) this.errors = new Map([["geometry", t("green.draw.oneStep")]]);
    if (this.errors.size) return undefined;
    this.busy = true;
    try {
      return await this.#send(unit, page, draft, entry, drawing);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.offline) return await this.#queue(unit, page, draft, entry, drawing);
      if (error.stale && page && error.code !== staleOther) this.theirs = (await get<PlotPage>(`/green/plots/${page.plot.id}`)).data;
      else this.errors = this.#errorsOf(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
  async #send(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, entry: PlotEntry, drawing: Drawing): Promise<string> {
    if (!page) {
      for (const [i, part] of (drawing.cutOff ?? []).entries()) await post(`/units/${unit}/green/plots`, this.#new(draft, this.#partOf(entry, part, i)), { idempotencyKey: part.key });
      const { data } = await post<PlotPage>(`/units/${unit}/green/plots`, this.#new(draft, entry), { idempotencyKey: this.#key });
      return `/green/plots/${data.plot.id}`;
    }
    const path = `/green/plots/${page.plot.id}`, options = { version: page.plot.version, idempotencyKey: this.#key };
    const step = stepOf(drawing);
    if (step === "split") {
      const { data } = await post<{ parts: PlotRow[] }>(`${path}/split`, this.#stepBody(entry, drawing), options);
      return `/green/plots/${data.parts[0]!.id}`;
    }
    if (step === "merge") await post(`${path}/merge`, this.#stepBody(entry, drawing), options);
    else await put(path, entry, { version: page.plot.version });
    return path;
  }
  async #queue(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, entry: PlotEntry, drawing: Drawing): Promise<string> {
    const step = stepOf(drawing);
    if (page && step) await queueStep(page.plot.id, step, this.#key, page.plot.version, this.#stepBody(entry, drawing), entry.nameTh);
    else if (page) await queueChange(page.plot.id, page.plot.version, entry, page.entry);
    else {
      for (const [i, part] of (drawing.cutOff ?? []).entries()) await queueNew(unit, part.key, this.#new(draft, this.#partOf(entry, part, i)), this.#partOf(entry, part, i).nameTh);
      await queueNew(unit, this.#key, this.#new(draft, entry), entry.nameTh);
    }
    return `/green/${unit}`;
  }
  #new(draft: PlotDraft, entry: PlotEntry): unknown {
    return { status: draft.status, day: parseDay(draft.day) ?? (draft.day.trim() || null), reason: null, entry };
  }
  #stepBody(entry: PlotEntry, drawing: Drawing): unknown {
    const when = { day: parseDay(this.day) ?? this.day.trim(), reason: this.reason.trim() };
    if (stepOf(drawing) === "merge") return { ...when, absorbed: drawing.joined, entry };
    return { ...when, parts: [entry, ...(drawing.cutOff ?? []).map((part, i) => this.#partOf(entry, part, i))] };
  }
  /** A deed's area is that of the whole, and money must not stand twice: the part has its own outline alone. */
  #partOf(entry: PlotEntry, part: CutOff, i: number): PlotEntry {
    return { ...entry, nameTh: `${entry.nameTh} (${i + 2})`, geometry: toGeoJson(part.shape), statedArea: null, areaReason: null, budgetBaht: null, plannedBaht: null };
  }
  #errorsOf(error: Problem): Map<string, string> {
    const found = new Map<string, string>();
    for (const [field, text] of byField(error)) {
      const name = /^(parts\[[1-9]|absorbed)/.test(field) ? "" : field.replace(/^(entry|parts\[0\])\./, "").replace(/[.[].*$/, "");
      found.set(name, found.has(name) ? `${found.get(name)} ${text}` : text);
    }
    return found;
  }
}
/** One of the others was saved by somebody since it was read here. */
const staleOther = "E5847";
