// SPDX-License-Identifier: Apache-2.0
// What there is to survey in a town: its plots and its trees, from the server or as this device kept them.
import { get, Problem } from "../api/client";
import { drafts } from "../drafts/drafts.svelte";
import type { TreeList, TreeRow } from "../trees/types";
import { fromGeoJson, type Position, type Shape } from "./geometry";
import { getKept } from "./kept.svelte";
import type { Outlines } from "./model";
import { near, type Near } from "./near";
import type { PlotPage } from "./types";

export interface SurveyPlot {
  kind: "plot";
  id: number;
  name: string;
  rai: string;
  status: string;
  shape: Shape;
}
export interface SurveyTree {
  kind: "tree";
  id: number;
  name: string;
  row: TreeRow;
}
export type Thing = SurveyPlot | SurveyTree;

/** Trees that are kept of a town; of a larger one those around the place. Our choice: some 600 bytes each. */
const most = 2000, page = 500;
/** Degrees around the place, some 1.1 km. */
const around = 0.01;
/** Plots whose whole entry is kept, so that a note can be written without a connection. */
const nearest = 12;

export class Survey {
  plots = $state.raw<SurveyPlot[]>([]);
  trees = $state.raw<SurveyTree[]>([]);
  /** When the copy was made; empty: it is what the server has now. */
  copyAt = $state("");
  mayRecord = $state(false);
  problem = $state.raw<Problem | undefined>(undefined);
  ready = $state(false);
  /** There are more trees than are kept here: those around this place. */
  center = $state.raw<Position | undefined>(undefined);
  readonly #unit: string;

  constructor(unit: string) {
    this.#unit = unit;
  }
  async read(at: Position | undefined): Promise<void> {
    try {
      const outlines = await getKept<Outlines>(`/units/${this.#unit}/green/outlines`);
      this.plots = outlines.data.features.map(({ id, properties, geometry }) => ({ kind: "plot", id, name: String(properties["name"]), rai: String(properties["rai"]), status: String(properties["status"]), shape: fromGeoJson(geometry) }));
      this.copyAt = outlines.copyAt;
      await this.#readTrees(at);
      [this.problem, this.ready] = [undefined, true];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
  /** The plots around are read whole while there is a connection. */
  async keepAround(at: Position): Promise<void> {
    if (!drafts.online) return;
    for (const one of near(this.plots, (plot) => plot.shape, at).slice(0, nearest)) {
      try {
        await getKept<PlotPage>(`/green/plots/${one.of.id}`);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return;
      }
    }
  }
  async #readTrees(at: Position | undefined): Promise<void> {
    const copy = `survey:${this.#unit}`;
    try {
      const path = `/units/${this.#unit}/green/trees?limit=${page}`;
      let list = (await get<TreeList>(path)).data;
      const frame = list.total > most && at ? `&bbox=${[at[0] - around, at[1] - around, at[0] + around, at[1] + around].map((one) => one.toFixed(7)).join(",")}` : "";
      if (frame) list = (await get<TreeList>(path + frame)).data;
      const rows = [...list.items];
      while (list.next && rows.length < most) {
        list = (await get<TreeList>(`${path}${frame}&cursor=${encodeURIComponent(list.next)}`)).data;
        rows.push(...list.items);
      }
      this.mayRecord = list.mayRecord;
      this.center = list.next || frame ? at : undefined;
      this.#show(rows);
      await drafts.keepCopy(copy, { rows, mayRecord: list.mayRecord });
    } catch (error) {
      if (!(error instanceof Problem) || !error.offline) throw error;
      const kept = await drafts.copyOf<{ rows: TreeRow[]; mayRecord: boolean }>(copy);
      if (!kept) throw error;
      this.mayRecord = kept.value.mayRecord;
      this.#show(kept.value.rows);
      this.copyAt = kept.at;
    }
  }
  #show(rows: TreeRow[]): void {
    this.trees = rows.filter((row) => row.status === "living" || row.status === "moved").map((row) => ({ kind: "tree", id: row.id, name: row.nameTh, row }));
  }
  /** Near a place; with `first` those that were not measured since that day stand before the others. */
  around(at: Position, kinds: "all" | "tree" | "plot", first: string): Near<Thing>[] {
    const things: Thing[] = [...(kinds === "plot" ? [] : this.trees), ...(kinds === "tree" ? [] : this.plots.filter((plot) => plot.status !== "lost"))];
    const found = near(things, (thing) => (thing.kind === "plot" ? thing.shape : placeOf(thing.row)), at);
    if (!first) return found;
    const waits = (one: Near<Thing>) => (one.of.kind === "tree" && one.of.row.measuredOn < first ? 0 : 1);
    return found.sort((a, b) => waits(a) - waits(b) || a.metres - b.metres);
  }
}
export const placeOf = (row: TreeRow): Position | undefined => (row.latE7 === null || row.lonE7 === null ? undefined : [row.lonE7 / 1e7, row.latE7 / 1e7]);
