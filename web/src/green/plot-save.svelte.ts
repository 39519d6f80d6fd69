// SPDX-License-Identifier: Apache-2.0
// Saving what was drawn: the plot, the parts that were cut off it, and the plots that it took in, in an order that loses no
// ground when the connection breaks in between: parts first, then the plot, then what has gone into it.
import { get, newKey, post, Problem, put } from "../api/client";
import { byField } from "../form/problems";
import { parseDay } from "../form/be-day";
import { t } from "../text";
import { toGeoJson, type Shape } from "./geometry";
import { entryOf, type PlotDraft } from "./model";
import { queueChange, queueNew } from "./plot-draft";
import type { PlotEntry, PlotPage } from "./types";

export interface CutOff {
  key: string;
  shape: Shape;
}
export class PlotSaver {
  errors = $state.raw(new Map<string, string>());
  busy = $state(false);
  /** Somebody else saved the plot meanwhile: their version. */
  theirs = $state.raw<PlotPage | undefined>(undefined);
  cutOff = $state.raw<CutOff[]>([]);
  joined = $state.raw<number[]>([]);
  readonly #key = newKey();

  /** Where to go next; undefined: not saved, and `errors` or `theirs` say why. */
  async save(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, shape: Shape): Promise<string | undefined> {
    if (this.busy) return undefined;
    const { entry, wrong } = entryOf(draft, shape.length ? toGeoJson(shape) : null);
    this.errors = new Map(wrong.map((name) => [name, t("green.noNumber")]));
    if (wrong.length) return undefined;
    this.busy = true;
    try {
      return await this.#send(unit, page, draft, entry);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.offline) return await this.#queue(unit, page, draft, entry);
      if (error.stale && page) this.theirs = (await get<PlotPage>(`/green/plots/${page.plot.id}`)).data;
      else this.errors = new Map([...byField(error)].map(([field, text]) => [field.replace(/^entry\./, "").replace(/\[.*$/, ""), text]));
      return undefined;
    } finally {
      this.busy = false;
    }
  }
  async #send(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, entry: PlotEntry): Promise<string> {
    for (const [i, part] of this.cutOff.entries()) await post(`/units/${unit}/green/plots`, this.#new(draft, this.#partOf(entry, part, i)), { idempotencyKey: part.key });
    const { data } = page
      ? await put<PlotPage>(`/green/plots/${page.plot.id}`, entry, { version: page.plot.version })
      : await post<PlotPage>(`/units/${unit}/green/plots`, this.#new(draft, entry), { idempotencyKey: this.#key });
    for (const id of this.joined) {
      const other = (await get<PlotPage>(`/green/plots/${id}`)).data;
      if (other.plot.status === "lost") continue; // an earlier try came this far
      await post(`/green/plots/${id}/status`, { status: "lost", day: today(), reason: t("green.draw.joinedReason", { name: entry.nameTh, id: data.plot.id }) }, { version: other.plot.version });
    }
    return `/green/plots/${data.plot.id}`;
  }
  async #queue(unit: number | string, page: PlotPage | undefined, draft: PlotDraft, entry: PlotEntry): Promise<string | undefined> {
    if (this.joined.length) {
      this.errors = new Map([["", t("green.draw.joinNeedsServer")]]);
      return undefined;
    }
    for (const [i, part] of this.cutOff.entries()) await queueNew(unit, part.key, this.#new(draft, this.#partOf(entry, part, i)), this.#partOf(entry, part, i).nameTh);
    if (page) await queueChange(page.plot.id, page.plot.version, entry, entry.nameTh);
    else await queueNew(unit, this.#key, this.#new(draft, entry), entry.nameTh);
    return `/green/${unit}`;
  }
  #new(draft: PlotDraft, entry: PlotEntry): unknown {
    return { status: draft.status, day: parseDay(draft.day) ?? (draft.day.trim() || null), reason: null, entry };
  }
  /** A deed's area is that of the whole: the part has its own outline alone. */
  #partOf(entry: PlotEntry, part: CutOff, i: number): PlotEntry {
    return { ...entry, nameTh: `${entry.nameTh} (${i + 2})`, geometry: toGeoJson(part.shape), statedArea: null, areaReason: null };
  }
}
/** Thailand has one zone and no summer time. */
const today = () => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
